// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { OrganizationClosing, OutQueryLimit, UserNotInOrganization } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { FlowResourceUrlInfo } from "../structs/FlowResourceUrlInfo.ts"

/**
 * Describe resource urls by flows (获取合同PDF下载链接).
 *
 * Required: `Agent`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `OrganizationClosing`, `OutQueryLimit`, `UserNotInOrganization`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.Api`, `InternalError.Db`,
 * `InternalError.System`, `InvalidParameter`, `InvalidParameter.Application`, `InvalidParameter.ParamError`,
 * `InvalidParameterValue`, `MissingParameter`, `MissingParameter.FlowId`, `MissingParameter.UserOpenId`,
 * `OperationDenied`, `ResourceNotFound`, `ResourceNotFound.Application`, `ResourceNotFound.Organization`,
 * `ResourceNotFound.Template`, `ResourceUnavailable`, `UnauthorizedOperation`,
 * `UnauthorizedOperation.NoPermissionFeature`, `UnauthorizedOperation.UnauthorizedOperationDownload`,
 * `UnauthorizedOperation.UnauthorizedOperationOrganization`.
 */
export const describeResourceUrlsByFlows = operation("DescribeResourceUrlsByFlows", {
  request: Wire.struct(
    {
      Agent,
      FlowIds: Wire.optional(Wire.array(Wire.String))
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    FlowResourceUrlInfos: Wire.array(FlowResourceUrlInfo),
    ErrorMessages: Wire.orEmpty(Wire.array(Wire.String))
  }),
  refusals: {
    codes: {
      "OperationDenied.OrganizationClosing": OrganizationClosing,
      "OperationDenied.OutQueryLimit": OutQueryLimit,
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InternalError.Api",
    "InternalError.Db",
    "InternalError.System",
    "InvalidParameter",
    "InvalidParameter.Application",
    "InvalidParameter.ParamError",
    "InvalidParameterValue",
    "MissingParameter",
    "MissingParameter.FlowId",
    "MissingParameter.UserOpenId",
    "OperationDenied",
    "OperationDenied.OrganizationClosing",
    "OperationDenied.OutQueryLimit",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.Organization",
    "ResourceNotFound.Template",
    "ResourceUnavailable",
    "UnauthorizedOperation",
    "UnauthorizedOperation.NoPermissionFeature",
    "UnauthorizedOperation.UnauthorizedOperationDownload",
    "UnauthorizedOperation.UnauthorizedOperationOrganization"
  ]
}).annotate(Operation.Idempotent, true)
