// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const RelieveInfo = Wire.struct({
  Reason: Wire.String,
  RemainInForceItem: Wire.optional(Wire.String),
  OriginalExpenseSettlement: Wire.optional(Wire.String),
  OriginalOtherSettlement: Wire.optional(Wire.String),
  OtherDeals: Wire.optional(Wire.String)
})

export type RelieveInfo = typeof RelieveInfo.Type
