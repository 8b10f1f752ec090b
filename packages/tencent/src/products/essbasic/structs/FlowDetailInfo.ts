// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { FlowApproverDetail } from "./FlowApproverDetail.ts"
import { UserFlowType } from "./UserFlowType.ts"

export const FlowDetailInfo = Wire.struct({
  FlowId: Wire.String,
  FlowName: Wire.String,
  FlowType: Wire.String,
  FlowStatus: Wire.String,
  FlowMessage: Wire.String,
  CreateOn: Wire.Int,
  DeadLine: Wire.Int,
  CustomData: Wire.String,
  FlowApproverInfos: Wire.array(FlowApproverDetail),
  CcInfos: Wire.array(FlowApproverDetail),
  NeedCreateReview: Wire.Boolean,
  UserFlowType: Wire.optional(UserFlowType),
  TemplateId: Wire.optional(Wire.String)
})

export type FlowDetailInfo = typeof FlowDetailInfo.Type
