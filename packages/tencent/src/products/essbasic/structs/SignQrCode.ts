// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

/** A sign code. `ExpiredTime` is in seconds since 1970. */
export const SignQrCode = Wire.struct({
  QrCodeId: Wire.String,
  QrCodeUrl: Wire.String,
  ExpiredTime: Wire.Int,
  WeixinQrCodeUrl: Wire.String
})

export type SignQrCode = typeof SignQrCode.Type
