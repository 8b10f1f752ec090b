// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Channel create batch cancel flow url (获取批量撤销合同流程的腾讯电子签小程序链接).
 *
 * Required: `Agent`, `FlowIds`. Not to be used, and refused: `Operator`.
 *
 * Other codes: `FailedOperation`, `OperationDenied`, `ResourceNotFound`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const channelCreateBatchCancelFlowUrl = operation("ChannelCreateBatchCancelFlowUrl", {
  request: Wire.struct(
    {
      Agent,
      FlowIds: Wire.array(Wire.String)
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    BatchCancelFlowUrl: Wire.String,
    FailMessages: Wire.orEmpty(Wire.array(Wire.String)),
    UrlExpireOn: Wire.optional(Wire.String),
    TaskId: Wire.optional(Wire.String)
  }),
  errorCodes: ["FailedOperation", "OperationDenied", "ResourceNotFound", "UnauthorizedOperation.NoPermissionFeature"]
})
