// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NoRoleAuth } from "../refusals.ts"
import { AdminChangeInvitationInfo } from "../structs/AdminChangeInvitationInfo.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Create batch admin change invitations (批量创建变更超管任务).
 *
 * Required: `Agent`, `AdminChangeInvitationInfos`.
 *
 * Refusals: `NoRoleAuth`.
 *
 * Other codes: `FailedOperation`, `InternalError.DbRead`, `InvalidParameter.ParamError`, `OperationDenied`,
 * `ResourceNotFound.Application`, `ResourceNotFound.Flow`, `UnauthorizedOperation.NoPermissionFeature`.
 */
export const createBatchAdminChangeInvitations = operation("CreateBatchAdminChangeInvitations", {
  request: Wire.struct({
    Agent,
    AdminChangeInvitationInfos: Wire.array(AdminChangeInvitationInfo)
  }),
  response: Wire.struct({
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
    "OperationDenied",
    "ResourceNotFound.Application",
    "ResourceNotFound.Flow",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
