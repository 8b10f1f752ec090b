// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Channel get task result api (查询转换任务状态).
 *
 * Required: `Agent`, `TaskId`. Not to be used, and refused: `Operator`, `Organization`.
 *
 * Other codes: `InvalidParameter.ParamError`, `UnauthorizedOperation.NoPermissionFeature`.
 *
 * @deprecated The vendor's newest SDK no longer has it.
 */
export const channelGetTaskResultApi = operation("ChannelGetTaskResultApi", {
  request: Wire.struct(
    {
      Agent,
      TaskId: Wire.String
    },
    { disabled: ["Operator", "Organization"] }
  ),
  response: Wire.struct({
    TaskId: Wire.optional(Wire.String),
    TaskStatus: Wire.Int,
    TaskMessage: Wire.optional(Wire.String),
    ResourceId: Wire.optional(Wire.String),
    PreviewUrl: Wire.optional(Wire.String)
  }),
  errorCodes: ["InvalidParameter.ParamError", "UnauthorizedOperation.NoPermissionFeature"]
})
  .annotate(Operation.Idempotent, true)
  .annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
