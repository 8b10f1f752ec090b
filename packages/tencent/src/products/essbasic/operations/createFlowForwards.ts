// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { FlowForwardInfo } from "../structs/FlowForwardInfo.ts"
import { FlowForwardResult } from "../structs/FlowForwardResult.ts"

/**
 * Create flow forwards (变更本企业待签合同的经办人).
 *
 * Required: `TargetOpenId`, `FlowForwardInfos`, `Agent`.
 *
 * Other codes: `FailedOperation`, `InvalidParameter`, `InvalidParameterValue`, `MissingParameter`,
 * `OperationDenied`.
 */
export const createFlowForwards = operation("CreateFlowForwards", {
  request: Wire.struct({
    TargetOpenId: Wire.String,
    FlowForwardInfos: Wire.array(FlowForwardInfo),
    Agent
  }),
  response: Wire.struct({
    FailedFlows: Wire.orEmpty(Wire.array(FlowForwardResult)),
    SuccessFlows: Wire.orEmpty(Wire.array(Wire.String))
  }),
  errorCodes: ["FailedOperation", "InvalidParameter", "InvalidParameterValue", "MissingParameter", "OperationDenied"]
})
