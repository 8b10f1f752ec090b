// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { FlowInfo } from "../structs/FlowInfo.ts"

/**
 * Prepare flows (准备待发起文件).
 *
 * Required: `Agent`, `FlowInfos`, `JumpUrl`. Not to be used, and refused: `Operator`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `InternalError.Api`, `InternalError.Db`,
 * `InternalError.System`, `InvalidParameter`, `InvalidParameter.DataNotFound`, `InvalidParameter.FlowDeadLine`,
 * `InvalidParameter.FlowName`, `InvalidParameter.Name`, `InvalidParameter.ParamError`, `LimitExceeded.FlowInfos`,
 * `MissingParameter`, `OperationDenied`, `ResourceNotFound.Application`, `ResourceNotFound.Organization`,
 * `ResourceNotFound.Template`, `UnauthorizedOperation.NoPermissionFeature`.
 *
 * @deprecated The vendor's documents say so.
 */
export const prepareFlows = operation("PrepareFlows", {
  request: Wire.struct(
    {
      Agent,
      FlowInfos: Wire.array(FlowInfo),
      JumpUrl: Wire.String
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    ConfirmUrl: Wire.String
  }),
  errorCodes: [
    "FailedOperation",
    "InternalError",
    "InternalError.Api",
    "InternalError.Db",
    "InternalError.System",
    "InvalidParameter",
    "InvalidParameter.DataNotFound",
    "InvalidParameter.FlowDeadLine",
    "InvalidParameter.FlowName",
    "InvalidParameter.Name",
    "InvalidParameter.ParamError",
    "LimitExceeded.FlowInfos",
    "MissingParameter",
    "OperationDenied",
    "ResourceNotFound.Application",
    "ResourceNotFound.Organization",
    "ResourceNotFound.Template",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
}).annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
