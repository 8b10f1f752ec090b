// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { UserInfo } from "./UserInfo.ts"

/**
 * On whose behalf a call is made: the platform's application, its client's organisation, and an employee of it.
 * The last two must be verified.
 *
 * Not to be used, and refused: `ProxyOrganizationId`.
 */
export const OperatorAgent = Wire.struct(
  {
    AppId: Wire.String,
    ProxyOrganizationOpenId: Wire.string({ maxLength: 64 }),
    ProxyOperator: UserInfo,
    ProxyAppId: Wire.optional(Wire.String)
  },
  { disabled: ["ProxyOrganizationId"] }
)

export type OperatorAgent = typeof OperatorAgent.Type
