// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const FlowForwardInfo = Wire.struct({
  FlowId: Wire.String,
  RecipientId: Wire.String
})

export type FlowForwardInfo = typeof FlowForwardInfo.Type
