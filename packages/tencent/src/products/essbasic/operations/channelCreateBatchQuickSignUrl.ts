// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { Intention } from "../structs/Intention.ts"
import { FlowApproverInfo } from "../structs/FlowApproverInfo.ts"
import { FlowApproverUrlInfo } from "../structs/FlowApproverUrlInfo.ts"
import { FlowBatchUrlInfo } from "../structs/FlowBatchUrlInfo.ts"
import { PresetApproverInfo } from "../structs/PresetApproverInfo.ts"

/**
 * Channel create batch quick sign url (获取H5批量签署或查看链接).
 *
 * Required: `FlowApproverInfo`.
 *
 * Other codes: `FailedOperation`, `InvalidParameterValue`, `MissingParameter`, `ResourceNotFound`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const channelCreateBatchQuickSignUrl = operation("ChannelCreateBatchQuickSignUrl", {
  request: Wire.struct({
    FlowApproverInfo,
    Agent: Wire.optional(Agent),
    FlowIds: Wire.optional(Wire.array(Wire.String)),
    FlowGroupId: Wire.optional(Wire.String),
    JumpUrl: Wire.optional(Wire.String),
    SignatureTypes: Wire.optional(Wire.array(Wire.Int)),
    ApproverSignTypes: Wire.optional(Wire.array(Wire.Int)),
    SignTypeSelector: Wire.optional(Wire.int({ minimum: 0 })),
    FlowBatchUrlInfo: Wire.optional(FlowBatchUrlInfo),
    Intention: Wire.optional(Intention),
    VideoVerifyTimesLimit: Wire.optional(Wire.Int),
    CacheApproverInfo: Wire.optional(Wire.Boolean),
    CanBatchReject: Wire.optional(Wire.Boolean),
    PresetApproverInfo: Wire.optional(PresetApproverInfo),
    CanSkipReadFlow: Wire.optional(Wire.Boolean),
    ExpiredOn: Wire.optional(Wire.Int)
  }),
  response: Wire.struct({
    FlowApproverUrlInfo: Wire.optional(FlowApproverUrlInfo)
  }),
  errorCodes: [
    "FailedOperation",
    "InvalidParameterValue",
    "MissingParameter",
    "ResourceNotFound",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
