// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const CreateResultPageConfig = Wire.struct({
  Type: Wire.Int,
  Title: Wire.String,
  Description: Wire.optional(Wire.String)
})

export type CreateResultPageConfig = typeof CreateResultPageConfig.Type
