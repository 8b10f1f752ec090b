// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const ChannelBillUsageDetail = Wire.struct({
  FlowId: Wire.optional(Wire.String),
  OperatorName: Wire.optional(Wire.String),
  CreateOrganizationName: Wire.optional(Wire.String),
  FlowName: Wire.optional(Wire.String),
  FlowStatus: Wire.optional(Wire.String),
  QuotaType: Wire.optional(Wire.String),
  UseCount: Wire.optional(Wire.Int),
  CostTime: Wire.optional(Wire.Int),
  QuotaName: Wire.optional(Wire.String),
  CostType: Wire.optional(Wire.Int),
  Remark: Wire.optional(Wire.String)
})

export type ChannelBillUsageDetail = typeof ChannelBillUsageDetail.Type
