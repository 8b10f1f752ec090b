// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const Recipient = Wire.struct({
  RecipientId: Wire.String,
  RecipientType: Wire.String,
  Description: Wire.String,
  RoleName: Wire.String,
  RequireValidation: Wire.Boolean,
  RequireSign: Wire.Boolean,
  SignType: Wire.Int,
  RoutingOrder: Wire.Int,
  IsPromoter: Wire.Boolean,
  ApproverVerifyTypes: Wire.array(Wire.Int),
  ApproverSignTypes: Wire.array(Wire.Int),
  NoTransfer: Wire.optional(Wire.Boolean)
})

export type Recipient = typeof Recipient.Type
