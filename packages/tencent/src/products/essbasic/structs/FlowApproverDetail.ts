// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const FlowApproverDetail = Wire.struct({
  ReceiptId: Wire.optional(Wire.String),
  ProxyOrganizationOpenId: Wire.optional(Wire.String),
  ProxyOperatorOpenId: Wire.optional(Wire.String),
  ProxyOrganizationName: Wire.optional(Wire.String),
  Mobile: Wire.optional(Wire.String),
  SignOrder: Wire.optional(Wire.Int),
  ApproveName: Wire.optional(Wire.String),
  ApproveStatus: Wire.optional(Wire.String),
  ApproveMessage: Wire.optional(Wire.String),
  ApproveTime: Wire.optional(Wire.Int),
  ApproveType: Wire.optional(Wire.String),
  ApproverRoleName: Wire.optional(Wire.String),
  SignId: Wire.optional(Wire.String),
  RecipientId: Wire.optional(Wire.String)
})

export type FlowApproverDetail = typeof FlowApproverDetail.Type
