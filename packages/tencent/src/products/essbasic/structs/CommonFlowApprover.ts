// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { Component } from "./Component.ts"
import { CommonApproverOption } from "./CommonApproverOption.ts"

export const CommonFlowApprover = Wire.struct({
  NotChannelOrganization: Wire.optional(Wire.Boolean),
  ApproverType: Wire.optional(Wire.Int),
  OrganizationId: Wire.optional(Wire.String),
  OrganizationOpenId: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String),
  UserId: Wire.optional(Wire.String),
  OpenId: Wire.optional(Wire.String),
  ApproverName: Wire.optional(Wire.String),
  ApproverMobile: Wire.optional(Wire.String),
  ApproverIdCardType: Wire.optional(Wire.String),
  ApproverIdCardNumber: Wire.optional(Wire.String),
  RecipientId: Wire.optional(Wire.String),
  PreReadTime: Wire.optional(Wire.Int),
  IsFullText: Wire.optional(Wire.Boolean),
  NotifyType: Wire.optional(Wire.String),
  ApproverOption: Wire.optional(CommonApproverOption),
  SignComponents: Wire.optional(Wire.array(Component)),
  ApproverVerifyTypes: Wire.optional(Wire.array(Wire.Int)),
  ApproverSignTypes: Wire.optional(Wire.array(Wire.Int)),
  ComponentLimitType: Wire.optional(Wire.array(Wire.String))
})

export type CommonFlowApprover = typeof CommonFlowApprover.Type
