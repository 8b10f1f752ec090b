// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const RemindFlowRecords = Wire.struct({
  CanRemind: Wire.optional(Wire.Boolean),
  FlowId: Wire.optional(Wire.String),
  RemindMessage: Wire.optional(Wire.String)
})

export type RemindFlowRecords = typeof RemindFlowRecords.Type
