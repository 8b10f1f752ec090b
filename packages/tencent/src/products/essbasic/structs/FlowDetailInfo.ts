// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { FlowApproverDetail } from "./FlowApproverDetail.ts"
import { UserFlowType } from "./UserFlowType.ts"

export const FlowDetailInfo = Wire.struct({
  FlowId: Wire.optional(Wire.String),
  FlowName: Wire.optional(Wire.String),
  FlowType: Wire.optional(Wire.String),
  FlowStatus: Wire.optional(Wire.String),
  FlowMessage: Wire.optional(Wire.String),
  CreateOn: Wire.optional(Wire.Int),
  DeadLine: Wire.optional(Wire.Int),
  CustomData: Wire.optional(Wire.String),
  FlowApproverInfos: Wire.orEmpty(Wire.array(FlowApproverDetail)),
  CcInfos: Wire.orEmpty(Wire.array(FlowApproverDetail)),
  NeedCreateReview: Wire.optional(Wire.Boolean),
  UserFlowType: Wire.optional(UserFlowType),
  TemplateId: Wire.optional(Wire.String)
})

export type FlowDetailInfo = typeof FlowDetailInfo.Type
