// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const StaffRole = Wire.struct({
  RoleId: Wire.String,
  RoleName: Wire.String
})

export type StaffRole = typeof StaffRole.Type
