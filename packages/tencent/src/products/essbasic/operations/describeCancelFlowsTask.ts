// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { FlowHasTerminated, UserNotInOrganization } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { CancelFailureFlow } from "../structs/CancelFailureFlow.ts"

/**
 * Describe cancel flows task (查询批量撤销签署流程任务结果).
 *
 * Required: `Agent`, `TaskId`.
 *
 * Refusals: `FlowHasTerminated`, `UserNotInOrganization`.
 *
 * Other codes: `FailedOperation`, `InvalidParameter.DupTask`, `InvalidParameter.ParamError`, `OperationDenied`,
 * `ResourceNotFound`, `ResourceNotFound.Application`, `ResourceNotFound.User`,
 * `UnauthorizedOperation.NoPermissionFeature`.
 */
export const describeCancelFlowsTask = operation("DescribeCancelFlowsTask", {
  request: Wire.struct({
    Agent,
    TaskId: Wire.String,
    CancelType: Wire.optional(Wire.int({ minimum: 0 }))
  }),
  response: Wire.struct({
    TaskId: Wire.optional(Wire.String),
    TaskStatus: Wire.String,
    SuccessFlowIds: Wire.orEmpty(Wire.array(Wire.String)),
    FailureFlows: Wire.orEmpty(Wire.array(CancelFailureFlow))
  }),
  refusals: {
    codes: {
      "OperationDenied.FlowHasTerminated": FlowHasTerminated,
      "OperationDenied.UserNotInOrganization": UserNotInOrganization
    }
  },
  errorCodes: [
    "FailedOperation",
    "InvalidParameter.DupTask",
    "InvalidParameter.ParamError",
    "OperationDenied",
    "OperationDenied.FlowHasTerminated",
    "OperationDenied.UserNotInOrganization",
    "ResourceNotFound",
    "ResourceNotFound.Application",
    "ResourceNotFound.User",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
}).annotate(Operation.Idempotent, true)
