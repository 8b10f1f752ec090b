// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { Component } from "./Component.ts"
import { UserFlowType } from "./UserFlowType.ts"
import { Recipient } from "./Recipient.ts"

export const TemplateInfo = Wire.struct({
  TemplateId: Wire.optional(Wire.String),
  TemplateName: Wire.optional(Wire.String),
  Description: Wire.optional(Wire.String),
  Components: Wire.orEmpty(Wire.array(Component)),
  Recipients: Wire.orEmpty(Wire.array(Recipient)),
  SignComponents: Wire.orEmpty(Wire.array(Component)),
  TemplateType: Wire.optional(Wire.Int),
  IsPromoter: Wire.optional(Wire.Boolean),
  Creator: Wire.optional(Wire.String),
  CreatedOn: Wire.optional(Wire.Int),
  PreviewUrl: Wire.optional(Wire.String),
  PdfUrl: Wire.optional(Wire.String),
  ChannelTemplateId: Wire.optional(Wire.String),
  ChannelTemplateName: Wire.optional(Wire.String),
  ChannelAutoSave: Wire.optional(Wire.Int),
  TemplateVersion: Wire.optional(Wire.String),
  Available: Wire.optional(Wire.Int),
  UserFlowType: Wire.optional(UserFlowType)
})

export type TemplateInfo = typeof TemplateInfo.Type
