// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NoRoleAuth } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Create batch admin change invitations url (创建企业批量变更超管链接).
 *
 * Required: `Agent`.
 *
 * Refusals: `NoRoleAuth`.
 *
 * Other codes: `FailedOperation`, `InternalError.DbRead`, `InvalidParameter.ParamError`, `OperationDenied`,
 * `ResourceNotFound.Application`, `ResourceNotFound.Flow`, `UnauthorizedOperation.NoPermissionFeature`.
 */
export const createBatchAdminChangeInvitationsUrl = operation("CreateBatchAdminChangeInvitationsUrl", {
  request: Wire.struct({
    Agent,
    NewAdminName: Wire.optional(Wire.String),
    NewAdminMobile: Wire.optional(Wire.String),
    NewAdminIdCardType: Wire.optional(Wire.String),
    NewAdminIdCardNumber: Wire.optional(Wire.String),
    Endpoint: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    Url: Wire.optional(Wire.String),
    ExpireTime: Wire.optional(Wire.int({ minimum: 0 }))
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
