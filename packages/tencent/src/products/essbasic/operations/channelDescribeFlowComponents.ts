// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NoFlowPermission } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { RecipientComponentInfo } from "../structs/RecipientComponentInfo.ts"

/**
 * Channel describe flow components (获取合同填写控件内容).
 *
 * Required: `Agent`, `FlowId`.
 *
 * Refusals: `NoFlowPermission`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InvalidParameter.EmptyParams`, `OperationDenied`,
 * `ResourceNotFound.Flow`.
 */
export const channelDescribeFlowComponents = operation("ChannelDescribeFlowComponents", {
  request: Wire.struct({
    Agent,
    FlowId: Wire.String
  }),
  response: Wire.struct({
    RecipientComponentInfos: Wire.array(RecipientComponentInfo)
  }),
  refusals: {
    codes: {
      "OperationDenied.NoFlowPermission": NoFlowPermission
    }
  },
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InvalidParameter.EmptyParams",
    "OperationDenied",
    "OperationDenied.NoFlowPermission",
    "ResourceNotFound.Flow"
  ]
}).annotate(Operation.Idempotent, true)
