// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { HasAuthUser } from "./HasAuthUser.ts"
import { HasAuthOrganization } from "./HasAuthOrganization.ts"

export const AuthInfoDetail = Wire.struct({
  Type: Wire.optional(Wire.String),
  Name: Wire.optional(Wire.String),
  HasAuthUserList: Wire.orEmpty(Wire.array(HasAuthUser)),
  HasAuthOrganizationList: Wire.orEmpty(Wire.array(HasAuthOrganization)),
  AuthUserTotal: Wire.optional(Wire.Int),
  AuthOrganizationTotal: Wire.optional(Wire.Int)
})

export type AuthInfoDetail = typeof AuthInfoDetail.Type
