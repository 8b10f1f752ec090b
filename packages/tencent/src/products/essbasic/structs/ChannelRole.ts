// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { PermissionGroup } from "./PermissionGroup.ts"

export const ChannelRole = Wire.struct({
  RoleId: Wire.String,
  RoleName: Wire.String,
  RoleStatus: Wire.int({ minimum: 0 }),
  PermissionGroups: Wire.optional(Wire.array(PermissionGroup))
})

export type ChannelRole = typeof ChannelRole.Type
