// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const AuthorizedUser = Wire.struct({
  OpenId: Wire.optional(Wire.String)
})

export type AuthorizedUser = typeof AuthorizedUser.Type
