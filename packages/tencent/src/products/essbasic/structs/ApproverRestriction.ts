// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

/** Who may sign; where none is given, everyone may. */
export const ApproverRestriction = Wire.struct({
  Name: Wire.optional(Wire.String),
  Mobile: Wire.optional(Wire.String),
  IdCardType: Wire.optional(Wire.String),
  IdCardNumber: Wire.optional(Wire.String)
})

export type ApproverRestriction = typeof ApproverRestriction.Type
