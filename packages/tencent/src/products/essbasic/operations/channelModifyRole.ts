// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { PermissionGroup } from "../structs/PermissionGroup.ts"

/**
 * Channel modify role (更新角色).
 *
 * Required: `Agent`, `Name`, `RoleId`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InvalidParameter`, `InvalidParameter.ParamError`,
 * `MissingParameter`, `OperationDenied`, `UnauthorizedOperation`.
 */
export const channelModifyRole = operation("ChannelModifyRole", {
  request: Wire.struct({
    Agent,
    Name: Wire.String,
    RoleId: Wire.String,
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
