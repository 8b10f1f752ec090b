// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const OrganizationCommonInfo = Wire.struct({
  OrganizationName: Wire.String,
  UniformSocialCreditCode: Wire.String,
  LegalName: Wire.String,
  LegalIdCardType: Wire.optional(Wire.String),
  LegalIdCardNumber: Wire.optional(Wire.String),
  AdminName: Wire.optional(Wire.String),
  AdminMobile: Wire.optional(Wire.String),
  AdminIdCardType: Wire.optional(Wire.String),
  AdminIdCardNumber: Wire.optional(Wire.String),
  OldAdminName: Wire.optional(Wire.String),
  OldAdminMobile: Wire.optional(Wire.String),
  OldAdminIdCardType: Wire.optional(Wire.String),
  OldAdminIdCardNumber: Wire.optional(Wire.String)
})

export type OrganizationCommonInfo = typeof OrganizationCommonInfo.Type
