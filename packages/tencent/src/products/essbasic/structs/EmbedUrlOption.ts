// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const EmbedUrlOption = Wire.struct({
  ShowFlowDetailComponent: Wire.optional(Wire.Boolean),
  ShowTemplateComponent: Wire.optional(Wire.Boolean),
  SkipUploadFile: Wire.optional(Wire.Boolean),
  SkipDownloadFile: Wire.optional(Wire.Boolean),
  ForbidEditWatermark: Wire.optional(Wire.Boolean),
  SealDescription: Wire.optional(Wire.String),
  ForbidEditSealDescription: Wire.optional(Wire.Boolean)
})

export type EmbedUrlOption = typeof EmbedUrlOption.Type
