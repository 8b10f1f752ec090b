// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { PermissionGroup } from "./PermissionGroup.ts"

export const ChannelRole = Wire.struct({
  RoleId: Wire.optional(Wire.String),
  RoleName: Wire.optional(Wire.String),
  RoleStatus: Wire.optional(Wire.int({ minimum: 0 })),
  PermissionGroups: Wire.orEmpty(Wire.array(PermissionGroup))
})

export type ChannelRole = typeof ChannelRole.Type
