// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NoPermissionUseResource } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Channel delete role users (删除员工绑定角色).
 *
 * Required: `Agent`, `RoleId`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `NoPermissionUseResource`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InvalidParameter.EmptyParams`, `InvalidParameter.ParamError`,
 * `InvalidParameter.RoleId`.
 */
export const channelDeleteRoleUsers = operation("ChannelDeleteRoleUsers", {
  request: Wire.struct(
    {
      Agent,
      RoleId: Wire.String,
      UserIds: Wire.optional(Wire.array(Wire.String)),
      OpenIds: Wire.optional(Wire.array(Wire.String))
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    RoleId: Wire.optional(Wire.String)
  }),
  refusals: {
    codes: {
      "OperationDenied.NoPermissionUseResource": NoPermissionUseResource
    }
  },
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InvalidParameter.EmptyParams",
    "InvalidParameter.ParamError",
    "InvalidParameter.RoleId",
    "OperationDenied.NoPermissionUseResource"
  ]
}).annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
