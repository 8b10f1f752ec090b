// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const DetectInfoVideoData = Wire.struct({
  LiveNessVideo: Wire.optional(Wire.String)
})

export type DetectInfoVideoData = typeof DetectInfoVideoData.Type
