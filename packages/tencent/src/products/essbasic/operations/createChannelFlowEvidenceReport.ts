// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { FlowStatusForbid, NotBelongSuperAdminOrLegalPerson, ProveNoQuota, WhiteListForbid } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Create channel flow evidence report (提交申请出证报告任务).
 *
 * Required: `Agent`, `FlowId`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `FlowStatusForbid`, `NotBelongSuperAdminOrLegalPerson`, `ProveNoQuota`, `WhiteListForbid`.
 *
 * Other codes: `FailedOperation`, `InternalError.System`, `MissingParameter.FlowId`,
 * `MissingParameter.ReportApplicant`, `OperationDenied`, `ResourceNotFound.Flow`, `ResourceNotFound.FlowApprover`,
 * `ResourceNotFound.URL`, `UnauthorizedOperation.NoPermissionFeature`.
 */
export const createChannelFlowEvidenceReport = operation("CreateChannelFlowEvidenceReport", {
  request: Wire.struct(
    {
      Agent,
      FlowId: Wire.String,
      ReportType: Wire.optional(Wire.Int)
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    ReportId: Wire.String,
    Status: Wire.optional(Wire.String),
    ReportUrl: Wire.optional(Wire.String)
  }),
  refusals: {
    codes: {
      "OperationDenied.FlowStatusForbid": FlowStatusForbid,
      "OperationDenied.NotBelongSuperAdminOrLegalPerson": NotBelongSuperAdminOrLegalPerson,
      "OperationDenied.ProveNoQuota": ProveNoQuota,
      "OperationDenied.WhiteListForbid": WhiteListForbid
    }
  },
  errorCodes: [
    "FailedOperation",
    "InternalError.System",
    "MissingParameter.FlowId",
    "MissingParameter.ReportApplicant",
    "OperationDenied",
    "OperationDenied.FlowStatusForbid",
    "OperationDenied.NotBelongSuperAdminOrLegalPerson",
    "OperationDenied.ProveNoQuota",
    "OperationDenied.WhiteListForbid",
    "ResourceNotFound.Flow",
    "ResourceNotFound.FlowApprover",
    "ResourceNotFound.URL",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
})
