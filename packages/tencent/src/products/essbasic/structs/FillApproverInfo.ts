// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const FillApproverInfo = Wire.struct({
  RecipientId: Wire.String,
  OpenId: Wire.optional(Wire.String),
  ApproverName: Wire.optional(Wire.String),
  ApproverMobile: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String),
  OrganizationOpenId: Wire.optional(Wire.String),
  NotChannelOrganization: Wire.optional(Wire.Boolean),
  ApproverIdCardType: Wire.optional(Wire.String),
  ApproverIdCardNumber: Wire.optional(Wire.String),
  FlowId: Wire.optional(Wire.String)
})

export type FillApproverInfo = typeof FillApproverInfo.Type
