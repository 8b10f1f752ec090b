// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const ApproverItem = Wire.struct({
  SignId: Wire.optional(Wire.String),
  RecipientId: Wire.optional(Wire.String),
  ApproverRoleName: Wire.optional(Wire.String)
})

export type ApproverItem = typeof ApproverItem.Type
