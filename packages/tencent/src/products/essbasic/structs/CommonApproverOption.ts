// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const CommonApproverOption = Wire.struct({
  CanEditApprover: Wire.optional(Wire.Boolean),
  NoRefuse: Wire.optional(Wire.Boolean),
  NoTransfer: Wire.optional(Wire.Boolean),
  HideOneKeySign: Wire.optional(Wire.Boolean),
  FlowReadLimit: Wire.optional(Wire.String),
  ForbidAddSignDate: Wire.optional(Wire.Boolean),
  ForbidModifySealInfos: Wire.optional(Wire.Boolean)
})

export type CommonApproverOption = typeof CommonApproverOption.Type
