// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { Component } from "./Component.ts"
import { UserFlowType } from "./UserFlowType.ts"
import { Recipient } from "./Recipient.ts"

export const TemplateInfo = Wire.struct({
  TemplateId: Wire.String,
  TemplateName: Wire.String,
  Description: Wire.String,
  Components: Wire.array(Component),
  Recipients: Wire.array(Recipient),
  SignComponents: Wire.array(Component),
  TemplateType: Wire.Int,
  IsPromoter: Wire.optional(Wire.Boolean),
  Creator: Wire.String,
  CreatedOn: Wire.Int,
  PreviewUrl: Wire.String,
  PdfUrl: Wire.String,
  ChannelTemplateId: Wire.String,
  ChannelTemplateName: Wire.String,
  ChannelAutoSave: Wire.Int,
  TemplateVersion: Wire.String,
  Available: Wire.Int,
  UserFlowType: Wire.optional(UserFlowType)
})

export type TemplateInfo = typeof TemplateInfo.Type
