// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const FailedCreateRoleData = Wire.struct({
  UserId: Wire.optional(Wire.String),
  RoleIds: Wire.orEmpty(Wire.array(Wire.String))
})

export type FailedCreateRoleData = typeof FailedCreateRoleData.Type
