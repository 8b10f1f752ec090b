// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { FlowGroupApproverInfo } from "./FlowGroupApproverInfo.ts"

export const FlowGroupUrlInfo = Wire.struct({
  FlowGroupApproverInfos: Wire.optional(Wire.array(FlowGroupApproverInfo))
})

export type FlowGroupUrlInfo = typeof FlowGroupUrlInfo.Type
