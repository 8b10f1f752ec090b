// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import {
  BannedApplication,
  ErrNotOpenWeakAuthorization,
  ErrNotSyncProxyOrganization,
  NotSupportOrgType,
  OrganizationClosing,
  UserNotInOrganization
} from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { JumpEvent } from "../structs/JumpEvent.ts"
import { OrganizationAuthorizationOptions } from "../structs/OrganizationAuthorizationOptions.ts"

/**
 * Create console login url (生成子客登录链接).
 *
 * Required: `Agent`, `ProxyOrganizationName`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `ErrNotSyncProxyOrganization`, `BannedApplication`, `ErrNotOpenWeakAuthorization`,
 * `NotSupportOrgType`, `OrganizationClosing`, `UserNotInOrganization`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.System`, `InvalidParameter`,
 * `InvalidParameter.AuthorizationType`, `InvalidParameter.CardNumber`, `InvalidParameter.DataNotFound`,
 * `InvalidParameter.EndPoint`, `InvalidParameter.MenuStatus`, `InvalidParameter.Name`, `InvalidParameter.OpenId`,
 * `InvalidParameter.OrganizationId`, `InvalidParameter.OrganizationName`, `InvalidParameter.ParamError`,
 * `InvalidParameter.UniformSocialCreditCode`, `MissingParameter`, `MissingParameter.CompanyActiveInfo`,
 * `MissingParameter.OrgOpenId`, `MissingParameter.ProxyOperatorOpenId`, `OperationDenied`, `ResourceNotFound`,
 * `ResourceNotFound.Application`, `ResourceNotFound.ApplicationId`, `ResourceNotFound.Flow`,
 * `ResourceUnavailable`, `UnauthorizedOperation`, `UnauthorizedOperation.NoPermissionFeature`, `UnknownParameter`,
 * `UnsupportedOperation`.
 */
export const createConsoleLoginUrl = operation("CreateConsoleLoginUrl", {
  request: Wire.struct(
    {
      Agent,
      ProxyOrganizationName: Wire.String,
      UniformSocialCreditCode: Wire.optional(Wire.String),
      ProxyOperatorName: Wire.optional(Wire.String),
      ProxyOperatorMobile: Wire.optional(Wire.String),
      Module: Wire.optional(Wire.String),
      ModuleId: Wire.optional(Wire.String),
      MenuStatus: Wire.optional(Wire.String),
      Endpoint: Wire.optional(Wire.String),
      AutoJumpBackEvent: Wire.optional(Wire.String),
      AuthorizationTypes: Wire.optional(Wire.array(Wire.Int)),
      ProxyOperatorIdCardNumber: Wire.optional(Wire.String),
      AutoJumpUrl: Wire.optional(Wire.String),
      TopNavigationStatus: Wire.optional(Wire.String),
      AutoActive: Wire.optional(Wire.Boolean),
      BusinessLicense: Wire.optional(Wire.String),
      ProxyAddress: Wire.optional(Wire.String),
      ProxyLegalName: Wire.optional(Wire.String),
      PowerOfAttorneys: Wire.optional(Wire.array(Wire.String)),
      OrganizationAuthorizationOptions: Wire.optional(OrganizationAuthorizationOptions),
      BankAccountNumber: Wire.optional(Wire.String),
      JumpEvents: Wire.optional(Wire.array(JumpEvent)),
      ProxyOrganizationIdCardType: Wire.optional(Wire.String),
      BusinessLicenseId: Wire.optional(Wire.String)
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    ConsoleUrl: Wire.String,
    IsActivated: Wire.optional(Wire.Boolean),
    ProxyOperatorIsVerified: Wire.optional(Wire.Boolean)
  }),
  refusals: {
    codes: {
      "FailedOperation.ErrNotSyncProxyOrganization": ErrNotSyncProxyOrganization,
      "OperationDenied.BannedApplication": BannedApplication,
      "OperationDenied.ErrNotOpenWeakAuthorization": ErrNotOpenWeakAuthorization,
      "OperationDenied.NotSupportOrgType": NotSupportOrgType,
      "OperationDenied.OrganizationClosing": OrganizationClosing,
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "FailedOperation",
    "FailedOperation.ErrNotSyncProxyOrganization",
    "InternalError",
    "InternalError.System",
    "InvalidParameter",
    "InvalidParameter.AuthorizationType",
    "InvalidParameter.CardNumber",
    "InvalidParameter.DataNotFound",
    "InvalidParameter.EndPoint",
    "InvalidParameter.MenuStatus",
    "InvalidParameter.Name",
    "InvalidParameter.OpenId",
    "InvalidParameter.OrganizationId",
    "InvalidParameter.OrganizationName",
    "InvalidParameter.ParamError",
    "InvalidParameter.UniformSocialCreditCode",
    "MissingParameter",
    "MissingParameter.CompanyActiveInfo",
    "MissingParameter.OrgOpenId",
    "MissingParameter.ProxyOperatorOpenId",
    "OperationDenied",
    "OperationDenied.BannedApplication",
    "OperationDenied.ErrNotOpenWeakAuthorization",
    "OperationDenied.NotSupportOrgType",
    "OperationDenied.OrganizationClosing",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.ApplicationId",
    "ResourceNotFound.Flow",
    "ResourceUnavailable",
    "UnauthorizedOperation",
    "UnauthorizedOperation.NoPermissionFeature",
    "UnknownParameter",
    "UnsupportedOperation"
  ]
}).annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
