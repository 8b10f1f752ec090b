// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NoFlowPermission, NotAvailableSignReview } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Create batch init organization url (批量操作企业初始化).
 *
 * Required: `Agent`, `OperateTypes`, `ProxyOrganizationOpenIds`.
 *
 * Refusals: `NotAvailableSignReview`, `NoFlowPermission`.
 *
 * Other codes: `InternalError`, `InternalError.Db`, `InvalidParameter`, `InvalidParameter.ParamError`,
 * `InvalidParameter.Status`, `MissingParameter`, `OperationDenied`, `ResourceNotFound`, `ResourceNotFound.Flow`,
 * `ResourceUnavailable`, `UnauthorizedOperation.NoPermissionFeature`, `UnknownParameter`, `UnsupportedOperation`.
 */
export const createBatchInitOrganizationUrl = operation("CreateBatchInitOrganizationUrl", {
  request: Wire.struct({
    Agent,
    OperateTypes: Wire.array(Wire.String),
    ProxyOrganizationOpenIds: Wire.array(Wire.String),
    IsAuthorizePlatformApplication: Wire.optional(Wire.Boolean),
    AuthorizedProxyOrganizationOpenId: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    MiniAppPath: Wire.optional(Wire.String),
    OperateLongUrl: Wire.optional(Wire.String),
    OperateShortUrl: Wire.optional(Wire.String),
    QRCodeUrl: Wire.optional(Wire.String)
  }),
  refusals: {
    codes: {
      "FailedOperation.NotAvailableSignReview": NotAvailableSignReview,
      "OperationDenied.NoFlowPermission": NoFlowPermission
    }
  },
  errorCodes: [
    "FailedOperation.NotAvailableSignReview",
    "InternalError",
    "InternalError.Db",
    "InvalidParameter",
    "InvalidParameter.ParamError",
    "InvalidParameter.Status",
    "MissingParameter",
    "OperationDenied",
    "OperationDenied.NoFlowPermission",
    "ResourceNotFound",
    "ResourceNotFound.Flow",
    "ResourceUnavailable",
    "UnauthorizedOperation.NoPermissionFeature",
    "UnknownParameter",
    "UnsupportedOperation"
  ]
}).annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
