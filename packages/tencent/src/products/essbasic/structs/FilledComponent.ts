// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const FilledComponent = Wire.struct({
  ComponentId: Wire.optional(Wire.String),
  ComponentName: Wire.optional(Wire.String),
  ComponentFillStatus: Wire.optional(Wire.String),
  ComponentValue: Wire.optional(Wire.String),
  ImageUrl: Wire.optional(Wire.String)
})

export type FilledComponent = typeof FilledComponent.Type
