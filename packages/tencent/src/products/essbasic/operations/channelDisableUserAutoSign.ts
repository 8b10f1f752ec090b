// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NotInAutoSignWhiteList } from "../refusals.ts"
import { UserInfo } from "../structs/UserInfo.ts"
import { Agent } from "../structs/Agent.ts"
import { UserThreeFactor } from "../structs/UserThreeFactor.ts"

/**
 * Channel disable user auto sign (关闭个人自动签功能).
 *
 * Required: `Agent`, `SceneKey`, `UserInfo`.
 *
 * Refusals: `NotInAutoSignWhiteList`.
 *
 * Other codes: `AuthFailure`, `FailedOperation`, `InternalError.Db`, `InternalError.Encryption`,
 * `InvalidParameter`, `InvalidParameter.CardNumber`, `InvalidParameter.CardType`, `InvalidParameter.Name`,
 * `MissingParameter`, `OperationDenied`.
 */
export const channelDisableUserAutoSign = operation("ChannelDisableUserAutoSign", {
  request: Wire.struct({
    Agent,
    SceneKey: Wire.String,
    UserInfo: UserThreeFactor,
    Operator: Wire.optional(UserInfo)
  }),
  response: Wire.struct({}),
  refusals: {
    codes: {
      "OperationDenied.NotInAutoSignWhiteList": NotInAutoSignWhiteList
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
    "MissingParameter",
    "OperationDenied",
    "OperationDenied.NotInAutoSignWhiteList"
  ]
})
