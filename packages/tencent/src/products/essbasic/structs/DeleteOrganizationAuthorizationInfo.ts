// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const DeleteOrganizationAuthorizationInfo = Wire.struct({
  AuthorizationId: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String),
  OrganizationOpenId: Wire.optional(Wire.String),
  Errormessage: Wire.optional(Wire.String)
})

export type DeleteOrganizationAuthorizationInfo = typeof DeleteOrganizationAuthorizationInfo.Type
