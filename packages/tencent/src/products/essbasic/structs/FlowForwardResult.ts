// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const FlowForwardResult = Wire.struct({
  FlowId: Wire.optional(Wire.String),
  ErrorDetail: Wire.optional(Wire.String)
})

export type FlowForwardResult = typeof FlowForwardResult.Type
