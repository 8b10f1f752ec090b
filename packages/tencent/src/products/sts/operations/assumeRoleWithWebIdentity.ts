// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import * as Tencent from "../../../Tencent.ts"
import { operation } from "../product.ts"
import { Credentials } from "../structs/Credentials.ts"

/**
 * Issues a temporary key of a role to whoever holds a token of an identity provider (OIDC). The call is not
 * signed.
 *
 * 申请OIDC角色临时访问凭证.
 *
 * Required: `ProviderId`, `WebIdentityToken`, `RoleArn`, `RoleSessionName`.
 *
 * Other codes: `InternalError.GetRoleError`, `InternalError.SystemError`, `InternalError.UnknownError`,
 * `InvalidParameter.OverLimit`, `InvalidParameter.ParamError`, `InvalidParameter.WebIdentityTokenError`,
 * `RequestLimitExceeded`, `UnauthorizedOperation`.
 */
export const assumeRoleWithWebIdentity = operation("AssumeRoleWithWebIdentity", {
  request: Wire.struct({
    ProviderId: Wire.String,
    WebIdentityToken: Wire.Secret,
    RoleArn: Wire.String,
    RoleSessionName: Wire.String,
    DurationSeconds: Wire.optional(Wire.int({ maximum: 43200 }))
  }),
  response: Wire.struct({
    ExpiredTime: Wire.int({ minimum: 0 }),
    Expiration: Wire.optional(Wire.String),
    Credentials
  }),
  errorCodes: [
    "InternalError.GetRoleError",
    "InternalError.SystemError",
    "InternalError.UnknownError",
    "InvalidParameter.OverLimit",
    "InvalidParameter.ParamError",
    "InvalidParameter.WebIdentityTokenError",
    "RequestLimitExceeded",
    "UnauthorizedOperation"
  ]
})
  .annotate(Operation.Idempotent, true)
  .annotate(Tencent.Unsigned, true)
