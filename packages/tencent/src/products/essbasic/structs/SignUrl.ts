// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

/** The addresses that a sign code stands for. */
export const SignUrl = Wire.struct({
  AppSignUrl: Wire.optional(Wire.String),
  EffectiveTime: Wire.optional(Wire.String),
  HttpSignUrl: Wire.optional(Wire.String)
})

export type SignUrl = typeof SignUrl.Type
