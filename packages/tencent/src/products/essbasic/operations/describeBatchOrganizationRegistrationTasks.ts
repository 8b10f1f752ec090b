// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NoRoleAuth } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { BatchOrganizationRegistrationTasksDetails } from "../structs/BatchOrganizationRegistrationTasksDetails.ts"

/**
 * Describe batch organization registration tasks (查询企业批量认证状态).
 *
 * Required: `Agent`.
 *
 * Refusals: `NoRoleAuth`.
 *
 * Other codes: `FailedOperation`, `InternalError.DbRead`, `InvalidParameter.ParamError`, `OperationDenied`,
 * `ResourceNotFound.Application`, `ResourceNotFound.Flow`, `UnauthorizedOperation.NoPermissionFeature`.
 */
export const describeBatchOrganizationRegistrationTasks = operation("DescribeBatchOrganizationRegistrationTasks", {
  request: Wire.struct({
    Agent,
    TaskIds: Wire.optional(Wire.array(Wire.String))
  }),
  response: Wire.struct({
    Details: Wire.orEmpty(Wire.array(BatchOrganizationRegistrationTasksDetails))
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
})
  .annotate(Operation.Idempotent, true)
  .annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
