// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { AuthorizedUser } from "./AuthorizedUser.ts"

export const OccupiedSeal = Wire.struct({
  SealId: Wire.optional(Wire.String),
  SealName: Wire.optional(Wire.String),
  CreateOn: Wire.optional(Wire.Int),
  Creator: Wire.optional(Wire.String),
  SealPolicyId: Wire.optional(Wire.String),
  SealStatus: Wire.optional(Wire.String),
  FailReason: Wire.optional(Wire.String),
  Url: Wire.optional(Wire.String),
  SealType: Wire.optional(Wire.String),
  IsAllTime: Wire.optional(Wire.Boolean),
  AuthorizedUsers: Wire.orEmpty(Wire.array(AuthorizedUser)),
  RealWidth: Wire.optional(Wire.Int),
  RealHeight: Wire.optional(Wire.Int),
  SealDescription: Wire.optional(Wire.String)
})

export type OccupiedSeal = typeof OccupiedSeal.Type
