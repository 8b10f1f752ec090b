// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const IntentionAction = Wire.struct({
  Text: Wire.optional(Wire.String)
})

export type IntentionAction = typeof IntentionAction.Type
