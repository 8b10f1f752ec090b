// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Channel create convert task api (创建文件转换任务).
 *
 * Required: `Agent`, `ResourceType`, `ResourceName`, `ResourceId`. Not to be used, and refused: `Operator`,
 * `Organization`.
 *
 * Other codes: `FailedOperation`, `InternalError.DependsApi`, `InvalidParameter.InvalidId`,
 * `InvalidParameter.ParamError`, `InvalidParameter.ResourceType`, `MissingParameter.ResourceName`,
 * `OperationDenied`, `UnauthorizedOperation.NoPermissionFeature`.
 *
 * @deprecated The vendor's newest SDK no longer has it.
 */
export const channelCreateConvertTaskApi = operation("ChannelCreateConvertTaskApi", {
  request: Wire.struct(
    {
      Agent,
      ResourceType: Wire.String,
      ResourceName: Wire.String,
      ResourceId: Wire.String
    },
    { disabled: ["Operator", "Organization"] }
  ),
  response: Wire.struct({
    TaskId: Wire.String
  }),
  errorCodes: [
    "FailedOperation",
    "InternalError.DependsApi",
    "InvalidParameter.InvalidId",
    "InvalidParameter.ParamError",
    "InvalidParameter.ResourceType",
    "MissingParameter.ResourceName",
    "OperationDenied",
    "UnauthorizedOperation.NoPermissionFeature"
  ]
}).annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
