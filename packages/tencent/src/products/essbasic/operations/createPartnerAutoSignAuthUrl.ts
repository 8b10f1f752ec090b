// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Create partner auto sign auth url (创建企业自动签授权链接).
 *
 * Required: `Agent`. Not to be used, and refused: `AuthorizedOrganizationId`, `AuthorizedOrganizationName`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InvalidParameter`, `InvalidParameter.ParamError`,
 * `MissingParameter`, `OperationDenied`, `ResourceNotFound.Application`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const createPartnerAutoSignAuthUrl = operation("CreatePartnerAutoSignAuthUrl", {
  request: Wire.struct(
    {
      Agent,
      PlatformAppAuthorization: Wire.optional(Wire.Boolean),
      SealTypes: Wire.optional(Wire.array(Wire.String)),
      AuthToMe: Wire.optional(Wire.Boolean),
      AuthorizedOrganizationIds: Wire.optional(Wire.array(Wire.String)),
      AuthorizedOrganizationNames: Wire.optional(Wire.array(Wire.String)),
      LimitAuthType: Wire.optional(Wire.int({ minimum: 0 }))
    },
    { disabled: ["AuthorizedOrganizationId", "AuthorizedOrganizationName"] }
  ),
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
