// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const AdminChangeInvitationInfo = Wire.struct({
  ChangeAdminOrganizationId: Wire.optional(Wire.String),
  ChangeAdminOrganizationOpenId: Wire.optional(Wire.String),
  NewAdminOpenId: Wire.optional(Wire.String),
  NewAdminName: Wire.optional(Wire.String),
  NewAdminMobile: Wire.optional(Wire.String),
  NewAdminIdCardType: Wire.optional(Wire.String),
  NewAdminIdCardNumber: Wire.optional(Wire.String),
  AuthFiles: Wire.optional(Wire.array(Wire.String))
})

export type AdminChangeInvitationInfo = typeof AdminChangeInvitationInfo.Type
