// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "./operation.ts"
import { Agent } from "./structs/Agent.ts"
import { RemindFlowRecords } from "./structs/RemindFlowRecords.ts"

/**
 * Channel create flow reminds (合同催办).
 *
 * Required: `Agent`, `FlowIds`.
 *
 * Other codes: `FailedOperation`, `InvalidParameterValue`, `OperationDenied`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const channelCreateFlowReminds = operation("ChannelCreateFlowReminds", {
  request: Wire.struct({
    Agent,
    FlowIds: Wire.array(Wire.String)
  }),
  response: Wire.struct({
    RemindFlowRecords: Wire.array(RemindFlowRecords)
  }),
  codes: ["FailedOperation", "InvalidParameterValue", "OperationDenied", "UnauthorizedOperation.NoPermissionFeature"],
  traits: { rateLimit: { limit: 20, window: "1 second" } }
})
