// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import {
  NoIdentityVerify,
  OrganizationClosing,
  OrganizationNameChanged,
  OrganizationNameNeedChange,
  Sensitive,
  UserNotInOrganization
} from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { FlowGroupApprovers } from "../structs/FlowGroupApprovers.ts"
import { FlowInfo } from "../structs/FlowInfo.ts"
import { TaskInfo } from "../structs/TaskInfo.ts"

/**
 * Channel create flow group by templates (通过多模板创建合同组签署流程).
 *
 * Required: `Agent`, `FlowInfos`, `FlowGroupName`.
 *
 * Refusals: `OrganizationNameChanged`, `OrganizationNameNeedChange`, `NoIdentityVerify`, `OrganizationClosing`,
 * `Sensitive`, `UserNotInOrganization`.
 *
 * Other codes: `InternalError`, `InternalError.Db`, `InternalError.Decryption`, `InternalError.Encryption`,
 * `InternalError.GenerateId`, `InternalError.System`, `InternalError.ThirdParty`, `InvalidParameter`,
 * `InvalidParameter.Application`, `InvalidParameter.ApproverVerifyType`,
 * `InvalidParameter.BizApproverAlreadyExists`, `InvalidParameter.ComponentPosition`,
 * `InvalidParameter.ComponentType`, `InvalidParameter.DataNotFound`, `InvalidParameter.FlowInfos`,
 * `InvalidParameter.MissingRequiredParameterValue`, `InvalidParameter.Mobile`, `InvalidParameter.OperatorId`,
 * `InvalidParameter.ParamError`, `InvalidParameter.Sensitive`, `InvalidParameterValue`, `LimitExceeded`,
 * `LimitExceeded.CreateFlowNum`, `MissingParameter`, `OperationDenied`, `ResourceNotFound`,
 * `ResourceNotFound.Application`, `ResourceNotFound.Template`, `ResourceNotFound.User`, `ResourceUnavailable`,
 * `UnauthorizedOperation`, `UnauthorizedOperation.NoPermissionFeature`.
 */
export const channelCreateFlowGroupByTemplates = operation("ChannelCreateFlowGroupByTemplates", {
  request: Wire.struct({
    Agent,
    FlowInfos: Wire.array(FlowInfo),
    FlowGroupName: Wire.String
  }),
  response: Wire.struct({
    FlowGroupId: Wire.String,
    FlowIds: Wire.orEmpty(Wire.array(Wire.String)),
    TaskInfos: Wire.orEmpty(Wire.array(TaskInfo)),
    Approvers: Wire.orEmpty(Wire.array(FlowGroupApprovers))
  }),
  refusals: {
    codes: {
      "FailedOperation.OrganizationNameChanged": OrganizationNameChanged,
      "FailedOperation.OrganizationNameNeedChange": OrganizationNameNeedChange,
      "OperationDenied.NoIdentityVerify": NoIdentityVerify,
      "OperationDenied.OrganizationClosing": OrganizationClosing,
      "OperationDenied.Sensitive": Sensitive,
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "FailedOperation.OrganizationNameChanged",
    "FailedOperation.OrganizationNameNeedChange",
    "InternalError",
    "InternalError.Db",
    "InternalError.Decryption",
    "InternalError.Encryption",
    "InternalError.GenerateId",
    "InternalError.System",
    "InternalError.ThirdParty",
    "InvalidParameter",
    "InvalidParameter.Application",
    "InvalidParameter.ApproverVerifyType",
    "InvalidParameter.BizApproverAlreadyExists",
    "InvalidParameter.ComponentPosition",
    "InvalidParameter.ComponentType",
    "InvalidParameter.DataNotFound",
    "InvalidParameter.FlowInfos",
    "InvalidParameter.MissingRequiredParameterValue",
    "InvalidParameter.Mobile",
    "InvalidParameter.OperatorId",
    "InvalidParameter.ParamError",
    "InvalidParameter.Sensitive",
    "InvalidParameterValue",
    "LimitExceeded",
    "LimitExceeded.CreateFlowNum",
    "MissingParameter",
    "OperationDenied",
    "OperationDenied.NoIdentityVerify",
    "OperationDenied.OrganizationClosing",
    "OperationDenied.Sensitive",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.Template",
    "ResourceNotFound.User",
    "ResourceUnavailable",
    "UnauthorizedOperation",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
