// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const PdfVerifyResult = Wire.struct({
  VerifyResult: Wire.optional(Wire.Int),
  SignPlatform: Wire.optional(Wire.String),
  SignerName: Wire.optional(Wire.String),
  SignTime: Wire.optional(Wire.Int),
  SignAlgorithm: Wire.optional(Wire.String),
  CertSn: Wire.optional(Wire.String),
  CertNotBefore: Wire.optional(Wire.Int),
  CertNotAfter: Wire.optional(Wire.Int),
  SignType: Wire.optional(Wire.Int),
  ComponentPosX: Wire.optional(Wire.Float),
  ComponentPosY: Wire.optional(Wire.Float),
  ComponentWidth: Wire.optional(Wire.Float),
  ComponentHeight: Wire.optional(Wire.Float),
  ComponentPage: Wire.optional(Wire.Int)
})

export type PdfVerifyResult = typeof PdfVerifyResult.Type
