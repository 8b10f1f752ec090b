// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Create employee change url (创建员工信息变更链接).
 *
 * Required: `Agent`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InvalidParameter`, `InvalidParameter.ParamError`,
 * `MissingParameter`, `OperationDenied`, `ResourceNotFound.Application`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const createEmployeeChangeUrl = operation("CreateEmployeeChangeUrl", {
  request: Wire.struct({
    Agent,
    OpenId: Wire.optional(Wire.String),
    NewMobile: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    MiniAppPath: Wire.optional(Wire.String),
    LongUrl: Wire.optional(Wire.String),
    ShortUrl: Wire.optional(Wire.String),
    ExpireTime: Wire.optional(Wire.Int)
  }),
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.ParamError",
    "MissingParameter",
    "OperationDenied",
    "ResourceNotFound.Application",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
