// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { InvalidApproverAge } from "../refusals.ts"
import { UserInfo } from "../structs/UserInfo.ts"
import { Agent } from "../structs/Agent.ts"
import { AutoSignConfig } from "../structs/AutoSignConfig.ts"

/**
 * Channel create user auto sign enable url (获取个人用户自动签的开通链接).
 *
 * Required: `Agent`, `SceneKey`.
 *
 * Refusals: `InvalidApproverAge`.
 *
 * Other codes: `AuthFailure`, `FailedOperation`, `InternalError.Db`, `InternalError.Encryption`,
 * `InvalidParameter`, `InvalidParameter.CardNumber`, `InvalidParameter.CardType`, `InvalidParameter.Name`,
 * `InvalidParameter.ParamError`, `MissingParameter`, `OperationDenied`.
 */
export const channelCreateUserAutoSignEnableUrl = operation("ChannelCreateUserAutoSignEnableUrl", {
  request: Wire.struct({
    Agent,
    SceneKey: Wire.String,
    Operator: Wire.optional(UserInfo),
    AutoSignConfig: Wire.optional(AutoSignConfig),
    UrlType: Wire.optional(Wire.String),
    NotifyType: Wire.optional(Wire.String),
    NotifyAddress: Wire.optional(Wire.String),
    ExpiredTime: Wire.optional(Wire.Int),
    UserData: Wire.optional(Wire.String),
    EndPoint: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    Url: Wire.String,
    AppId: Wire.optional(Wire.String),
    AppOriginalId: Wire.optional(Wire.String),
    Path: Wire.optional(Wire.String),
    QrCode: Wire.optional(Wire.String),
    UrlType: Wire.optional(Wire.String)
  }),
  refusals: {
    codes: {
      "OperationDenied.InvalidApproverAge": InvalidApproverAge
    }
  },
  errorCodes: [
    "AuthFailure",
    "FailedOperation",
    "InternalError.Db",
    "InternalError.Encryption",
    "InvalidParameter",
    "InvalidParameter.CardNumber",
    "InvalidParameter.CardType",
    "InvalidParameter.Name",
    "InvalidParameter.ParamError",
    "MissingParameter",
    "OperationDenied",
    "OperationDenied.InvalidApproverAge"
  ]
})
