// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { Permission } from "./Permission.ts"

export const PermissionGroup = Wire.struct({
  GroupName: Wire.optional(Wire.String),
  GroupKey: Wire.optional(Wire.String),
  Hide: Wire.optional(Wire.Int),
  Permissions: Wire.optional(Wire.array(Permission))
})

export type PermissionGroup = typeof PermissionGroup.Type
