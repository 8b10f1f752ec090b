// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { IntentionActionResultDetail } from "./IntentionActionResultDetail.ts"

export const IntentionActionResult = Wire.struct({
  Details: Wire.orEmpty(Wire.array(IntentionActionResultDetail))
})

export type IntentionActionResult = typeof IntentionActionResult.Type
