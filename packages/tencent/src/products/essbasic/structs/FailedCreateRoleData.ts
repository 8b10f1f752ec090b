// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const FailedCreateRoleData = Wire.struct({
  UserId: Wire.String,
  RoleIds: Wire.array(Wire.String)
})

export type FailedCreateRoleData = typeof FailedCreateRoleData.Type
