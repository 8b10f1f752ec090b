// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { UserInfo } from "./UserInfo.ts"

/**
 * On whose behalf a call is made: the platform's application, and where an operation asks for them, its client's
 * organisation and an employee of it.
 *
 * Not to be used, and refused: `ProxyOrganizationId`.
 */
export const Agent = Wire.struct(
  {
    AppId: Wire.String,
    ProxyOrganizationOpenId: Wire.optional(Wire.string({ maxLength: 64 })),
    ProxyOperator: Wire.optional(UserInfo),
    ProxyAppId: Wire.optional(Wire.String)
  },
  { disabled: ["ProxyOrganizationId"] }
)

export type Agent = typeof Agent.Type
