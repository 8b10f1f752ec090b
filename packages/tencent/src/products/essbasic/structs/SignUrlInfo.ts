// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const SignUrlInfo = Wire.struct({
  SignUrl: Wire.optional(Wire.String),
  Deadline: Wire.optional(Wire.Int),
  SignOrder: Wire.optional(Wire.Int),
  SignId: Wire.optional(Wire.String),
  CustomUserId: Wire.optional(Wire.String),
  Name: Wire.optional(Wire.String),
  Mobile: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String),
  ApproverType: Wire.optional(Wire.String),
  IdCardNumber: Wire.optional(Wire.String),
  FlowId: Wire.optional(Wire.String),
  OpenId: Wire.optional(Wire.String),
  FlowGroupId: Wire.optional(Wire.String),
  SignQrcodeUrl: Wire.optional(Wire.String)
})

export type SignUrlInfo = typeof SignUrlInfo.Type
