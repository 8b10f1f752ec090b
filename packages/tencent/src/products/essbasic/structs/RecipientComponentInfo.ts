// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { FilledComponent } from "./FilledComponent.ts"

export const RecipientComponentInfo = Wire.struct({
  RecipientId: Wire.optional(Wire.String),
  RecipientFillStatus: Wire.optional(Wire.String),
  IsPromoter: Wire.optional(Wire.Boolean),
  Components: Wire.orEmpty(Wire.array(FilledComponent))
})

export type RecipientComponentInfo = typeof RecipientComponentInfo.Type
