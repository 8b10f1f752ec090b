// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const UploadFile = Wire.struct({
  FileBody: Wire.String,
  FileName: Wire.optional(Wire.String)
})

export type UploadFile = typeof UploadFile.Type
