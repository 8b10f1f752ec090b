// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import * as Tencent from "../../../Tencent.ts"
import { operation } from "../product.ts"
import { Credentials } from "../structs/Credentials.ts"

/**
 * Issues a temporary key of a role to whoever holds an assertion of an identity provider (SAML). The call is not
 * signed.
 *
 * 根据 SAML 断言申请角色临时访问凭证.
 *
 * Required: `SAMLAssertion`, `PrincipalArn`, `RoleArn`, `RoleSessionName`.
 *
 * Other codes: `InternalError.DbError`, `InternalError.EncryptError`, `InternalError.GetAppIdError`,
 * `InternalError.GetRoleError`, `InternalError.GetSeedTokenError`, `InternalError.IllegalRole`,
 * `InternalError.PbSerializeError`, `InternalError.SystemError`, `InternalError.UnknownError`,
 * `InvalidParameter.AccountNotAvaliable`, `InvalidParameter.ExtendStrategyOverSize`,
 * `InvalidParameter.GrantOtherResource`, `InvalidParameter.OverLimit`, `InvalidParameter.OverTimeError`,
 * `InvalidParameter.ParamError`, `InvalidParameter.PolicyTooLong`, `InvalidParameter.ResouceError`,
 * `InvalidParameter.StrategyFormatError`, `InvalidParameter.StrategyInvalid`,
 * `InvalidParameter.TempCodeNotAvaliable`, `RequestLimitExceeded`, `ResourceNotFound.RoleNotFound`,
 * `UnauthorizedOperation`.
 */
export const assumeRoleWithSAML = operation("AssumeRoleWithSAML", {
  request: Wire.struct({
    SAMLAssertion: Wire.Secret,
    PrincipalArn: Wire.String,
    RoleArn: Wire.String,
    RoleSessionName: Wire.String,
    DurationSeconds: Wire.optional(Wire.int({ minimum: 0, maximum: 43200 }))
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
    "RequestLimitExceeded",
    "ResourceNotFound.RoleNotFound",
    "UnauthorizedOperation"
  ]
})
  .annotate(Operation.Idempotent, true)
  .annotate(Tencent.Unsigned, true)
