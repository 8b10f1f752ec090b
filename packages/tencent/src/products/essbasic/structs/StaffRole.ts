// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const StaffRole = Wire.struct({
  RoleId: Wire.optional(Wire.String),
  RoleName: Wire.optional(Wire.String)
})

export type StaffRole = typeof StaffRole.Type
