// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const ChannelOrganizationInfo = Wire.struct({
  OrganizationId: Wire.optional(Wire.String),
  OrganizationOpenId: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String),
  UnifiedSocialCreditCode: Wire.optional(Wire.String),
  LegalName: Wire.optional(Wire.String),
  LegalOpenId: Wire.optional(Wire.String),
  AdminName: Wire.optional(Wire.String),
  AdminOpenId: Wire.optional(Wire.String),
  AdminMobile: Wire.optional(Wire.String),
  AuthorizationStatus: Wire.optional(Wire.String),
  AuthorizationType: Wire.optional(Wire.String),
  ActiveStatus: Wire.optional(Wire.Int),
  LicenseExpireTime: Wire.optional(Wire.Int),
  HasSubmittedAuthInfo: Wire.optional(Wire.Boolean)
})

export type ChannelOrganizationInfo = typeof ChannelOrganizationInfo.Type
