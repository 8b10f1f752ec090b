// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const ResourceUrlInfo = Wire.struct({
  Url: Wire.String,
  Name: Wire.String,
  Type: Wire.String
})

export type ResourceUrlInfo = typeof ResourceUrlInfo.Type
