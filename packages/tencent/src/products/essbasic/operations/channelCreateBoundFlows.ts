// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { BannedApplication, HasAuthorized, UserNotInOrganization } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Channel create bound flows (领取未归属的合同).
 *
 * Required: `Agent`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `HasAuthorized`, `BannedApplication`, `UserNotInOrganization`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.Api`, `InternalError.DbInsert`,
 * `InternalError.System`, `InvalidParameter`, `InvalidParameter.BusinessLicense`, `InvalidParameter.DataNotFound`,
 * `InvalidParameter.FileType`, `InvalidParameter.MenuStatus`, `InvalidParameter.OpenId`,
 * `InvalidParameter.OrganizationId`, `InvalidParameter.OrganizationName`, `InvalidParameter.ParamError`,
 * `LimitExceeded.FileSize`, `MissingParameter`, `MissingParameter.CompanyActiveInfo`,
 * `MissingParameter.OrgOpenId`, `MissingParameter.ProxyOperatorOpenId`, `OperationDenied`, `ResourceNotFound`,
 * `ResourceNotFound.Application`, `ResourceNotFound.ApplicationId`, `ResourceNotFound.Flow`,
 * `UnauthorizedOperation`, `UnauthorizedOperation.NoPermissionFeature`, `UnknownParameter`,
 * `UnsupportedOperation`.
 */
export const channelCreateBoundFlows = operation("ChannelCreateBoundFlows", {
  request: Wire.struct(
    {
      Agent,
      FlowIds: Wire.optional(Wire.array(Wire.String))
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({}),
  refusals: {
    codes: {
      "FailedOperation.HasAuthorized": HasAuthorized,
      "OperationDenied.BannedApplication": BannedApplication,
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "FailedOperation",
    "FailedOperation.HasAuthorized",
    "InternalError",
    "InternalError.Api",
    "InternalError.DbInsert",
    "InternalError.System",
    "InvalidParameter",
    "InvalidParameter.BusinessLicense",
    "InvalidParameter.DataNotFound",
    "InvalidParameter.FileType",
    "InvalidParameter.MenuStatus",
    "InvalidParameter.OpenId",
    "InvalidParameter.OrganizationId",
    "InvalidParameter.OrganizationName",
    "InvalidParameter.ParamError",
    "LimitExceeded.FileSize",
    "MissingParameter",
    "MissingParameter.CompanyActiveInfo",
    "MissingParameter.OrgOpenId",
    "MissingParameter.ProxyOperatorOpenId",
    "OperationDenied",
    "OperationDenied.BannedApplication",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.ApplicationId",
    "ResourceNotFound.Flow",
    "UnauthorizedOperation",
    "UnauthorizedOperation.NoPermissionFeature",
    "UnknownParameter",
    "UnsupportedOperation"
  ]
})
