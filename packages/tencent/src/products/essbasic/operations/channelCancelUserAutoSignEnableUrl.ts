// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { UserAutoSignEnableAlready, UserAutoSignEnableUrlNotExist } from "../refusals.ts"
import { UserInfo } from "../structs/UserInfo.ts"
import { Agent } from "../structs/Agent.ts"
import { UserThreeFactor } from "../structs/UserThreeFactor.ts"

/**
 * Channel cancel user auto sign enable url (撤销自动签开通链接).
 *
 * Required: `Agent`, `Operator`, `SceneKey`, `UserInfo`.
 *
 * Refusals: `UserAutoSignEnableAlready`, `UserAutoSignEnableUrlNotExist`.
 *
 * Other codes: `InternalError.Db`, `InternalError.Encryption`, `InvalidParameter.ParamError`, `MissingParameter`,
 * `OperationDenied`.
 */
export const channelCancelUserAutoSignEnableUrl = operation("ChannelCancelUserAutoSignEnableUrl", {
  request: Wire.struct({
    Agent,
    Operator: UserInfo,
    SceneKey: Wire.String,
    UserInfo: UserThreeFactor
  }),
  response: Wire.struct({}),
  refusals: {
    codes: {
      "FailedOperation.UserAutoSignEnableAlready": UserAutoSignEnableAlready,
      "FailedOperation.UserAutoSignEnableUrlNotExist": UserAutoSignEnableUrlNotExist
    }
  },
  errorCodes: [
    "FailedOperation.UserAutoSignEnableAlready",
    "FailedOperation.UserAutoSignEnableUrlNotExist",
    "InternalError.Db",
    "InternalError.Encryption",
    "InvalidParameter.ParamError",
    "MissingParameter",
    "OperationDenied"
  ]
})
