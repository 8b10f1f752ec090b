// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { FlowApproverInfo } from "../structs/FlowApproverInfo.ts"
import { FlowApproverUrlInfo } from "../structs/FlowApproverUrlInfo.ts"

/**
 * Channel create flow sign url (获取用户H5签署链接).
 *
 * Required: `Agent`, `FlowId`. Not to be used, and refused: `Operator`, `Organization`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InvalidParameter`, `MissingParameter`, `OperationDenied`,
 * `ResourceNotFound`, `ResourceNotFound.Flow`, `UnauthorizedOperation.NoPermissionFeature`.
 */
export const channelCreateFlowSignUrl = operation("ChannelCreateFlowSignUrl", {
  request: Wire.struct(
    {
      Agent,
      FlowId: Wire.String,
      FlowApproverInfos: Wire.optional(Wire.array(FlowApproverInfo)),
      VideoVerifyTimesLimit: Wire.optional(Wire.Int),
      JumpUrl: Wire.optional(Wire.String),
      UrlType: Wire.optional(Wire.Int),
      ExpiredOn: Wire.optional(Wire.Int)
    },
    { disabled: ["Operator", "Organization"] }
  ),
  response: Wire.struct({
    FlowApproverUrlInfos: Wire.array(FlowApproverUrlInfo)
  }),
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InvalidParameter",
    "MissingParameter",
    "OperationDenied",
    "ResourceNotFound",
    "ResourceNotFound.Flow",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
