// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Channel delete role (删除角色).
 *
 * Required: `Agent`, `RoleIds`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InvalidParameter`, `InvalidParameter.ParamError`,
 * `MissingParameter`, `OperationDenied`, `UnauthorizedOperation`.
 */
export const channelDeleteRole = operation("ChannelDeleteRole", {
  request: Wire.struct({
    Agent,
    RoleIds: Wire.array(Wire.String)
  }),
  response: Wire.struct({}),
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.ParamError",
    "MissingParameter",
    "OperationDenied",
    "UnauthorizedOperation"
  ]
}).annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
