// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const OrganizationAuthorizationOptions = Wire.struct({
  UniformSocialCreditCodeSame: Wire.optional(Wire.Boolean),
  OrganizationNameSame: Wire.optional(Wire.Boolean),
  LegalNameSame: Wire.optional(Wire.Boolean),
  BankAccountNumberSame: Wire.optional(Wire.Boolean),
  AddressSame: Wire.optional(Wire.Boolean),
  BizLicenseSame: Wire.optional(Wire.Boolean)
})

export type OrganizationAuthorizationOptions = typeof OrganizationAuthorizationOptions.Type
