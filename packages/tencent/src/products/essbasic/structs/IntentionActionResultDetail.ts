// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const IntentionActionResultDetail = Wire.struct({
  Video: Wire.optional(Wire.String)
})

export type IntentionActionResultDetail = typeof IntentionActionResultDetail.Type
