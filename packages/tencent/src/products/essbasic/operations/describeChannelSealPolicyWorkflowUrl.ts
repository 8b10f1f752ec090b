// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Describe channel seal policy workflow url (生成渠道子客用印申请审批链接).
 *
 * Required: `Agent`, `WorkflowInstanceId`.
 *
 * Other codes: `InvalidParameter.ParamError`.
 */
export const describeChannelSealPolicyWorkflowUrl = operation("DescribeChannelSealPolicyWorkflowUrl", {
  request: Wire.struct({
    Agent,
    WorkflowInstanceId: Wire.String,
    Endpoint: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    WorkflowUrl: Wire.optional(Wire.String)
  }),
  errorCodes: ["InvalidParameter.ParamError"]
}).annotate(Operation.Idempotent, true)
