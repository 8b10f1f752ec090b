// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"

/**
 * Tells whose key signs the call.
 *
 * 获取当前调用者的身份信息.
 *
 * Other codes: `AuthFailure.AccessKeyIllegal`, `InternalError.GetSeedTokenError`,
 * `InvalidParameter.AccessKeyNotSupport`.
 */
export const getCallerIdentity = operation("GetCallerIdentity", {
  request: Wire.struct({}),
  response: Wire.struct({
    Arn: Wire.optional(Wire.String),
    AccountId: Wire.optional(Wire.String),
    UserId: Wire.optional(Wire.String),
    PrincipalId: Wire.optional(Wire.String),
    Type: Wire.optional(Wire.String)
  }),
  errorCodes: [
    "AuthFailure.AccessKeyIllegal",
    "InternalError.GetSeedTokenError",
    "InvalidParameter.AccessKeyNotSupport"
  ]
}).annotate(Operation.Idempotent, true)
