// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import {
  NoIdentityVerify,
  OrganizationExperienceChange,
  OrganizationNameChanged,
  OrganizationNameNeedChange,
  UserNotInOrganization
} from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { FlowApproverItem } from "../structs/FlowApproverItem.ts"
import { FlowInfo } from "../structs/FlowInfo.ts"
import { TaskInfo } from "../structs/TaskInfo.ts"

/**
 * Create flows by templates (用模板创建签署流程).
 *
 * Required: `Agent`, `FlowInfos`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `OrganizationExperienceChange`, `OrganizationNameChanged`, `OrganizationNameNeedChange`,
 * `NoIdentityVerify`, `UserNotInOrganization`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.System`, `InvalidParameter`,
 * `InvalidParameter.Application`, `InvalidParameter.ApproverVerifyType`,
 * `InvalidParameter.BizApproverAlreadyExists`, `InvalidParameter.DataNotFound`, `InvalidParameter.FlowInfos`,
 * `InvalidParameter.MissingRequiredParameterValue`, `InvalidParameter.Mobile`, `InvalidParameter.ParamError`,
 * `InvalidParameterValue`, `LimitExceeded`, `LimitExceeded.CreateFlowNum`, `MissingParameter`, `OperationDenied`,
 * `ResourceNotFound`, `ResourceNotFound.Application`, `ResourceNotFound.Template`, `ResourceNotFound.User`,
 * `ResourceUnavailable`, `UnauthorizedOperation`, `UnauthorizedOperation.NoPermissionFeature`.
 */
export const createFlowsByTemplates = operation("CreateFlowsByTemplates", {
  request: Wire.struct(
    {
      Agent,
      FlowInfos: Wire.array(FlowInfo),
      NeedPreview: Wire.optional(Wire.Boolean),
      PreviewType: Wire.optional(Wire.Int)
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    FlowIds: Wire.array(Wire.String),
    CustomerData: Wire.orEmpty(Wire.array(Wire.String)),
    ErrorMessages: Wire.orEmpty(Wire.array(Wire.String)),
    PreviewUrls: Wire.orEmpty(Wire.array(Wire.String)),
    TaskInfos: Wire.orEmpty(Wire.array(TaskInfo)),
    FlowApprovers: Wire.orEmpty(Wire.array(FlowApproverItem))
  }),
  refusals: {
    codes: {
      "FailedOperation.OrganizationExperienceChange": OrganizationExperienceChange,
      "FailedOperation.OrganizationNameChanged": OrganizationNameChanged,
      "FailedOperation.OrganizationNameNeedChange": OrganizationNameNeedChange,
      "OperationDenied.NoIdentityVerify": NoIdentityVerify,
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "FailedOperation",
    "FailedOperation.OrganizationExperienceChange",
    "FailedOperation.OrganizationNameChanged",
    "FailedOperation.OrganizationNameNeedChange",
    "InternalError",
    "InternalError.System",
    "InvalidParameter",
    "InvalidParameter.Application",
    "InvalidParameter.ApproverVerifyType",
    "InvalidParameter.BizApproverAlreadyExists",
    "InvalidParameter.DataNotFound",
    "InvalidParameter.FlowInfos",
    "InvalidParameter.MissingRequiredParameterValue",
    "InvalidParameter.Mobile",
    "InvalidParameter.ParamError",
    "InvalidParameterValue",
    "LimitExceeded",
    "LimitExceeded.CreateFlowNum",
    "MissingParameter",
    "OperationDenied",
    "OperationDenied.NoIdentityVerify",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.Template",
    "ResourceNotFound.User",
    "ResourceUnavailable",
    "UnauthorizedOperation",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
}).annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
