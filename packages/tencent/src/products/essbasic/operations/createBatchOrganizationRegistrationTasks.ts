// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NoRoleAuth } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { RegistrationOrganizationInfo } from "../structs/RegistrationOrganizationInfo.ts"

/**
 * Create batch organization registration tasks (创建企业批量认证链接任务).
 *
 * Required: `Agent`, `RegistrationOrganizations`.
 *
 * Refusals: `NoRoleAuth`.
 *
 * Other codes: `FailedOperation`, `InternalError.DbRead`, `InvalidParameter.ParamError`, `InvalidParameterValue`,
 * `OperationDenied`, `ResourceNotFound.Application`, `ResourceNotFound.Flow`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const createBatchOrganizationRegistrationTasks = operation("CreateBatchOrganizationRegistrationTasks", {
  request: Wire.struct({
    Agent,
    RegistrationOrganizations: Wire.array(RegistrationOrganizationInfo),
    Endpoint: Wire.optional(Wire.String),
    BatchAuthMethod: Wire.optional(Wire.int({ minimum: 0 }))
  }),
  response: Wire.struct({
    TaskId: Wire.optional(Wire.String),
    ErrorMessages: Wire.orEmpty(Wire.array(Wire.String))
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
    "InvalidParameterValue",
    "OperationDenied",
    "ResourceNotFound.Application",
    "ResourceNotFound.Flow",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
}).annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
