// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const RegistrationOrganizationInfo = Wire.struct({
  OrganizationName: Wire.String,
  OrganizationOpenId: Wire.String,
  OpenId: Wire.String,
  UniformSocialCreditCode: Wire.String,
  LegalName: Wire.String,
  Address: Wire.optional(Wire.String),
  AdminName: Wire.optional(Wire.String),
  AdminMobile: Wire.optional(Wire.String),
  AuthorizationTypes: Wire.optional(Wire.array(Wire.int({ minimum: 0 }))),
  AdminIdCardType: Wire.optional(Wire.String),
  AdminIdCardNumber: Wire.optional(Wire.String),
  BusinessLicense: Wire.optional(Wire.String),
  PowerOfAttorneys: Wire.optional(Wire.array(Wire.String)),
  AutoJumpUrl: Wire.optional(Wire.String)
})

export type RegistrationOrganizationInfo = typeof RegistrationOrganizationInfo.Type
