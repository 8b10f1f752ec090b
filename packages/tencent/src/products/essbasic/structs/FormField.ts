// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const FormField = Wire.struct({
  ComponentValue: Wire.String,
  ComponentId: Wire.optional(Wire.String),
  ComponentName: Wire.optional(Wire.String),
  LockComponentValue: Wire.optional(Wire.Boolean)
})

export type FormField = typeof FormField.Type
