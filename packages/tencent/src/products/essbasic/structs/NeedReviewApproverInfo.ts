// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const NeedReviewApproverInfo = Wire.struct({
  ApproverType: Wire.String,
  ApproverName: Wire.String,
  ApproverMobile: Wire.optional(Wire.String),
  ApproverIdCardType: Wire.optional(Wire.String),
  ApproverIdCardNumber: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String)
})

export type NeedReviewApproverInfo = typeof NeedReviewApproverInfo.Type
