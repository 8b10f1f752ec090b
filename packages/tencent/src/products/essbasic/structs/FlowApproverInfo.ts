// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { ApproverOption } from "./ApproverOption.ts"
import { Component } from "./Component.ts"
import { ComponentLimit } from "./ComponentLimit.ts"
import { Intention } from "./Intention.ts"

/** Not to be used, and refused: `CallbackUrl`. */
export const FlowApproverInfo = Wire.struct(
  {
    Name: Wire.optional(Wire.String),
    IdCardType: Wire.optional(Wire.String),
    IdCardNumber: Wire.optional(Wire.String),
    Mobile: Wire.optional(Wire.String),
    OrganizationName: Wire.optional(Wire.String),
    NotChannelOrganization: Wire.optional(Wire.Boolean),
    OpenId: Wire.optional(Wire.String),
    OrganizationOpenId: Wire.optional(Wire.String),
    ApproverType: Wire.optional(Wire.String),
    RecipientId: Wire.optional(Wire.String),
    Deadline: Wire.optional(Wire.Int),
    SignComponents: Wire.optional(Wire.array(Component)),
    ComponentLimitType: Wire.optional(Wire.array(Wire.String)),
    PreReadTime: Wire.optional(Wire.Int),
    JumpUrl: Wire.optional(Wire.String),
    ApproverOption: Wire.optional(ApproverOption),
    ApproverNeedSignReview: Wire.optional(Wire.Boolean),
    ApproverVerifyTypes: Wire.optional(Wire.array(Wire.Int)),
    ApproverSignTypes: Wire.optional(Wire.array(Wire.Int)),
    SignId: Wire.optional(Wire.String),
    NotifyType: Wire.optional(Wire.String),
    AddSignComponentsLimits: Wire.optional(Wire.array(ComponentLimit)),
    ApproverRoleName: Wire.optional(Wire.String),
    SignTypeSelector: Wire.optional(Wire.int({ minimum: 0 })),
    Components: Wire.optional(Wire.array(Component)),
    Intention: Wire.optional(Intention),
    SignEndpoints: Wire.optional(Wire.array(Wire.String)),
    ApproverEmail: Wire.optional(Wire.String)
  },
  { disabled: ["CallbackUrl"] }
)

export type FlowApproverInfo = typeof FlowApproverInfo.Type
