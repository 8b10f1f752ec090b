// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const PdfVerifyResult = Wire.struct({
  VerifyResult: Wire.Int,
  SignPlatform: Wire.String,
  SignerName: Wire.String,
  SignTime: Wire.Int,
  SignAlgorithm: Wire.String,
  CertSn: Wire.String,
  CertNotBefore: Wire.Int,
  CertNotAfter: Wire.Int,
  SignType: Wire.Int,
  ComponentPosX: Wire.Float,
  ComponentPosY: Wire.Float,
  ComponentWidth: Wire.Float,
  ComponentHeight: Wire.Float,
  ComponentPage: Wire.Int
})

export type PdfVerifyResult = typeof PdfVerifyResult.Type
