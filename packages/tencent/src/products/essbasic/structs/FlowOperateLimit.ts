// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const FlowOperateLimit = Wire.struct({
  NoRelease: Wire.optional(Wire.Boolean)
})

export type FlowOperateLimit = typeof FlowOperateLimit.Type
