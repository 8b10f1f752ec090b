// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const Tag = Wire.struct({
  Key: Wire.String,
  Value: Wire.String
})

export type Tag = typeof Tag.Type
