// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const Recipient = Wire.struct({
  RecipientId: Wire.optional(Wire.String),
  RecipientType: Wire.optional(Wire.String),
  Description: Wire.optional(Wire.String),
  RoleName: Wire.optional(Wire.String),
  RequireValidation: Wire.optional(Wire.Boolean),
  RequireSign: Wire.optional(Wire.Boolean),
  SignType: Wire.optional(Wire.Int),
  RoutingOrder: Wire.optional(Wire.Int),
  IsPromoter: Wire.optional(Wire.Boolean),
  ApproverVerifyTypes: Wire.orEmpty(Wire.array(Wire.Int)),
  ApproverSignTypes: Wire.orEmpty(Wire.array(Wire.Int)),
  NoTransfer: Wire.optional(Wire.Boolean)
})

export type Recipient = typeof Recipient.Type
