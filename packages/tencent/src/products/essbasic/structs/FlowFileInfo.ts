// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { Component } from "./Component.ts"
import { FlowApproverInfo } from "./FlowApproverInfo.ts"

/** Not to be used, and refused: `CallbackUrl`. */
export const FlowFileInfo = Wire.struct(
  {
    FileIds: Wire.array(Wire.String),
    FlowName: Wire.String,
    FlowApprovers: Wire.array(FlowApproverInfo),
    Deadline: Wire.optional(Wire.Int),
    FlowDescription: Wire.optional(Wire.String),
    FlowType: Wire.optional(Wire.String),
    CustomerData: Wire.optional(Wire.String),
    Unordered: Wire.optional(Wire.Boolean),
    Components: Wire.optional(Wire.array(Component)),
    CustomShowMap: Wire.optional(Wire.String),
    NeedSignReview: Wire.optional(Wire.Boolean),
    FlowDisplayType: Wire.optional(Wire.Int)
  },
  { disabled: ["CallbackUrl"] }
)

export type FlowFileInfo = typeof FlowFileInfo.Type
