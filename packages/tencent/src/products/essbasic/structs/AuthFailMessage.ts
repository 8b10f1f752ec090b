// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const AuthFailMessage = Wire.struct({
  ProxyOrganizationOpenId: Wire.String,
  Message: Wire.String
})

export type AuthFailMessage = typeof AuthFailMessage.Type
