// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const ReleasedApprover = Wire.struct({
  ApproverNumber: Wire.int({ minimum: 0 }),
  ApproverType: Wire.String,
  ReleasedApproverRecipientId: Wire.optional(Wire.String),
  Name: Wire.optional(Wire.String),
  IdCardType: Wire.optional(Wire.String),
  IdCardNumber: Wire.optional(Wire.String),
  Mobile: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String),
  OrganizationOpenId: Wire.optional(Wire.String),
  OpenId: Wire.optional(Wire.String),
  ApproverSignComponentType: Wire.optional(Wire.String),
  ApproverSignRole: Wire.optional(Wire.String),
  ApproverSignSealId: Wire.optional(Wire.String)
})

export type ReleasedApprover = typeof ReleasedApprover.Type
