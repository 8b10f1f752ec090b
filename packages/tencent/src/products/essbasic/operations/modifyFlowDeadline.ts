// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NoFlowPermission, NotAvailableSignReview } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Modify flow deadline (修改签署流程截止时间).
 *
 * Required: `Agent`, `FlowId`, `Deadline`.
 *
 * Refusals: `NotAvailableSignReview`, `NoFlowPermission`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.Db`, `InvalidParameter`,
 * `InvalidParameter.ParamError`, `InvalidParameter.Status`, `MissingParameter`, `OperationDenied`,
 * `ResourceNotFound`, `ResourceNotFound.Flow`, `ResourceUnavailable`, `UnauthorizedOperation.NoPermissionFeature`,
 * `UnknownParameter`, `UnsupportedOperation`.
 */
export const modifyFlowDeadline = operation("ModifyFlowDeadline", {
  request: Wire.struct({
    Agent,
    FlowId: Wire.String,
    Deadline: Wire.Int,
    RecipientId: Wire.optional(Wire.String)
  }),
  response: Wire.struct({}),
  refusals: {
    codes: {
      "FailedOperation.NotAvailableSignReview": NotAvailableSignReview,
      "OperationDenied.NoFlowPermission": NoFlowPermission
    }
  },
  errorCodes: [
    "FailedOperation",
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
