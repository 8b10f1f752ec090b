// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const TemplateUserFlowType = Wire.struct({
  UserFlowTypeId: Wire.optional(Wire.String),
  Name: Wire.optional(Wire.String),
  TemplateNum: Wire.optional(Wire.Int),
  Description: Wire.optional(Wire.String)
})

export type TemplateUserFlowType = typeof TemplateUserFlowType.Type
