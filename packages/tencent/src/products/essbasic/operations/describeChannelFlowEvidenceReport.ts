// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { FlowStatusForbid, NotBelongSuperAdminOrLegalPerson, WhiteListForbid } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Describe channel flow evidence report (获取出证报告任务执行结果).
 *
 * Required: `Agent`, `ReportId`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `FlowStatusForbid`, `NotBelongSuperAdminOrLegalPerson`, `WhiteListForbid`.
 *
 * Other codes: `FailedOperation`, `InternalError.System`, `InvalidParameter.DataNotFound`,
 * `InvalidParameter.ParamError`, `MissingParameter.FlowId`, `OperationDenied`, `ResourceNotFound.Flow`,
 * `ResourceNotFound.FlowApprover`, `ResourceNotFound.URL`, `UnauthorizedOperation.NoPermissionFeature`.
 */
export const describeChannelFlowEvidenceReport = operation("DescribeChannelFlowEvidenceReport", {
  request: Wire.struct(
    {
      Agent,
      ReportId: Wire.String,
      ReportType: Wire.optional(Wire.Int)
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    ReportUrl: Wire.optional(Wire.String),
    Status: Wire.optional(Wire.String)
  }),
  refusals: {
    codes: {
      "OperationDenied.FlowStatusForbid": FlowStatusForbid,
      "OperationDenied.NotBelongSuperAdminOrLegalPerson": NotBelongSuperAdminOrLegalPerson,
      "OperationDenied.WhiteListForbid": WhiteListForbid
    }
  },
  errorCodes: [
    "FailedOperation",
    "InternalError.System",
    "InvalidParameter.DataNotFound",
    "InvalidParameter.ParamError",
    "MissingParameter.FlowId",
    "OperationDenied",
    "OperationDenied.FlowStatusForbid",
    "OperationDenied.NotBelongSuperAdminOrLegalPerson",
    "OperationDenied.WhiteListForbid",
    "ResourceNotFound.Flow",
    "ResourceNotFound.FlowApprover",
    "ResourceNotFound.URL",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
}).annotate(Operation.Idempotent, true)
