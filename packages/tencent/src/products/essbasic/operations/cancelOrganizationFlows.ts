// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Cancel organization flows (全量撤销企业合同).
 *
 * Required: `Agent`.
 *
 * Other codes: `FailedOperation`, `InvalidParameter`, `InvalidParameter.ParamError`, `InvalidParameterValue`,
 * `MissingParameter`, `OperationDenied`, `ResourceNotFound`.
 */
export const cancelOrganizationFlows = operation("CancelOrganizationFlows", {
  request: Wire.struct({
    Agent,
    CancelMessage: Wire.optional(Wire.String),
    CancelMessageFormat: Wire.optional(Wire.Int)
  }),
  response: Wire.struct({
    TaskId: Wire.String
  }),
  errorCodes: [
    "FailedOperation",
    "InvalidParameter",
    "InvalidParameter.ParamError",
    "InvalidParameterValue",
    "MissingParameter",
    "OperationDenied",
    "ResourceNotFound"
  ]
})
