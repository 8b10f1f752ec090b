// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Modify extended service (管理企业扩展服务).
 *
 * Required: `Agent`, `ServiceType`, `Operate`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.DbRead`, `InvalidParameter`,
 * `InvalidParameter.ParamError`, `MissingParameter`, `OperationDenied`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const modifyExtendedService = operation("ModifyExtendedService", {
  request: Wire.struct({
    Agent,
    ServiceType: Wire.String,
    Operate: Wire.String,
    Endpoint: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    OperateUrl: Wire.optional(Wire.String)
  }),
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InternalError.DbRead",
    "InvalidParameter",
    "InvalidParameter.ParamError",
    "MissingParameter",
    "OperationDenied",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
