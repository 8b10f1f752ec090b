// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const FlowApproverUrlInfo = Wire.struct({
  SignUrl: Wire.optional(Wire.String),
  ApproverType: Wire.optional(Wire.String),
  Name: Wire.optional(Wire.String),
  Mobile: Wire.optional(Wire.String),
  LongUrl: Wire.optional(Wire.String)
})

export type FlowApproverUrlInfo = typeof FlowApproverUrlInfo.Type
