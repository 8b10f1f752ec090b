// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NoIdentityVerify, UserNotInOrganization } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { ChannelArchiveDynamicApproverData } from "../structs/ChannelArchiveDynamicApproverData.ts"

/**
 * Archive dynamic flow (结束动态签署流程).
 *
 * Required: `Agent`, `FlowId`.
 *
 * Refusals: `NoIdentityVerify`, `UserNotInOrganization`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.System`, `InvalidParameter`,
 * `InvalidParameter.Application`, `InvalidParameter.EndPoint`, `InvalidParameter.FlowIds`,
 * `InvalidParameter.GenerateType`, `InvalidParameter.ParamError`, `InvalidParameterValue`, `MissingParameter`,
 * `MissingParameter.FlowIdsOrFlowGroupId`, `OperationDenied`, `ResourceNotFound`, `ResourceNotFound.Application`,
 * `ResourceNotFound.FlowGroup`, `ResourceNotFound.Template`, `ResourceUnavailable`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const archiveDynamicFlow = operation("ArchiveDynamicFlow", {
  request: Wire.struct({
    Agent,
    FlowId: Wire.String
  }),
  response: Wire.struct({
    FlowId: Wire.optional(Wire.String),
    Approvers: Wire.orEmpty(Wire.array(ChannelArchiveDynamicApproverData))
  }),
  refusals: {
    codes: {
      "OperationDenied.NoIdentityVerify": NoIdentityVerify,
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InternalError.System",
    "InvalidParameter",
    "InvalidParameter.Application",
    "InvalidParameter.EndPoint",
    "InvalidParameter.FlowIds",
    "InvalidParameter.GenerateType",
    "InvalidParameter.ParamError",
    "InvalidParameterValue",
    "MissingParameter",
    "MissingParameter.FlowIdsOrFlowGroupId",
    "OperationDenied",
    "OperationDenied.NoIdentityVerify",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.FlowGroup",
    "ResourceNotFound.Template",
    "ResourceUnavailable",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
