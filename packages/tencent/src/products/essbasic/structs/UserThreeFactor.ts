// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const UserThreeFactor = Wire.struct({
  Name: Wire.String,
  IdCardType: Wire.String,
  IdCardNumber: Wire.String
})

export type UserThreeFactor = typeof UserThreeFactor.Type
