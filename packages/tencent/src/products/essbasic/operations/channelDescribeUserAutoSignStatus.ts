// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { UserInfo } from "../structs/UserInfo.ts"
import { Agent } from "../structs/Agent.ts"
import { UserThreeFactor } from "../structs/UserThreeFactor.ts"

/**
 * Channel describe user auto sign status (查询个人用户开通自动签状态).
 *
 * Required: `Agent`, `SceneKey`, `UserInfo`.
 *
 * Other codes: `AuthFailure`, `FailedOperation`, `InternalError.Db`, `InternalError.Encryption`,
 * `InvalidParameter.CardNumber`, `InvalidParameter.CardType`, `InvalidParameter.Name`, `MissingParameter`,
 * `OperationDenied`.
 */
export const channelDescribeUserAutoSignStatus = operation("ChannelDescribeUserAutoSignStatus", {
  request: Wire.struct({
    Agent,
    SceneKey: Wire.String,
    UserInfo: UserThreeFactor,
    Operator: Wire.optional(UserInfo)
  }),
  response: Wire.struct({
    IsOpen: Wire.Boolean,
    LicenseFrom: Wire.optional(Wire.Int),
    LicenseTo: Wire.optional(Wire.Int),
    LicenseType: Wire.optional(Wire.Int),
    SealId: Wire.optional(Wire.String)
  }),
  errorCodes: [
    "AuthFailure",
    "FailedOperation",
    "InternalError.Db",
    "InternalError.Encryption",
    "InvalidParameter.CardNumber",
    "InvalidParameter.CardType",
    "InvalidParameter.Name",
    "MissingParameter",
    "OperationDenied"
  ]
}).annotate(Operation.Idempotent, true)
