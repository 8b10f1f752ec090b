// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const ComponentLimit = Wire.struct({
  ComponentType: Wire.String,
  ComponentValue: Wire.optional(Wire.array(Wire.String))
})

export type ComponentLimit = typeof ComponentLimit.Type
