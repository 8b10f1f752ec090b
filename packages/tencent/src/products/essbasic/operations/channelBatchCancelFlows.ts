// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { FlowHasTerminated, UserNotInOrganization } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Channel batch cancel flows (批量撤销合同流程).
 *
 * Required: `Agent`, `FlowIds`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `FlowHasTerminated`, `UserNotInOrganization`.
 *
 * Other codes: `FailedOperation`, `InvalidParameter.DupTask`, `InvalidParameter.ParamError`, `OperationDenied`,
 * `ResourceNotFound`, `ResourceNotFound.Application`, `ResourceNotFound.User`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const channelBatchCancelFlows = operation("ChannelBatchCancelFlows", {
  request: Wire.struct(
    {
      Agent,
      FlowIds: Wire.array(Wire.String),
      CancelMessage: Wire.optional(Wire.String),
      CancelMessageFormat: Wire.optional(Wire.Int)
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    FailMessages: Wire.orEmpty(Wire.array(Wire.String)),
    TaskId: Wire.optional(Wire.String)
  }),
  refusals: {
    codes: {
      "OperationDenied.FlowHasTerminated": FlowHasTerminated,
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "FailedOperation",
    "InvalidParameter.DupTask",
    "InvalidParameter.ParamError",
    "OperationDenied",
    "OperationDenied.FlowHasTerminated",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.User",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
