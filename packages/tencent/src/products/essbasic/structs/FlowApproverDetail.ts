// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const FlowApproverDetail = Wire.struct({
  ReceiptId: Wire.optional(Wire.String),
  ProxyOrganizationOpenId: Wire.String,
  ProxyOperatorOpenId: Wire.String,
  ProxyOrganizationName: Wire.String,
  Mobile: Wire.String,
  SignOrder: Wire.Int,
  ApproveName: Wire.String,
  ApproveStatus: Wire.String,
  ApproveMessage: Wire.String,
  ApproveTime: Wire.Int,
  ApproveType: Wire.String,
  ApproverRoleName: Wire.optional(Wire.String),
  SignId: Wire.optional(Wire.String),
  RecipientId: Wire.String
})

export type FlowApproverDetail = typeof FlowApproverDetail.Type
