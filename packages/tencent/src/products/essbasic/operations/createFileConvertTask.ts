// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Create file convert task (新建文件转换任务).
 *
 * Required: `Agent`, `ResourceType`, `ResourceName`, `ResourceId`.
 *
 * Other codes: `FailedOperation`, `InternalError.DependsApi`, `InvalidParameter.InvalidId`,
 * `InvalidParameter.ParamError`, `InvalidParameter.ResourceType`, `MissingParameter.ResourceName`,
 * `OperationDenied`, `UnauthorizedOperation.NoPermissionFeature`.
 */
export const createFileConvertTask = operation("CreateFileConvertTask", {
  request: Wire.struct({
    Agent,
    ResourceType: Wire.String,
    ResourceName: Wire.String,
    ResourceId: Wire.String
  }),
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
})
