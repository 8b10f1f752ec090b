// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { UserNotInOrganization } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { FlowDetailInfo } from "../structs/FlowDetailInfo.ts"

/**
 * Describe flow detail info (获取合同信息).
 *
 * Required: `Agent`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `UserNotInOrganization`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.System`, `InvalidParameter`,
 * `InvalidParameter.EndPoint`, `InvalidParameter.FlowIds`, `InvalidParameter.ParamError`,
 * `InvalidParameter.fFowIds`, `LimitExceeded.FlowIds`, `MissingParameter`, `MissingParameter.FlowIds`,
 * `MissingParameter.FlowIdsOrFlowGroupId`, `OperationDenied`, `ResourceNotFound`, `ResourceNotFound.Application`,
 * `ResourceNotFound.FlowApprovers`, `ResourceNotFound.FlowGroup`, `ResourceUnavailable`,
 * `UnauthorizedOperation.NoPermissionFeature`, `UnknownParameter`, `UnsupportedOperation`.
 */
export const describeFlowDetailInfo = operation("DescribeFlowDetailInfo", {
  request: Wire.struct(
    {
      Agent,
      FlowIds: Wire.optional(Wire.array(Wire.String)),
      FlowGroupId: Wire.optional(Wire.String)
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    ApplicationId: Wire.optional(Wire.String),
    ProxyOrganizationOpenId: Wire.optional(Wire.String),
    FlowInfo: Wire.array(FlowDetailInfo),
    FlowGroupId: Wire.optional(Wire.String),
    FlowGroupName: Wire.optional(Wire.String)
  }),
  refusals: {
    codes: {
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InternalError.System",
    "InvalidParameter",
    "InvalidParameter.EndPoint",
    "InvalidParameter.FlowIds",
    "InvalidParameter.ParamError",
    "InvalidParameter.fFowIds",
    "LimitExceeded.FlowIds",
    "MissingParameter",
    "MissingParameter.FlowIds",
    "MissingParameter.FlowIdsOrFlowGroupId",
    "OperationDenied",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.FlowApprovers",
    "ResourceNotFound.FlowGroup",
    "ResourceUnavailable",
    "UnauthorizedOperation.NoPermissionFeature",
    "UnknownParameter",
    "UnsupportedOperation"
  ]
}).annotate(Operation.Idempotent, true)
