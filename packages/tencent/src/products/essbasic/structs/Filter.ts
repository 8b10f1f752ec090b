// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const Filter = Wire.struct({
  Key: Wire.String,
  Values: Wire.array(Wire.String)
})

export type Filter = typeof Filter.Type
