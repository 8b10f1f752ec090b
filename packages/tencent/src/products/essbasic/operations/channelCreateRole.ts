// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { PermissionGroup } from "../structs/PermissionGroup.ts"

/**
 * Channel create role (创建角色).
 *
 * Required: `Name`, `Agent`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InvalidParameter`, `InvalidParameter.ParamError`,
 * `MissingParameter`, `OperationDenied`, `UnauthorizedOperation`.
 */
export const channelCreateRole = operation("ChannelCreateRole", {
  request: Wire.struct({
    Name: Wire.String,
    Agent,
    Description: Wire.optional(Wire.String),
    PermissionGroups: Wire.optional(Wire.array(PermissionGroup))
  }),
  response: Wire.struct({
    RoleId: Wire.optional(Wire.String)
  }),
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
