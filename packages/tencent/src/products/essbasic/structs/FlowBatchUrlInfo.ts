// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { FlowBatchApproverInfo } from "./FlowBatchApproverInfo.ts"

export const FlowBatchUrlInfo = Wire.struct({
  FlowBatchApproverInfos: Wire.optional(Wire.array(FlowBatchApproverInfo))
})

export type FlowBatchUrlInfo = typeof FlowBatchUrlInfo.Type
