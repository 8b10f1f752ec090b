// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { CheckMFAError, MFATypeNotSupported, TempKeyNotAllowed } from "../refusals.ts"
import { Credentials } from "../structs/Credentials.ts"

/**
 * Issues a temporary key of the caller after a second factor. A code is good for one call.
 *
 * 获取MFA临时证书.
 *
 * Required: `SerialNumber`, `TokenCode`.
 *
 * Refusals: `CheckMFAError`, `MFATypeNotSupported`, `TempKeyNotAllowed`.
 *
 * Other codes: `InternalError.DbError`, `InternalError.EncryptError`, `InternalError.GetSeedTokenError`,
 * `InternalError.PbSerializeError`, `InternalError.SystemError`, `InternalError.UnknownError`,
 * `InvalidParameter.AccountNotAvaliable`, `InvalidParameter.OverTimeError`, `InvalidParameter.ParamError`,
 * `UnauthorizedOperation`.
 */
export const getSessionToken = operation("GetSessionToken", {
  request: Wire.struct({
    SerialNumber: Wire.String,
    TokenCode: Wire.Secret,
    DurationSeconds: Wire.optional(Wire.int({ maximum: 129600 }))
  }),
  response: Wire.struct({
    Credentials,
    ExpiredTime: Wire.int({ minimum: 0 }),
    Expiration: Wire.optional(Wire.String)
  }),
  refusals: {
    codes: {
      "FailedOperation.CheckMFAError": CheckMFAError,
      "FailedOperation.MFATypeNotSupported": MFATypeNotSupported,
      "FailedOperation.TempKeyNotAllowed": TempKeyNotAllowed
    }
  },
  errorCodes: [
    "FailedOperation.CheckMFAError",
    "FailedOperation.MFATypeNotSupported",
    "FailedOperation.TempKeyNotAllowed",
    "InternalError.DbError",
    "InternalError.EncryptError",
    "InternalError.GetSeedTokenError",
    "InternalError.PbSerializeError",
    "InternalError.SystemError",
    "InternalError.UnknownError",
    "InvalidParameter.AccountNotAvaliable",
    "InvalidParameter.OverTimeError",
    "InvalidParameter.ParamError",
    "UnauthorizedOperation"
  ]
})
