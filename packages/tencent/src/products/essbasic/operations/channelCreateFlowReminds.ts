// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { RemindFlowRecords } from "../structs/RemindFlowRecords.ts"

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
    RemindFlowRecords: Wire.orEmpty(Wire.array(RemindFlowRecords))
  }),
  errorCodes: [
    "FailedOperation",
    "InvalidParameterValue",
    "OperationDenied",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
}).annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
