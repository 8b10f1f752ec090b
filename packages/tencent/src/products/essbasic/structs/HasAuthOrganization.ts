// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const HasAuthOrganization = Wire.struct({
  OrganizationOpenId: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String),
  AuthorizedOrganizationOpenId: Wire.optional(Wire.String),
  AuthorizedOrganizationName: Wire.optional(Wire.String),
  AuthorizeTime: Wire.optional(Wire.Int)
})

export type HasAuthOrganization = typeof HasAuthOrganization.Type
