// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { Department } from "./Department.ts"
import { StaffRole } from "./StaffRole.ts"

export const Staff = Wire.struct({
  UserId: Wire.optional(Wire.String),
  DisplayName: Wire.optional(Wire.String),
  Mobile: Wire.optional(Wire.String),
  Email: Wire.optional(Wire.String),
  OpenId: Wire.optional(Wire.String),
  Roles: Wire.orEmpty(Wire.array(StaffRole)),
  Department: Wire.optional(Department),
  Verified: Wire.optional(Wire.Boolean),
  CreatedOn: Wire.optional(Wire.Int),
  VerifiedOn: Wire.optional(Wire.Int),
  QuiteJob: Wire.optional(Wire.Int)
})

export type Staff = typeof Staff.Type
