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
  OrganizationNameChanged,
  OrganizationNameNeedChange,
  OverseaAbilityNotOpen
} from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { FlowFileInfo } from "../structs/FlowFileInfo.ts"
import { FlowGroupApprovers } from "../structs/FlowGroupApprovers.ts"
import { FlowGroupOptions } from "../structs/FlowGroupOptions.ts"

/**
 * Channel create flow group by files (通过多文件创建合同组签署流程).
 *
 * Required: `FlowFileInfos`, `FlowGroupName`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `AgeNotAchieveNormalLegal`, `OrganizationNameChanged`, `OrganizationNameNeedChange`,
 * `ByFilesServerSignForbid`, `ErrNoResourceAccess`, `InvalidApproverAge`, `NoApproverMobileCheckPermission`,
 * `NoIdentityVerify`, `NoQuota`, `OverseaAbilityNotOpen`.
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
export const channelCreateFlowGroupByFiles = operation("ChannelCreateFlowGroupByFiles", {
  request: Wire.struct(
    {
      FlowFileInfos: Wire.array(FlowFileInfo),
      FlowGroupName: Wire.String,
      Agent: Wire.optional(Agent),
      ApproverVerifyType: Wire.optional(Wire.String),
      FlowGroupOptions: Wire.optional(FlowGroupOptions)
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    FlowGroupId: Wire.String,
    FlowIds: Wire.orEmpty(Wire.array(Wire.String)),
    Approvers: Wire.orEmpty(Wire.array(FlowGroupApprovers))
  }),
  refusals: {
    codes: {
      "FailedOperation.AgeNotAchieveNormalLegal": AgeNotAchieveNormalLegal,
      "FailedOperation.OrganizationNameChanged": OrganizationNameChanged,
      "FailedOperation.OrganizationNameNeedChange": OrganizationNameNeedChange,
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
    "FailedOperation.OrganizationNameChanged",
    "FailedOperation.OrganizationNameNeedChange",
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
