// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { FlowApproverInfo } from "./FlowApproverInfo.ts"

export const DynamicFlowInfo = Wire.struct({
  FlowId: Wire.String,
  FlowApprovers: Wire.array(FlowApproverInfo),
  AutoSignScene: Wire.optional(Wire.String),
  ApproverVerifyType: Wire.optional(Wire.String)
})

export type DynamicFlowInfo = typeof DynamicFlowInfo.Type
