// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const SignUrlInfo = Wire.struct({
  SignUrl: Wire.String,
  Deadline: Wire.Int,
  SignOrder: Wire.Int,
  SignId: Wire.String,
  CustomUserId: Wire.optional(Wire.String),
  Name: Wire.String,
  Mobile: Wire.String,
  OrganizationName: Wire.String,
  ApproverType: Wire.String,
  IdCardNumber: Wire.String,
  FlowId: Wire.String,
  OpenId: Wire.String,
  FlowGroupId: Wire.String,
  SignQrcodeUrl: Wire.optional(Wire.String)
})

export type SignUrlInfo = typeof SignUrlInfo.Type
