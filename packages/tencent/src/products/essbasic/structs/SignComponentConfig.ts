// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const SignComponentConfig = Wire.struct({
  HideDate: Wire.optional(Wire.Boolean),
  AddSignComponentUseSealSize: Wire.optional(Wire.Float)
})

export type SignComponentConfig = typeof SignComponentConfig.Type
