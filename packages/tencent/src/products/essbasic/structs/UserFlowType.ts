// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const UserFlowType = Wire.struct({
  UserFlowTypeId: Wire.optional(Wire.String),
  Name: Wire.optional(Wire.String),
  Description: Wire.optional(Wire.String)
})

export type UserFlowType = typeof UserFlowType.Type
