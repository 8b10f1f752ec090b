// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { FormField } from "./FormField.ts"
import { CcInfo } from "./CcInfo.ts"
import { Component } from "./Component.ts"
import { CommonFlowApprover } from "./CommonFlowApprover.ts"

export const BaseFlowInfo = Wire.struct({
  FlowName: Wire.String,
  Deadline: Wire.Int,
  FlowType: Wire.optional(Wire.String),
  FlowDescription: Wire.optional(Wire.String),
  Unordered: Wire.optional(Wire.Boolean),
  IntelligentStatus: Wire.optional(Wire.String),
  FormFields: Wire.optional(Wire.array(FormField)),
  NeedSignReview: Wire.optional(Wire.Boolean),
  UserData: Wire.optional(Wire.String),
  CcInfos: Wire.optional(Wire.array(CcInfo)),
  NeedCreateReview: Wire.optional(Wire.Boolean),
  Components: Wire.optional(Wire.array(Component)),
  FlowDisplayType: Wire.optional(Wire.Int),
  FileIds: Wire.optional(Wire.array(Wire.String)),
  Approvers: Wire.optional(Wire.array(CommonFlowApprover))
})

export type BaseFlowInfo = typeof BaseFlowInfo.Type
