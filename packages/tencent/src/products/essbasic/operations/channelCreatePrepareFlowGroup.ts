// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import {
  AgeNotAchieveNormalLegal,
  ByFilesServerSignForbid,
  ErrNoResourceAccess,
  InvalidApproverAge,
  NoApproverMobileCheckPermission,
  NoIdentityVerify,
  NoQuota,
  OverseaAbilityNotOpen
} from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { BaseFlowInfo } from "../structs/BaseFlowInfo.ts"
import { FlowGroupOptions } from "../structs/FlowGroupOptions.ts"

/**
 * Channel create prepare flow group (获取发起合同组嵌入链接).
 *
 * Required: `BaseFlowInfos`, `FlowGroupName`, `ResourceType`.
 *
 * Refusals: `AgeNotAchieveNormalLegal`, `ByFilesServerSignForbid`, `ErrNoResourceAccess`, `InvalidApproverAge`,
 * `NoApproverMobileCheckPermission`, `NoIdentityVerify`, `NoQuota`, `OverseaAbilityNotOpen`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.Db`, `InternalError.DbConnection`,
 * `InternalError.Decryption`, `InternalError.Encryption`, `InternalError.GenerateId`, `InternalError.System`,
 * `InternalError.ThirdParty`, `InvalidParameter`, `InvalidParameter.Application`, `InvalidParameter.ApproverType`,
 * `InvalidParameter.ApproverVerifyType`, `InvalidParameter.BizApproverAlreadyExists`, `InvalidParameter.CardType`,
 * `InvalidParameter.CustomShowMap`, `InvalidParameter.CustomerData`, `InvalidParameter.DataNotFound`,
 * `InvalidParameter.FlowApproverInfos`, `InvalidParameter.FlowApprovers`, `InvalidParameter.FlowCallbackUrl`,
 * `InvalidParameter.FlowDeadLine`, `InvalidParameter.FlowDescription`, `InvalidParameter.FlowFileIds`,
 * `InvalidParameter.FlowName`, `InvalidParameter.FlowType`, `InvalidParameter.Name`,
 * `InvalidParameter.NonsupportMobile`, `InvalidParameter.OrganizationName`, `InvalidParameter.ParamError`,
 * `InvalidParameter.SignComponentType`, `InvalidParameter.Unordered`, `InvalidParameter.UnsupportedComponentType`,
 * `InvalidParameterValue`, `LimitExceeded`, `MissingParameter`, `MissingParameter.MissComponentName`,
 * `OperationDenied`, `ResourceNotFound`, `ResourceNotFound.Application`, `ResourceNotFound.Resource`,
 * `ResourceNotFound.Seal`, `UnauthorizedOperation.NoPermissionFeature`.
 */
export const channelCreatePrepareFlowGroup = operation("ChannelCreatePrepareFlowGroup", {
  request: Wire.struct({
    BaseFlowInfos: Wire.array(BaseFlowInfo),
    FlowGroupName: Wire.String,
    ResourceType: Wire.Int,
    Agent: Wire.optional(Agent),
    FlowGroupOptions: Wire.optional(FlowGroupOptions),
    FlowGroupType: Wire.optional(Wire.String),
    FlowGroupDeadline: Wire.optional(Wire.Int)
  }),
  response: Wire.struct({
    FlowGroupId: Wire.String,
    PrepareUrl: Wire.optional(Wire.String)
  }),
  refusals: {
    codes: {
      "FailedOperation.AgeNotAchieveNormalLegal": AgeNotAchieveNormalLegal,
      "OperationDenied.ByFilesServerSignForbid": ByFilesServerSignForbid,
      "OperationDenied.ErrNoResourceAccess": ErrNoResourceAccess,
      "OperationDenied.InvalidApproverAge": InvalidApproverAge,
      "OperationDenied.NoApproverMobileCheckPermission": NoApproverMobileCheckPermission,
      "OperationDenied.NoIdentityVerify": NoIdentityVerify,
      "OperationDenied.NoQuota": NoQuota,
      "OperationDenied.OverseaAbilityNotOpen": OverseaAbilityNotOpen
    }
  },
  errorCodes: [
    "FailedOperation",
    "FailedOperation.AgeNotAchieveNormalLegal",
    "InternalError",
    "InternalError.Db",
    "InternalError.DbConnection",
    "InternalError.Decryption",
    "InternalError.Encryption",
    "InternalError.GenerateId",
    "InternalError.System",
    "InternalError.ThirdParty",
    "InvalidParameter",
    "InvalidParameter.Application",
    "InvalidParameter.ApproverType",
    "InvalidParameter.ApproverVerifyType",
    "InvalidParameter.BizApproverAlreadyExists",
    "InvalidParameter.CardType",
    "InvalidParameter.CustomShowMap",
    "InvalidParameter.CustomerData",
    "InvalidParameter.DataNotFound",
    "InvalidParameter.FlowApproverInfos",
    "InvalidParameter.FlowApprovers",
    "InvalidParameter.FlowCallbackUrl",
    "InvalidParameter.FlowDeadLine",
    "InvalidParameter.FlowDescription",
    "InvalidParameter.FlowFileIds",
    "InvalidParameter.FlowName",
    "InvalidParameter.FlowType",
    "InvalidParameter.Name",
    "InvalidParameter.NonsupportMobile",
    "InvalidParameter.OrganizationName",
    "InvalidParameter.ParamError",
    "InvalidParameter.SignComponentType",
    "InvalidParameter.Unordered",
    "InvalidParameter.UnsupportedComponentType",
    "InvalidParameterValue",
    "LimitExceeded",
    "MissingParameter",
    "MissingParameter.MissComponentName",
    "OperationDenied",
    "OperationDenied.ByFilesServerSignForbid",
    "OperationDenied.ErrNoResourceAccess",
    "OperationDenied.InvalidApproverAge",
    "OperationDenied.NoApproverMobileCheckPermission",
    "OperationDenied.NoIdentityVerify",
    "OperationDenied.NoQuota",
    "OperationDenied.OverseaAbilityNotOpen",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.Resource",
    "ResourceNotFound.Seal",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
