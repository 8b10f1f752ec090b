// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { Department } from "./Department.ts"
import { StaffRole } from "./StaffRole.ts"

export const Staff = Wire.struct({
  UserId: Wire.String,
  DisplayName: Wire.String,
  Mobile: Wire.String,
  Email: Wire.String,
  OpenId: Wire.String,
  Roles: Wire.array(StaffRole),
  Department,
  Verified: Wire.Boolean,
  CreatedOn: Wire.Int,
  VerifiedOn: Wire.Int,
  QuiteJob: Wire.Int
})

export type Staff = typeof Staff.Type
