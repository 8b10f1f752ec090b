// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const OrganizationAuthUrl = Wire.struct({
  AuthUrl: Wire.optional(Wire.String),
  ErrorMessage: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String),
  SubTaskId: Wire.optional(Wire.String)
})

export type OrganizationAuthUrl = typeof OrganizationAuthUrl.Type
