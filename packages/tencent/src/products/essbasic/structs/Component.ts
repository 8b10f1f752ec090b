// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const Component = Wire.struct({
  ComponentId: Wire.optional(Wire.String),
  ComponentType: Wire.optional(Wire.String),
  ComponentName: Wire.optional(Wire.String),
  ComponentRequired: Wire.optional(Wire.Boolean),
  ComponentRecipientId: Wire.optional(Wire.String),
  FileIndex: Wire.optional(Wire.Int),
  GenerateMode: Wire.optional(Wire.String),
  ComponentWidth: Wire.optional(Wire.Float),
  ComponentHeight: Wire.optional(Wire.Float),
  ComponentPage: Wire.optional(Wire.Int),
  ComponentPosX: Wire.optional(Wire.Float),
  ComponentPosY: Wire.optional(Wire.Float),
  ComponentExtra: Wire.optional(Wire.String),
  ComponentValue: Wire.optional(Wire.String),
  ComponentDateFontSize: Wire.optional(Wire.Int),
  DocumentId: Wire.optional(Wire.String),
  ComponentDescription: Wire.optional(Wire.String),
  OffsetX: Wire.optional(Wire.Float),
  OffsetY: Wire.optional(Wire.Float),
  ChannelComponentId: Wire.optional(Wire.String),
  KeywordOrder: Wire.optional(Wire.String),
  KeywordPage: Wire.optional(Wire.Int),
  RelativeLocation: Wire.optional(Wire.String),
  KeywordIndexes: Wire.optional(Wire.array(Wire.Int)),
  Placeholder: Wire.optional(Wire.String),
  LockComponentValue: Wire.optional(Wire.Boolean),
  ForbidMoveAndDelete: Wire.optional(Wire.Boolean)
})

export type Component = typeof Component.Type
