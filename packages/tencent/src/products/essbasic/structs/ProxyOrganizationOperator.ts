// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const ProxyOrganizationOperator = Wire.struct({
  Id: Wire.String,
  Name: Wire.optional(Wire.String),
  IdCardType: Wire.optional(Wire.String),
  IdCardNumber: Wire.optional(Wire.String),
  Mobile: Wire.optional(Wire.String),
  DefaultRole: Wire.optional(Wire.String)
})

export type ProxyOrganizationOperator = typeof ProxyOrganizationOperator.Type
