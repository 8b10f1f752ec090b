// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Create close organization url (创建企业注销链接).
 *
 * Required: `Agent`.
 *
 * Other codes: `InternalError`, `InternalError.Db`, `InvalidParameter`, `InvalidParameter.ParamError`,
 * `MissingParameter`, `OperationDenied`, `ResourceUnavailable`, `UnauthorizedOperation.NoPermissionFeature`,
 * `UnknownParameter`, `UnsupportedOperation`.
 */
export const createCloseOrganizationUrl = operation("CreateCloseOrganizationUrl", {
  request: Wire.struct({
    Agent
  }),
  response: Wire.struct({
    ExpiredOn: Wire.optional(Wire.Int),
    LongUrl: Wire.optional(Wire.String),
    ShortUrl: Wire.optional(Wire.String),
    MiniAppPath: Wire.optional(Wire.String),
    QrcodeUrl: Wire.optional(Wire.String),
    WeixinQrcodeUrl: Wire.optional(Wire.String)
  }),
  errorCodes: [
    "InternalError",
    "InternalError.Db",
    "InvalidParameter",
    "InvalidParameter.ParamError",
    "MissingParameter",
    "OperationDenied",
    "ResourceUnavailable",
    "UnauthorizedOperation.NoPermissionFeature",
    "UnknownParameter",
    "UnsupportedOperation"
  ]
}).annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
