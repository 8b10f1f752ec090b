// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NoApiAuth, OperateType, OrganizationClosing, StaffAlreadyVerify, UserNotInOrganization } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { ProxyOrganizationOperator } from "../structs/ProxyOrganizationOperator.ts"
import { SyncFailReason } from "../structs/SyncFailReason.ts"

/**
 * Sync proxy organization operators (企业员工新增或离职).
 *
 * Required: `Agent`, `OperatorType`, `ProxyOrganizationOperators`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `StaffAlreadyVerify`, `NoApiAuth`, `OperateType`, `OrganizationClosing`, `UserNotInOrganization`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.Api`, `InternalError.Decryption`,
 * `InternalError.Encryption`, `InternalError.System`, `InvalidParameter`, `InvalidParameter.EmptyParams`,
 * `InvalidParameter.ParamError`, `LimitExceeded.ProxyOrganizationOperator`, `MissingParameter`, `OperationDenied`,
 * `ResourceNotFound`, `ResourceNotFound.Application`, `ResourceNotFound.ApplicationId`, `UnauthorizedOperation`,
 * `UnauthorizedOperation.NoPermissionFeature`, `UnknownParameter`, `UnsupportedOperation`.
 */
export const syncProxyOrganizationOperators = operation("SyncProxyOrganizationOperators", {
  request: Wire.struct(
    {
      Agent,
      OperatorType: Wire.String,
      ProxyOrganizationOperators: Wire.array(ProxyOrganizationOperator)
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    Status: Wire.optional(Wire.Int),
    FailedList: Wire.orEmpty(Wire.array(SyncFailReason))
  }),
  refusals: {
    codes: {
      "FailedOperation.StaffAlreadyVerify": StaffAlreadyVerify,
      "OperationDenied.NoApiAuth": NoApiAuth,
      "OperationDenied.OperateType": OperateType,
      "OperationDenied.OrganizationClosing": OrganizationClosing,
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "FailedOperation",
    "FailedOperation.StaffAlreadyVerify",
    "InternalError",
    "InternalError.Api",
    "InternalError.Decryption",
    "InternalError.Encryption",
    "InternalError.System",
    "InvalidParameter",
    "InvalidParameter.EmptyParams",
    "InvalidParameter.ParamError",
    "LimitExceeded.ProxyOrganizationOperator",
    "MissingParameter",
    "OperationDenied",
    "OperationDenied.NoApiAuth",
    "OperationDenied.OperateType",
    "OperationDenied.OrganizationClosing",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.ApplicationId",
    "UnauthorizedOperation",
    "UnauthorizedOperation.NoPermissionFeature",
    "UnknownParameter",
    "UnsupportedOperation"
  ]
}).annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
