// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

/**
 * An employee of a third-party platform's client.
 *
 * Not to be used, and refused: `Channel`, `CustomUserId`, `ClientIp`, `ProxyIp`.
 */
export const UserInfo = Wire.struct(
  {
    OpenId: Wire.string({ maxLength: 64 })
  },
  { disabled: ["Channel", "CustomUserId", "ClientIp", "ProxyIp"] }
)

export type UserInfo = typeof UserInfo.Type
