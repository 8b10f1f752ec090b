// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { FailedCreateRoleData } from "../structs/FailedCreateRoleData.ts"

/**
 * Channel create user roles (绑定员工角色).
 *
 * Required: `Agent`, `RoleIds`. Not to be used, and refused: `Operator`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InvalidParameter`, `InvalidParameter.ParamError`,
 * `InvalidParameterValue`, `MissingParameter`, `OperationDenied`.
 */
export const channelCreateUserRoles = operation("ChannelCreateUserRoles", {
  request: Wire.struct(
    {
      Agent,
      RoleIds: Wire.array(Wire.String),
      UserIds: Wire.optional(Wire.array(Wire.String)),
      OpenIds: Wire.optional(Wire.array(Wire.String))
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    FailedCreateRoleData: Wire.orEmpty(Wire.array(FailedCreateRoleData))
  }),
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.ParamError",
    "InvalidParameterValue",
    "MissingParameter",
    "OperationDenied"
  ]
}).annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
