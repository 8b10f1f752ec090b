// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { CheckMFAError, MFATypeNotSupported } from "../refusals.ts"
import { Credentials } from "../structs/Credentials.ts"
import { Tag } from "../structs/Tag.ts"

/**
 * Issues a temporary key of a role to the caller, for two hours unless `DurationSeconds` says otherwise.
 *
 * 申请扮演角色临时访问凭证.
 *
 * Required: `RoleArn`, `RoleSessionName`.
 *
 * Refusals: `CheckMFAError`, `MFATypeNotSupported`.
 *
 * Other codes: `InternalError.DbError`, `InternalError.EncryptError`, `InternalError.GetAppIdError`,
 * `InternalError.GetRoleError`, `InternalError.GetSeedTokenError`, `InternalError.IllegalRole`,
 * `InternalError.PbSerializeError`, `InternalError.SystemError`, `InternalError.UnknownError`,
 * `InvalidParameter.AccountNotAvaliable`, `InvalidParameter.ExtendStrategyOverSize`,
 * `InvalidParameter.GrantOtherResource`, `InvalidParameter.OverLimit`, `InvalidParameter.OverTimeError`,
 * `InvalidParameter.ParamError`, `InvalidParameter.PolicyTooLong`, `InvalidParameter.ResouceError`,
 * `InvalidParameter.StrategyFormatError`, `InvalidParameter.StrategyInvalid`,
 * `InvalidParameter.TempCodeNotAvaliable`, `ResourceNotFound.RoleNotFound`, `UnauthorizedOperation`,
 * `UnsupportedOperation`.
 */
export const assumeRole = operation("AssumeRole", {
  request: Wire.struct({
    RoleArn: Wire.String,
    RoleSessionName: Wire.string({ minLength: 2, maxLength: 128 }),
    DurationSeconds: Wire.optional(Wire.int({ minimum: 0, maximum: 43200 })),
    Policy: Wire.optional(Wire.String),
    ExternalId: Wire.optional(Wire.String),
    Tags: Wire.optional(Wire.array(Tag)),
    SourceIdentity: Wire.optional(Wire.String),
    SerialNumber: Wire.optional(Wire.String),
    TokenCode: Wire.optional(Wire.Secret)
  }),
  response: Wire.struct({
    Credentials,
    ExpiredTime: Wire.Int,
    Expiration: Wire.optional(Wire.String)
  }),
  refusals: {
    codes: {
      "FailedOperation.CheckMFAError": CheckMFAError,
      "FailedOperation.MFATypeNotSupported": MFATypeNotSupported
    }
  },
  errorCodes: [
    "FailedOperation.CheckMFAError",
    "FailedOperation.MFATypeNotSupported",
    "InternalError.DbError",
    "InternalError.EncryptError",
    "InternalError.GetAppIdError",
    "InternalError.GetRoleError",
    "InternalError.GetSeedTokenError",
    "InternalError.IllegalRole",
    "InternalError.PbSerializeError",
    "InternalError.SystemError",
    "InternalError.UnknownError",
    "InvalidParameter.AccountNotAvaliable",
    "InvalidParameter.ExtendStrategyOverSize",
    "InvalidParameter.GrantOtherResource",
    "InvalidParameter.OverLimit",
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
