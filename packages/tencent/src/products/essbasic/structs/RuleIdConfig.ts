// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const RuleIdConfig = Wire.struct({
  Speed: Wire.optional(Wire.int({ minimum: 0 }))
})

export type RuleIdConfig = typeof RuleIdConfig.Type
