// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const ApproverOption = Wire.struct({
  NoRefuse: Wire.optional(Wire.Boolean),
  NoTransfer: Wire.optional(Wire.Boolean),
  HideOneKeySign: Wire.optional(Wire.Boolean),
  FillType: Wire.optional(Wire.Int),
  FlowReadLimit: Wire.optional(Wire.String),
  ForbidAddSignDate: Wire.optional(Wire.Boolean),
  ApproverMobileMode: Wire.optional(Wire.String),
  AddSignComponentUseSealSize: Wire.optional(Wire.Float)
})

export type ApproverOption = typeof ApproverOption.Type
