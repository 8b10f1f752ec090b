// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { FormField } from "./FormField.ts"
import { CcInfo } from "./CcInfo.ts"
import { FlowApproverInfo } from "./FlowApproverInfo.ts"
import { FlowOperateLimit } from "./FlowOperateLimit.ts"

/** Not to be used, and refused: `CallbackUrl`. */
export const FlowInfo = Wire.struct(
  {
    FlowName: Wire.String,
    Deadline: Wire.optional(Wire.Int),
    TemplateId: Wire.optional(Wire.String),
    FlowApprovers: Wire.optional(Wire.array(FlowApproverInfo)),
    FormFields: Wire.optional(Wire.array(FormField)),
    FlowType: Wire.optional(Wire.String),
    FlowDescription: Wire.optional(Wire.String),
    CustomerData: Wire.optional(Wire.String),
    CustomShowMap: Wire.optional(Wire.String),
    CcInfos: Wire.optional(Wire.array(CcInfo)),
    NeedSignReview: Wire.optional(Wire.Boolean),
    CcNotifyType: Wire.optional(Wire.Int),
    AutoSignScene: Wire.optional(Wire.String),
    FlowDisplayType: Wire.optional(Wire.Int),
    FlowOperateLimit: Wire.optional(FlowOperateLimit)
  },
  { disabled: ["CallbackUrl"] }
)

export type FlowInfo = typeof FlowInfo.Type
