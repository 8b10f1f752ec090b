// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { DynamicFlowApproverResult } from "./DynamicFlowApproverResult.ts"

export const DynamicFlowResult = Wire.struct({
  FlowId: Wire.optional(Wire.String),
  DynamicFlowApproverList: Wire.orEmpty(Wire.array(DynamicFlowApproverResult))
})

export type DynamicFlowResult = typeof DynamicFlowResult.Type
