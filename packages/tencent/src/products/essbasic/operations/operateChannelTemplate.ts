// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { AuthTag, NoApiAuth, OperateType, StaffAlreadyVerify, UserNotInOrganization } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { AuthFailMessage } from "../structs/AuthFailMessage.ts"

/**
 * Operate channel template (第三方应用模板库管理).
 *
 * Required: `Agent`, `OperateType`, `TemplateId`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `StaffAlreadyVerify`, `AuthTag`, `NoApiAuth`, `OperateType`, `UserNotInOrganization`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.Db`, `InternalError.DbConnection`,
 * `InternalError.DbRead`, `InternalError.DbUpdate`, `InternalError.System`, `InvalidParameter`,
 * `InvalidParameter.DataNotFound`, `InvalidParameter.EmptyParams`, `InvalidParameter.ParamError`,
 * `MissingParameter`, `MissingParameter.Templates`, `OperationDenied`, `ResourceNotFound`,
 * `ResourceNotFound.Application`, `ResourceNotFound.ApplicationAuth`, `ResourceNotFound.Organization`,
 * `ResourceNotFound.Template`, `UnauthorizedOperation`, `UnauthorizedOperation.NoPermissionFeature`,
 * `UnknownParameter`, `UnsupportedOperation`.
 */
export const operateChannelTemplate = operation("OperateChannelTemplate", {
  request: Wire.struct(
    {
      Agent,
      OperateType: Wire.String,
      TemplateId: Wire.String,
      ProxyOrganizationOpenIds: Wire.optional(Wire.String),
      AuthTag: Wire.optional(Wire.String),
      Available: Wire.optional(Wire.Int),
      Limit: Wire.optional(Wire.Int),
      Offset: Wire.optional(Wire.Int)
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    AppId: Wire.optional(Wire.String),
    TemplateId: Wire.optional(Wire.String),
    OperateResult: Wire.optional(Wire.String),
    AuthTag: Wire.optional(Wire.String),
    ProxyOrganizationOpenIds: Wire.orEmpty(Wire.array(Wire.String)),
    FailMessageList: Wire.orEmpty(Wire.array(AuthFailMessage)),
    Total: Wire.optional(Wire.Int)
  }),
  refusals: {
    codes: {
      "FailedOperation.StaffAlreadyVerify": StaffAlreadyVerify,
      "OperationDenied.AuthTag": AuthTag,
      "OperationDenied.NoApiAuth": NoApiAuth,
      "OperationDenied.OperateType": OperateType,
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "FailedOperation",
    "FailedOperation.StaffAlreadyVerify",
    "InternalError",
    "InternalError.Db",
    "InternalError.DbConnection",
    "InternalError.DbRead",
    "InternalError.DbUpdate",
    "InternalError.System",
    "InvalidParameter",
    "InvalidParameter.DataNotFound",
    "InvalidParameter.EmptyParams",
    "InvalidParameter.ParamError",
    "MissingParameter",
    "MissingParameter.Templates",
    "OperationDenied",
    "OperationDenied.AuthTag",
    "OperationDenied.NoApiAuth",
    "OperationDenied.OperateType",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.ApplicationAuth",
    "ResourceNotFound.Organization",
    "ResourceNotFound.Template",
    "UnauthorizedOperation",
    "UnauthorizedOperation.NoPermissionFeature",
    "UnknownParameter",
    "UnsupportedOperation"
  ]
}).annotate(Operation.RateLimit, { limit: 200, window: "1 second" })
