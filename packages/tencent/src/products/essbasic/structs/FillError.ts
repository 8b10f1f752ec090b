// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const FillError = Wire.struct({
  RecipientId: Wire.optional(Wire.String),
  ErrMessage: Wire.optional(Wire.String),
  FlowId: Wire.optional(Wire.String)
})

export type FillError = typeof FillError.Type
