// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "./operation.ts"
import { Agent } from "./structs/Agent.ts"

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
  codes: ["InvalidParameter.ParamError"],
  traits: { idempotent: true }
})
