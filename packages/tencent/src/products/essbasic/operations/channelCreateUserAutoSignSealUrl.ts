// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { UserInfo } from "../structs/UserInfo.ts"
import { Agent } from "../structs/Agent.ts"
import { UserThreeFactor } from "../structs/UserThreeFactor.ts"

/**
 * Channel create user auto sign seal url (获取设置自动签印章小程序链接).
 *
 * Required: `Agent`, `SceneKey`, `UserInfo`.
 *
 * Other codes: `FailedOperation`, `InternalError.Db`, `InternalError.Decryption`, `InternalError.DependsApi`,
 * `InternalError.Encryption`, `InvalidParameter`, `MissingParameter`, `OperationDenied`.
 */
export const channelCreateUserAutoSignSealUrl = operation("ChannelCreateUserAutoSignSealUrl", {
  request: Wire.struct({
    Agent,
    SceneKey: Wire.String,
    UserInfo: UserThreeFactor,
    Operator: Wire.optional(UserInfo),
    ExpiredTime: Wire.optional(Wire.Int),
    EndPoint: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    AppId: Wire.optional(Wire.String),
    AppOriginalId: Wire.optional(Wire.String),
    Url: Wire.String,
    Path: Wire.optional(Wire.String),
    QrCode: Wire.optional(Wire.String)
  }),
  errorCodes: [
    "FailedOperation",
    "InternalError.Db",
    "InternalError.Decryption",
    "InternalError.DependsApi",
    "InternalError.Encryption",
    "InvalidParameter",
    "MissingParameter",
    "OperationDenied"
  ]
})
