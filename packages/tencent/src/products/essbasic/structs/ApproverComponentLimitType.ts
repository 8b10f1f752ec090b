// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

/** How a signer may sign. */
export const ApproverComponentLimitType = Wire.struct({
  RecipientId: Wire.String,
  Values: Wire.optional(Wire.array(Wire.String))
})

export type ApproverComponentLimitType = typeof ApproverComponentLimitType.Type
