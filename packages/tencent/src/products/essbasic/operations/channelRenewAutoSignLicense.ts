// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { LicenseNoQuota } from "../refusals.ts"
import { UserInfo } from "../structs/UserInfo.ts"
import { Agent } from "../structs/Agent.ts"
import { UserThreeFactor } from "../structs/UserThreeFactor.ts"

/**
 * Channel renew auto sign license (续期医疗自动签许可).
 *
 * Required: `Agent`, `SceneKey`, `UserInfo`.
 *
 * Refusals: `LicenseNoQuota`.
 *
 * Other codes: `AuthFailure`, `FailedOperation`, `InternalError`, `InternalError.Api`, `InternalError.Db`,
 * `InternalError.DependsApi`, `InvalidParameter`, `InvalidParameter.CardNumber`, `InvalidParameter.CardType`,
 * `InvalidParameter.Name`, `MissingParameter`, `OperationDenied`.
 *
 * @deprecated The vendor's documents say so.
 */
export const channelRenewAutoSignLicense = operation("ChannelRenewAutoSignLicense", {
  request: Wire.struct({
    Agent,
    SceneKey: Wire.String,
    UserInfo: UserThreeFactor,
    Operator: Wire.optional(UserInfo)
  }),
  response: Wire.struct({
    LicenseTo: Wire.optional(Wire.Int)
  }),
  refusals: {
    codes: {
      "FailedOperation.LicenseNoQuota": LicenseNoQuota
    }
  },
  errorCodes: [
    "AuthFailure",
    "FailedOperation",
    "FailedOperation.LicenseNoQuota",
    "InternalError",
    "InternalError.Api",
    "InternalError.Db",
    "InternalError.DependsApi",
    "InvalidParameter",
    "InvalidParameter.CardNumber",
    "InvalidParameter.CardType",
    "InvalidParameter.Name",
    "MissingParameter",
    "OperationDenied"
  ]
})
