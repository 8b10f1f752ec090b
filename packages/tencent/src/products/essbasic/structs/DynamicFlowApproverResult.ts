// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const DynamicFlowApproverResult = Wire.struct({
  RecipientId: Wire.optional(Wire.String),
  SignId: Wire.optional(Wire.String),
  ApproverStatus: Wire.optional(Wire.Int)
})

export type DynamicFlowApproverResult = typeof DynamicFlowApproverResult.Type
