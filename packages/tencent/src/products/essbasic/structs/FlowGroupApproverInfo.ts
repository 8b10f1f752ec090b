// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const FlowGroupApproverInfo = Wire.struct({
  FlowId: Wire.optional(Wire.String),
  RecipientId: Wire.optional(Wire.String)
})

export type FlowGroupApproverInfo = typeof FlowGroupApproverInfo.Type
