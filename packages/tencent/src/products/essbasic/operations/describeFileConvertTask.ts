// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Describe file convert task (查询文件转换任务状态).
 *
 * Required: `TaskId`, `Agent`.
 *
 * Other codes: `InvalidParameter.ParamError`, `UnauthorizedOperation.NoPermissionFeature`.
 */
export const describeFileConvertTask = operation("DescribeFileConvertTask", {
  request: Wire.struct({
    TaskId: Wire.String,
    Agent
  }),
  response: Wire.struct({
    TaskId: Wire.optional(Wire.String),
    TaskStatus: Wire.Int,
    TaskMessage: Wire.optional(Wire.String),
    ResourceId: Wire.optional(Wire.String)
  }),
  errorCodes: ["InvalidParameter.ParamError", "UnauthorizedOperation.NoPermissionFeature"]
}).annotate(Operation.Idempotent, true)
