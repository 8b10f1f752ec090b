// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Credentials } from "../structs/Credentials.ts"

/**
 * Issues a temporary key of the caller that may do no more than `Policy` allows.
 *
 * 获取联合身份临时访问凭证.
 *
 * Required: `Name`, `Policy`.
 *
 * Other codes: `InternalError.DbError`, `InternalError.EncryptError`, `InternalError.GetAppIdError`,
 * `InternalError.GetSeedTokenError`, `InternalError.SystemError`, `InvalidParameter.AccountNotAvaliable`,
 * `InvalidParameter.ExtendStrategyOverSize`, `InvalidParameter.GrantOtherResource`,
 * `InvalidParameter.OverTimeError`, `InvalidParameter.ParamError`, `InvalidParameter.PolicyTooLong`,
 * `InvalidParameter.ResouceError`, `InvalidParameter.StrategyFormatError`, `InvalidParameter.StrategyInvalid`,
 * `InvalidParameter.TempCodeNotAvaliable`, `ResourceNotFound.RoleNotFound`, `UnauthorizedOperation`,
 * `UnsupportedOperation`.
 */
export const getFederationToken = operation("GetFederationToken", {
  request: Wire.struct({
    Name: Wire.String,
    Policy: Wire.String,
    DurationSeconds: Wire.optional(Wire.int({ minimum: 0, maximum: 129600 }))
  }),
  response: Wire.struct({
    Credentials,
    ExpiredTime: Wire.int({ minimum: 0 }),
    Expiration: Wire.optional(Wire.String)
  }),
  errorCodes: [
    "InternalError.DbError",
    "InternalError.EncryptError",
    "InternalError.GetAppIdError",
    "InternalError.GetSeedTokenError",
    "InternalError.SystemError",
    "InvalidParameter.AccountNotAvaliable",
    "InvalidParameter.ExtendStrategyOverSize",
    "InvalidParameter.GrantOtherResource",
    "InvalidParameter.OverTimeError",
    "InvalidParameter.ParamError",
    "InvalidParameter.PolicyTooLong",
    "InvalidParameter.ResouceError",
    "InvalidParameter.StrategyFormatError",
    "InvalidParameter.StrategyInvalid",
    "InvalidParameter.TempCodeNotAvaliable",
    "ResourceNotFound.RoleNotFound",
    "UnauthorizedOperation",
    "UnsupportedOperation"
  ]
}).annotate(Operation.Idempotent, true)
