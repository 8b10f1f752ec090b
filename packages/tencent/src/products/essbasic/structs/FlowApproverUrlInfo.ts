// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const FlowApproverUrlInfo = Wire.struct({
  SignUrl: Wire.String,
  ApproverType: Wire.String,
  Name: Wire.String,
  Mobile: Wire.String,
  LongUrl: Wire.String
})

export type FlowApproverUrlInfo = typeof FlowApproverUrlInfo.Type
