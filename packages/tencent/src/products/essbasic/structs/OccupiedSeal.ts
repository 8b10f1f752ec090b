// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { AuthorizedUser } from "./AuthorizedUser.ts"

export const OccupiedSeal = Wire.struct({
  SealId: Wire.String,
  SealName: Wire.String,
  CreateOn: Wire.Int,
  Creator: Wire.String,
  SealPolicyId: Wire.String,
  SealStatus: Wire.String,
  FailReason: Wire.String,
  Url: Wire.String,
  SealType: Wire.String,
  IsAllTime: Wire.Boolean,
  AuthorizedUsers: Wire.array(AuthorizedUser),
  RealWidth: Wire.optional(Wire.Int),
  RealHeight: Wire.optional(Wire.Int),
  SealDescription: Wire.optional(Wire.String)
})

export type OccupiedSeal = typeof OccupiedSeal.Type
