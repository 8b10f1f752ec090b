// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import {
  BannedApplication,
  ErrNotOpenWeakAuthorization,
  ErrNotSyncProxyOrganization,
  NotSupportOrgType,
  UserNotInOrganization
} from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Create legal seal qr code (获取到电子签小程序创建法人章二维码).
 *
 * Not to be used, and refused: `Operator`, `Organization`.
 *
 * Refusals: `ErrNotSyncProxyOrganization`, `BannedApplication`, `ErrNotOpenWeakAuthorization`,
 * `NotSupportOrgType`, `UserNotInOrganization`.
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
export const createLegalSealQrCode = operation("CreateLegalSealQrCode", {
  request: Wire.struct(
    {
      Agent: Wire.optional(Agent)
    },
    { disabled: ["Operator", "Organization"] }
  ),
  response: Wire.struct({
    QrcodeBase64: Wire.String
  }),
  refusals: {
    codes: {
      "FailedOperation.ErrNotSyncProxyOrganization": ErrNotSyncProxyOrganization,
      "OperationDenied.BannedApplication": BannedApplication,
      "OperationDenied.ErrNotOpenWeakAuthorization": ErrNotOpenWeakAuthorization,
      "OperationDenied.NotSupportOrgType": NotSupportOrgType,
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
})
