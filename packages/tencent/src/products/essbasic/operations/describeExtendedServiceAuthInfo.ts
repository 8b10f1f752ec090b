// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { OrganizationClosing } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { ExtentServiceAuthInfo } from "../structs/ExtentServiceAuthInfo.ts"

/**
 * Describe extended service auth info (查询企业扩展服务授权信息).
 *
 * Required: `Agent`.
 *
 * Refusals: `OrganizationClosing`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InvalidParameter`, `InvalidParameter.ParamError`,
 * `MissingParameter`, `OperationDenied`, `ResourceNotFound.Application`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const describeExtendedServiceAuthInfo = operation("DescribeExtendedServiceAuthInfo", {
  request: Wire.struct({
    Agent
  }),
  response: Wire.struct({
    AuthInfo: Wire.array(ExtentServiceAuthInfo)
  }),
  refusals: {
    codes: {
      "OperationDenied.OrganizationClosing": OrganizationClosing
    }
  },
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InvalidParameter",
    "InvalidParameter.ParamError",
    "MissingParameter",
    "OperationDenied",
    "OperationDenied.OrganizationClosing",
    "ResourceNotFound.Application",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
}).annotate(Operation.Idempotent, true)
