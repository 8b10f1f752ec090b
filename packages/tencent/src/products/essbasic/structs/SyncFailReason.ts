// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const SyncFailReason = Wire.struct({
  Id: Wire.optional(Wire.String),
  Message: Wire.optional(Wire.String)
})

export type SyncFailReason = typeof SyncFailReason.Type
