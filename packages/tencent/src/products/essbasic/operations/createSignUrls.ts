// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { NoIdentityVerify, OrganizationClosing, UserNotInOrganization } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { FlowGroupUrlInfo } from "../structs/FlowGroupUrlInfo.ts"
import { SignUrlInfo } from "../structs/SignUrlInfo.ts"

/**
 * Create sign urls (获取跳转至腾讯电子签小程序的签署链接).
 *
 * Required: `Agent`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `NoIdentityVerify`, `OrganizationClosing`, `UserNotInOrganization`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.System`, `InvalidParameter`,
 * `InvalidParameter.Application`, `InvalidParameter.EndPoint`, `InvalidParameter.FlowIds`,
 * `InvalidParameter.GenerateType`, `InvalidParameter.ParamError`, `InvalidParameterValue`, `MissingParameter`,
 * `MissingParameter.FlowIdsOrFlowGroupId`, `OperationDenied`, `ResourceNotFound`, `ResourceNotFound.Application`,
 * `ResourceNotFound.FlowGroup`, `ResourceNotFound.SaveFlowGroup`, `ResourceNotFound.Template`,
 * `ResourceUnavailable`, `UnauthorizedOperation.NoPermissionFeature`.
 */
export const createSignUrls = operation("CreateSignUrls", {
  request: Wire.struct(
    {
      Agent,
      FlowIds: Wire.optional(Wire.array(Wire.String)),
      FlowGroupId: Wire.optional(Wire.String),
      Endpoint: Wire.optional(Wire.String),
      GenerateType: Wire.optional(Wire.String),
      OrganizationName: Wire.optional(Wire.String),
      Name: Wire.optional(Wire.String),
      Mobile: Wire.optional(Wire.String),
      IdCardType: Wire.optional(Wire.String),
      IdCardNumber: Wire.optional(Wire.String),
      OrganizationOpenId: Wire.optional(Wire.String),
      OpenId: Wire.optional(Wire.String),
      AutoJumpBack: Wire.optional(Wire.Boolean),
      JumpUrl: Wire.optional(Wire.String),
      Hides: Wire.optional(Wire.array(Wire.Int)),
      RecipientIds: Wire.optional(Wire.array(Wire.String)),
      FlowGroupUrlInfo: Wire.optional(FlowGroupUrlInfo),
      UrlUseEnv: Wire.optional(Wire.String),
      CanSkipReadFlow: Wire.optional(Wire.Boolean)
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    SignUrlInfos: Wire.array(SignUrlInfo),
    ErrorMessages: Wire.orEmpty(Wire.array(Wire.String))
  }),
  refusals: {
    codes: {
      "OperationDenied.NoIdentityVerify": NoIdentityVerify,
      "OperationDenied.OrganizationClosing": OrganizationClosing,
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
    "OperationDenied.OrganizationClosing",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.FlowGroup",
    "ResourceNotFound.SaveFlowGroup",
    "ResourceNotFound.Template",
    "ResourceUnavailable",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
