// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NoRoleAuth } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { DeleteOrganizationAuthorizationInfo } from "../structs/DeleteOrganizationAuthorizationInfo.ts"

/**
 * Delete organization authorizations (批量清除未认证的企业认证流).
 *
 * Required: `Agent`.
 *
 * Refusals: `NoRoleAuth`.
 *
 * Other codes: `FailedOperation`, `InternalError.DbRead`, `InvalidParameter.ParamError`, `OperationDenied`,
 * `ResourceNotFound.Application`, `ResourceNotFound.Flow`, `UnauthorizedOperation.NoPermissionFeature`.
 */
export const deleteOrganizationAuthorizations = operation("DeleteOrganizationAuthorizations", {
  request: Wire.struct({
    Agent,
    AuthorizationIds: Wire.optional(Wire.array(Wire.String)),
    AdminName: Wire.optional(Wire.String),
    AdminMobile: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    DeleteOrganizationAuthorizationInfos: Wire.orEmpty(Wire.array(DeleteOrganizationAuthorizationInfo)),
    Status: Wire.optional(Wire.int({ minimum: 0 }))
  }),
  refusals: {
    codes: {
      "FailedOperation.NoRoleAuth": NoRoleAuth
    }
  },
  errorCodes: [
    "FailedOperation",
    "FailedOperation.NoRoleAuth",
    "InternalError.DbRead",
    "InvalidParameter.ParamError",
    "OperationDenied",
    "ResourceNotFound.Application",
    "ResourceNotFound.Flow",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
}).annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
