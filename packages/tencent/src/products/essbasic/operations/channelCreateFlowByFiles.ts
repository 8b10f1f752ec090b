// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import {
  AgeNotAchieveNormalLegal,
  ByFilesServerSignForbid,
  CcUserRepeat,
  ErrNoResourceAccess,
  InvalidApproverAge,
  NoApproverMobileCheckPermission,
  NoIdentityVerify,
  NoQuota,
  OrganizationExperienceChange,
  OrganizationNameChanged,
  OrganizationNameNeedChange,
  OverseaAbilityNotOpen,
  PersonHasNoSignature,
  PersonNoOpenServerSign,
  RequiredComponentNotFill,
  UserNotInOrganization
} from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { ApproverItem } from "../structs/ApproverItem.ts"
import { CcInfo } from "../structs/CcInfo.ts"
import { Component } from "../structs/Component.ts"
import { FlowApproverInfo } from "../structs/FlowApproverInfo.ts"
import { FlowOperateLimit } from "../structs/FlowOperateLimit.ts"

/**
 * Channel create flow by files (用PDF文件创建签署流程).
 *
 * Not to be used, and refused: `CallbackUrl`, `Operator`, `OpenDynamicFlow`.
 *
 * Refusals: `AgeNotAchieveNormalLegal`, `OrganizationExperienceChange`, `OrganizationNameChanged`,
 * `OrganizationNameNeedChange`, `ByFilesServerSignForbid`, `CcUserRepeat`, `ErrNoResourceAccess`,
 * `InvalidApproverAge`, `NoApproverMobileCheckPermission`, `NoIdentityVerify`, `NoQuota`, `OverseaAbilityNotOpen`,
 * `PersonHasNoSignature`, `PersonNoOpenServerSign`, `RequiredComponentNotFill`, `UserNotInOrganization`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.Db`, `InternalError.DbConnection`,
 * `InternalError.Decryption`, `InternalError.DependsDb`, `InternalError.Encryption`, `InternalError.GenerateId`,
 * `InternalError.Pdf`, `InternalError.System`, `InternalError.ThirdParty`, `InvalidParameter`,
 * `InvalidParameter.Application`, `InvalidParameter.ApproverType`, `InvalidParameter.ApproverVerifyType`,
 * `InvalidParameter.BizApproverAlreadyExists`, `InvalidParameter.CardType`, `InvalidParameter.ComponentType`,
 * `InvalidParameter.ComponentValue`, `InvalidParameter.CustomShowMap`, `InvalidParameter.CustomerData`,
 * `InvalidParameter.DataNotFound`, `InvalidParameter.FlowApproverInfos`, `InvalidParameter.FlowApprovers`,
 * `InvalidParameter.FlowCallbackUrl`, `InvalidParameter.FlowDeadLine`, `InvalidParameter.FlowDescription`,
 * `InvalidParameter.FlowFileIds`, `InvalidParameter.FlowName`, `InvalidParameter.FlowType`,
 * `InvalidParameter.Keyword`, `InvalidParameter.Mobile`, `InvalidParameter.Name`,
 * `InvalidParameter.NonsupportMobile`, `InvalidParameter.OrganizationName`, `InvalidParameter.ParamError`,
 * `InvalidParameter.SignComponentType`, `InvalidParameter.SignComponents`, `InvalidParameter.Unordered`,
 * `InvalidParameter.UnsupportedComponentType`, `InvalidParameterValue`, `LimitExceeded`, `MissingParameter`,
 * `MissingParameter.MissComponentName`, `MissingParameter.SealId`, `MissingParameter.SignComponents`,
 * `OperationDenied`, `ResourceNotFound`, `ResourceNotFound.Application`, `ResourceNotFound.Resource`,
 * `ResourceNotFound.Seal`, `ResourceNotFound.User`, `ResourceUnavailable`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const channelCreateFlowByFiles = operation("ChannelCreateFlowByFiles", {
  request: Wire.struct(
    {
      Agent: Wire.optional(Agent),
      FlowName: Wire.optional(Wire.String),
      FlowDescription: Wire.optional(Wire.String),
      FlowApprovers: Wire.optional(Wire.array(FlowApproverInfo)),
      FileIds: Wire.optional(Wire.array(Wire.String)),
      Components: Wire.optional(Wire.array(Component)),
      Deadline: Wire.optional(Wire.Int),
      Unordered: Wire.optional(Wire.Boolean),
      FlowType: Wire.optional(Wire.String),
      CustomShowMap: Wire.optional(Wire.String),
      CustomerData: Wire.optional(Wire.String),
      NeedSignReview: Wire.optional(Wire.Boolean),
      ApproverVerifyType: Wire.optional(Wire.String),
      SignBeanTag: Wire.optional(Wire.Int),
      CcInfos: Wire.optional(Wire.array(CcInfo)),
      CcNotifyType: Wire.optional(Wire.Int),
      AutoSignScene: Wire.optional(Wire.String),
      FlowDisplayType: Wire.optional(Wire.Int),
      NeedPreview: Wire.optional(Wire.Boolean),
      PreviewType: Wire.optional(Wire.Int),
      OpenDynamicSignFlow: Wire.optional(Wire.Boolean),
      FlowOperateLimit: Wire.optional(FlowOperateLimit)
    },
    { disabled: ["CallbackUrl", "Operator", "OpenDynamicFlow"] }
  ),
  response: Wire.struct({
    FlowId: Wire.String,
    Approvers: Wire.orEmpty(Wire.array(ApproverItem)),
    PreviewUrl: Wire.optional(Wire.String)
  }),
  refusals: {
    codes: {
      "FailedOperation.AgeNotAchieveNormalLegal": AgeNotAchieveNormalLegal,
      "FailedOperation.OrganizationExperienceChange": OrganizationExperienceChange,
      "FailedOperation.OrganizationNameChanged": OrganizationNameChanged,
      "FailedOperation.OrganizationNameNeedChange": OrganizationNameNeedChange,
      "OperationDenied.ByFilesServerSignForbid": ByFilesServerSignForbid,
      "OperationDenied.CcUserRepeat": CcUserRepeat,
      "OperationDenied.ErrNoResourceAccess": ErrNoResourceAccess,
      "OperationDenied.InvalidApproverAge": InvalidApproverAge,
      "OperationDenied.NoApproverMobileCheckPermission": NoApproverMobileCheckPermission,
      "OperationDenied.NoIdentityVerify": NoIdentityVerify,
      "OperationDenied.NoQuota": NoQuota,
      "OperationDenied.OverseaAbilityNotOpen": OverseaAbilityNotOpen,
      "OperationDenied.PersonHasNoSignature": PersonHasNoSignature,
      "OperationDenied.PersonNoOpenServerSign": PersonNoOpenServerSign,
      "OperationDenied.RequiredComponentNotFill": RequiredComponentNotFill,
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "FailedOperation",
    "FailedOperation.AgeNotAchieveNormalLegal",
    "FailedOperation.OrganizationExperienceChange",
    "FailedOperation.OrganizationNameChanged",
    "FailedOperation.OrganizationNameNeedChange",
    "InternalError",
    "InternalError.Db",
    "InternalError.DbConnection",
    "InternalError.Decryption",
    "InternalError.DependsDb",
    "InternalError.Encryption",
    "InternalError.GenerateId",
    "InternalError.Pdf",
    "InternalError.System",
    "InternalError.ThirdParty",
    "InvalidParameter",
    "InvalidParameter.Application",
    "InvalidParameter.ApproverType",
    "InvalidParameter.ApproverVerifyType",
    "InvalidParameter.BizApproverAlreadyExists",
    "InvalidParameter.CardType",
    "InvalidParameter.ComponentType",
    "InvalidParameter.ComponentValue",
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
    "InvalidParameter.Keyword",
    "InvalidParameter.Mobile",
    "InvalidParameter.Name",
    "InvalidParameter.NonsupportMobile",
    "InvalidParameter.OrganizationName",
    "InvalidParameter.ParamError",
    "InvalidParameter.SignComponentType",
    "InvalidParameter.SignComponents",
    "InvalidParameter.Unordered",
    "InvalidParameter.UnsupportedComponentType",
    "InvalidParameterValue",
    "LimitExceeded",
    "MissingParameter",
    "MissingParameter.MissComponentName",
    "MissingParameter.SealId",
    "MissingParameter.SignComponents",
    "OperationDenied",
    "OperationDenied.ByFilesServerSignForbid",
    "OperationDenied.CcUserRepeat",
    "OperationDenied.ErrNoResourceAccess",
    "OperationDenied.InvalidApproverAge",
    "OperationDenied.NoApproverMobileCheckPermission",
    "OperationDenied.NoIdentityVerify",
    "OperationDenied.NoQuota",
    "OperationDenied.OverseaAbilityNotOpen",
    "OperationDenied.PersonHasNoSignature",
    "OperationDenied.PersonNoOpenServerSign",
    "OperationDenied.RequiredComponentNotFill",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.Resource",
    "ResourceNotFound.Seal",
    "ResourceNotFound.User",
    "ResourceUnavailable",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
