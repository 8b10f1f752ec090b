// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { SignComponentConfig } from "./SignComponentConfig.ts"

export const FlowGroupOptions = Wire.struct({
  SelfOrganizationApproverSignEach: Wire.optional(Wire.Boolean),
  OtherApproverSignEach: Wire.optional(Wire.Boolean),
  NoEditFlowName: Wire.optional(Wire.Boolean),
  NoEditFlowType: Wire.optional(Wire.Boolean),
  NoEditDeadline: Wire.optional(Wire.Boolean),
  SignComponentConfig: Wire.optional(SignComponentConfig),
  ForbidEditWatermark: Wire.optional(Wire.Boolean),
  HideSignCodeAfterStart: Wire.optional(Wire.Boolean),
  SignAfterStart: Wire.optional(Wire.Boolean),
  PreviewAfterStart: Wire.optional(Wire.Boolean)
})

export type FlowGroupOptions = typeof FlowGroupOptions.Type
