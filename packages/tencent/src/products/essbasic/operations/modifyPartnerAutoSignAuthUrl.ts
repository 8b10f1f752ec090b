// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Modify partner auto sign auth url (更新企业自动签授权链接).
 *
 * Required: `Agent`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InvalidParameter`, `InvalidParameter.ParamError`,
 * `MissingParameter`, `OperationDenied`, `ResourceNotFound.Application`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const modifyPartnerAutoSignAuthUrl = operation("ModifyPartnerAutoSignAuthUrl", {
  request: Wire.struct({
    Agent,
    AuthorizedOrganizationId: Wire.optional(Wire.String),
    AuthorizedOrganizationName: Wire.optional(Wire.String),
    PlatformAppAuthorization: Wire.optional(Wire.Boolean),
    AuthToMe: Wire.optional(Wire.Boolean),
    SealTypes: Wire.optional(Wire.array(Wire.String)),
    LimitAuthType: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    Url: Wire.String,
    MiniAppPath: Wire.optional(Wire.String),
    ExpireTime: Wire.optional(Wire.Int)
  }),
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.ParamError",
    "MissingParameter",
    "OperationDenied",
    "ResourceNotFound.Application",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
