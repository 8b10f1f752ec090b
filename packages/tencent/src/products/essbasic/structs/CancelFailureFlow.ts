// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const CancelFailureFlow = Wire.struct({
  FlowId: Wire.optional(Wire.String),
  Reason: Wire.optional(Wire.String),
  FlowName: Wire.optional(Wire.String)
})

export type CancelFailureFlow = typeof CancelFailureFlow.Type
