// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const Department = Wire.struct({
  DepartmentId: Wire.optional(Wire.String),
  DepartmentName: Wire.optional(Wire.String)
})

export type Department = typeof Department.Type
