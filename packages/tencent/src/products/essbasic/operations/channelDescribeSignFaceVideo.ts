// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { DetectInfoVideoData } from "../structs/DetectInfoVideoData.ts"
import { IntentionActionResult } from "../structs/IntentionActionResult.ts"
import { IntentionQuestionResult } from "../structs/IntentionQuestionResult.ts"

/**
 * Channel describe sign face video (查询签署认证人脸视频).
 *
 * Required: `FlowId`, `SignId`, `Agent`.
 *
 * Other codes: `FailedOperation`, `InvalidParameterValue`, `MissingParameter`, `OperationDenied`,
 * `ResourceNotFound`.
 */
export const channelDescribeSignFaceVideo = operation("ChannelDescribeSignFaceVideo", {
  request: Wire.struct({
    FlowId: Wire.String,
    SignId: Wire.String,
    Agent
  }),
  response: Wire.struct({
    VideoData: Wire.optional(DetectInfoVideoData),
    IntentionQuestionResult: Wire.optional(IntentionQuestionResult),
    IntentionActionResult: Wire.optional(IntentionActionResult)
  }),
  errorCodes: ["FailedOperation", "InvalidParameterValue", "MissingParameter", "OperationDenied", "ResourceNotFound"]
}).annotate(Operation.Idempotent, true)
