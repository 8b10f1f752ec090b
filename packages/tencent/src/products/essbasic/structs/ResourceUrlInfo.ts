// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const ResourceUrlInfo = Wire.struct({
  Url: Wire.optional(Wire.String),
  Name: Wire.optional(Wire.String),
  Type: Wire.optional(Wire.String)
})

export type ResourceUrlInfo = typeof ResourceUrlInfo.Type
