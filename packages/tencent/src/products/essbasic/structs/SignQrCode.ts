// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

/** A sign code. `ExpiredTime` is in seconds since 1970. */
export const SignQrCode = Wire.struct({
  QrCodeId: Wire.String,
  QrCodeUrl: Wire.optional(Wire.String),
  ExpiredTime: Wire.optional(Wire.Int),
  WeixinQrCodeUrl: Wire.optional(Wire.String)
})

export type SignQrCode = typeof SignQrCode.Type
