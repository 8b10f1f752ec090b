// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "./operation.ts"
import { NoPermissionUseResource } from "./refusals.ts"
import { Agent } from "./structs/Agent.ts"

/**
 * Channel delete role users (删除员工绑定角色).
 *
 * Required: `Agent`, `RoleId`. Not to be used, and left out: `Operator`.
 *
 * Refusals: `NoPermissionUseResource`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InvalidParameter.EmptyParams`, `InvalidParameter.ParamError`,
 * `InvalidParameter.RoleId`.
 */
export const channelDeleteRoleUsers = operation("ChannelDeleteRoleUsers", {
  request: Wire.struct({
    Agent,
    RoleId: Wire.String,
    UserIds: Wire.optional(Wire.array(Wire.String)),
    OpenIds: Wire.optional(Wire.array(Wire.String))
  }),
  response: Wire.struct({
    RoleId: Wire.String
  }),
  refusals: {
    "OperationDenied.NoPermissionUseResource": NoPermissionUseResource
  },
  codes: [
    "FailedOperation",
    "InternalError",
    "InvalidParameter.EmptyParams",
    "InvalidParameter.ParamError",
    "InvalidParameter.RoleId",
    "OperationDenied.NoPermissionUseResource"
  ],
  traits: { rateLimit: { limit: 20, window: "1 second" } }
})
