// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const AuthFailMessage = Wire.struct({
  ProxyOrganizationOpenId: Wire.optional(Wire.String),
  Message: Wire.optional(Wire.String)
})

export type AuthFailMessage = typeof AuthFailMessage.Type
