// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const CcInfo = Wire.struct({
  Mobile: Wire.optional(Wire.String),
  Name: Wire.optional(Wire.String),
  CcType: Wire.optional(Wire.Int),
  CcPermission: Wire.optional(Wire.Int)
})

export type CcInfo = typeof CcInfo.Type
