// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import {
  BannedApplication,
  DownLoadMoreThanOne,
  FileDeleted,
  FlowNumExceed,
  UserNotInOrganization
} from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { DownloadFlowInfo } from "../structs/DownloadFlowInfo.ts"

/**
 * Get download flow url (获取控制台下载合同页面跳转链接).
 *
 * Required: `Agent`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `FlowNumExceed`, `BannedApplication`, `DownLoadMoreThanOne`, `FileDeleted`, `UserNotInOrganization`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.Api`, `InternalError.System`,
 * `InvalidParameter`, `InvalidParameter.ParamError`, `MissingParameter`, `MissingParameter.FlowInfo`,
 * `MissingParameter.OrgOpenId`, `OperationDenied`, `ResourceNotFound`, `ResourceNotFound.Application`,
 * `ResourceNotFound.ApplicationId`, `ResourceNotFound.File`, `ResourceNotFound.Flow`,
 * `ResourceNotFound.TeamWorkOrganization`, `ResourceNotFound.User`, `UnauthorizedOperation`,
 * `UnauthorizedOperation.NoPermissionFeature`, `UnauthorizedOperation.UnauthorizedOperationDownload`,
 * `UnauthorizedOperation.UnauthorizedOperationOrganization`, `UnknownParameter`, `UnsupportedOperation`.
 */
export const getDownloadFlowUrl = operation("GetDownloadFlowUrl", {
  request: Wire.struct(
    {
      Agent,
      DownLoadFlows: Wire.optional(Wire.array(DownloadFlowInfo))
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    DownLoadUrl: Wire.String
  }),
  refusals: {
    codes: {
      "FailedOperation.FlowNumExceed": FlowNumExceed,
      "OperationDenied.BannedApplication": BannedApplication,
      "OperationDenied.DownLoadMoreThanOne": DownLoadMoreThanOne,
      "OperationDenied.FileDeleted": FileDeleted,
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "FailedOperation",
    "FailedOperation.FlowNumExceed",
    "InternalError",
    "InternalError.Api",
    "InternalError.System",
    "InvalidParameter",
    "InvalidParameter.ParamError",
    "MissingParameter",
    "MissingParameter.FlowInfo",
    "MissingParameter.OrgOpenId",
    "OperationDenied",
    "OperationDenied.BannedApplication",
    "OperationDenied.DownLoadMoreThanOne",
    "OperationDenied.FileDeleted",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.ApplicationId",
    "ResourceNotFound.File",
    "ResourceNotFound.Flow",
    "ResourceNotFound.TeamWorkOrganization",
    "ResourceNotFound.User",
    "UnauthorizedOperation",
    "UnauthorizedOperation.NoPermissionFeature",
    "UnauthorizedOperation.UnauthorizedOperationDownload",
    "UnauthorizedOperation.UnauthorizedOperationOrganization",
    "UnknownParameter",
    "UnsupportedOperation"
  ]
}).annotate(Operation.Idempotent, true)
