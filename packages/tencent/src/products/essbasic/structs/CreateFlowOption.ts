// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { SignComponentConfig } from "./SignComponentConfig.ts"
import { CreateResultPageConfig } from "./CreateResultPageConfig.ts"

export const CreateFlowOption = Wire.struct({
  CanEditFlow: Wire.optional(Wire.Boolean),
  HideShowFlowName: Wire.optional(Wire.Boolean),
  HideShowFlowType: Wire.optional(Wire.Boolean),
  HideShowDeadline: Wire.optional(Wire.Boolean),
  CanSkipAddApprover: Wire.optional(Wire.Boolean),
  ForbidEditApprover: Wire.optional(Wire.Boolean),
  CustomCreateFlowDescription: Wire.optional(Wire.String),
  ForbidEditFillComponent: Wire.optional(Wire.Boolean),
  SkipUploadFile: Wire.optional(Wire.Boolean),
  SignComponentConfig: Wire.optional(SignComponentConfig),
  ForbidEditWatermark: Wire.optional(Wire.Boolean),
  PreviewAfterStart: Wire.optional(Wire.Boolean),
  SignAfterStart: Wire.optional(Wire.Boolean),
  HideOperationSteps: Wire.optional(Wire.array(Wire.int({ minimum: 0 }))),
  SelfName: Wire.optional(Wire.String),
  HideSignCodeAfterStart: Wire.optional(Wire.Boolean),
  NeedFlowDraft: Wire.optional(Wire.Boolean),
  HideComponentTypes: Wire.optional(Wire.array(Wire.String)),
  ShowComponentTypes: Wire.optional(Wire.array(Wire.String)),
  ForbidAddApprover: Wire.optional(Wire.Boolean),
  ForbidEditFlowProperties: Wire.optional(Wire.Boolean),
  ResultPageConfig: Wire.optional(CreateResultPageConfig),
  CcInfoVisibility: Wire.optional(Wire.Int)
})

export type CreateFlowOption = typeof CreateFlowOption.Type
