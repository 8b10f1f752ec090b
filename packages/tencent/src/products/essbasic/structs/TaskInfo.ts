// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const TaskInfo = Wire.struct({
  TaskId: Wire.optional(Wire.String),
  TaskStatus: Wire.optional(Wire.String)
})

export type TaskInfo = typeof TaskInfo.Type
