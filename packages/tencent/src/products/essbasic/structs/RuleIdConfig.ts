// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const RuleIdConfig = Wire.struct({
  Speed: Wire.optional(Wire.Int)
})

export type RuleIdConfig = typeof RuleIdConfig.Type
