// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { BannedApplication, UserNotInOrganization } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Sync proxy organization (同步企业信息).
 *
 * Required: `Agent`, `ProxyOrganizationName`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `BannedApplication`, `UserNotInOrganization`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.System`, `InvalidParameter`,
 * `InvalidParameter.BusinessLicense`, `InvalidParameter.CardNumber`, `InvalidParameter.CardType`,
 * `InvalidParameter.FileType`, `InvalidParameter.Name`, `InvalidParameter.OrganizationId`,
 * `InvalidParameter.OrganizationName`, `InvalidParameter.ParamError`, `InvalidParameter.UniformSocialCreditCode`,
 * `LimitExceeded.FileSize`, `MissingParameter`, `OperationDenied`, `ResourceNotFound`,
 * `ResourceNotFound.Application`, `ResourceNotFound.ApplicationId`, `UnauthorizedOperation`,
 * `UnauthorizedOperation.NoPermissionFeature`, `UnknownParameter`, `UnsupportedOperation`.
 */
export const syncProxyOrganization = operation("SyncProxyOrganization", {
  request: Wire.struct(
    {
      Agent,
      ProxyOrganizationName: Wire.String,
      BusinessLicense: Wire.optional(Wire.String),
      UniformSocialCreditCode: Wire.optional(Wire.String),
      ProxyLegalName: Wire.optional(Wire.String),
      ProxyLegalIdCardType: Wire.optional(Wire.String),
      ProxyLegalIdCardNumber: Wire.optional(Wire.String),
      ProxyAddress: Wire.optional(Wire.String)
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({}),
  refusals: {
    codes: {
      "OperationDenied.BannedApplication": BannedApplication,
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InternalError.System",
    "InvalidParameter",
    "InvalidParameter.BusinessLicense",
    "InvalidParameter.CardNumber",
    "InvalidParameter.CardType",
    "InvalidParameter.FileType",
    "InvalidParameter.Name",
    "InvalidParameter.OrganizationId",
    "InvalidParameter.OrganizationName",
    "InvalidParameter.ParamError",
    "InvalidParameter.UniformSocialCreditCode",
    "LimitExceeded.FileSize",
    "MissingParameter",
    "OperationDenied",
    "OperationDenied.BannedApplication",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.ApplicationId",
    "UnauthorizedOperation",
    "UnauthorizedOperation.NoPermissionFeature",
    "UnknownParameter",
    "UnsupportedOperation"
  ]
}).annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
