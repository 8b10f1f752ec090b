// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NoFlowPermission, NotAvailableSignReview } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Channel create flow sign review (提交企业签署流程审批结果).
 *
 * Required: `Agent`, `FlowId`, `ReviewType`.
 *
 * Refusals: `NotAvailableSignReview`, `NoFlowPermission`.
 *
 * Other codes: `InternalError`, `InternalError.Db`, `InvalidParameter`, `InvalidParameter.ParamError`,
 * `InvalidParameter.Status`, `MissingParameter`, `OperationDenied`, `ResourceNotFound`, `ResourceNotFound.Flow`,
 * `ResourceUnavailable`, `UnauthorizedOperation.NoPermissionFeature`, `UnknownParameter`, `UnsupportedOperation`.
 */
export const channelCreateFlowSignReview = operation("ChannelCreateFlowSignReview", {
  request: Wire.struct({
    Agent,
    FlowId: Wire.String,
    ReviewType: Wire.String,
    ReviewMessage: Wire.optional(Wire.String),
    RecipientId: Wire.optional(Wire.String),
    OperateType: Wire.optional(Wire.String)
  }),
  response: Wire.struct({}),
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
})
