// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { AuthInfoDetail } from "../structs/AuthInfoDetail.ts"

/**
 * Describe extended service auth detail (查询企业扩展服务授权详情).
 *
 * Required: `Agent`, `ExtendServiceType`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InvalidParameter`, `InvalidParameter.ParamError`,
 * `MissingParameter`, `OperationDenied`, `ResourceNotFound.Application`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const describeExtendedServiceAuthDetail = operation("DescribeExtendedServiceAuthDetail", {
  request: Wire.struct({
    Agent,
    ExtendServiceType: Wire.String,
    Limit: Wire.optional(Wire.Int),
    Offset: Wire.optional(Wire.Int)
  }),
  response: Wire.struct({
    AuthInfoDetail
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
}).annotate(Operation.Idempotent, true)
