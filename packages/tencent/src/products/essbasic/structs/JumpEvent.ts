// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const JumpEvent = Wire.struct({
  JumpEventType: Wire.optional(Wire.int({ minimum: 0 })),
  JumpUrl: Wire.optional(Wire.String)
})

export type JumpEvent = typeof JumpEvent.Type
