// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NoFlowPermission, NotAvailableSignReview } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Create batch organization authorization url (创建企业批量认证链接-单链接).
 *
 * Required: `Agent`.
 *
 * Refusals: `NotAvailableSignReview`, `NoFlowPermission`.
 *
 * Other codes: `InternalError`, `InternalError.Db`, `InvalidParameter`, `InvalidParameter.ParamError`,
 * `InvalidParameter.Status`, `MissingParameter`, `OperationDenied`, `ResourceNotFound`, `ResourceNotFound.Flow`,
 * `ResourceUnavailable`, `UnauthorizedOperation.NoPermissionFeature`, `UnknownParameter`, `UnsupportedOperation`.
 */
export const createBatchOrganizationAuthorizationUrl = operation("CreateBatchOrganizationAuthorizationUrl", {
  request: Wire.struct({
    Agent,
    AdminName: Wire.optional(Wire.String),
    AdminMobile: Wire.optional(Wire.String),
    SubTaskIds: Wire.optional(Wire.array(Wire.String)),
    AdminIdCardType: Wire.optional(Wire.String),
    AdminIdCardNumber: Wire.optional(Wire.String),
    Endpoint: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    AuthUrl: Wire.String,
    ErrorMessages: Wire.orEmpty(Wire.array(Wire.String)),
    ExpireTime: Wire.optional(Wire.int({ minimum: 0 }))
  }),
  refusals: {
    codes: {
      "FailedOperation.NotAvailableSignReview": NotAvailableSignReview,
      "OperationDenied.NoFlowPermission": NoFlowPermission
    }
  },
  errorCodes: [
    "FailedOperation.NotAvailableSignReview",
    "InternalError",
    "InternalError.Db",
    "InvalidParameter",
    "InvalidParameter.ParamError",
    "InvalidParameter.Status",
    "MissingParameter",
    "OperationDenied",
    "OperationDenied.NoFlowPermission",
    "ResourceNotFound",
    "ResourceNotFound.Flow",
    "ResourceUnavailable",
    "UnauthorizedOperation.NoPermissionFeature",
    "UnknownParameter",
    "UnsupportedOperation"
  ]
}).annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
