// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { Filter } from "../structs/Filter.ts"
import { TemplateUserFlowType } from "../structs/TemplateUserFlowType.ts"

/**
 * Describe user flow type (查询用户合同类型).
 *
 * Required: `Agent`.
 *
 * Other codes: `FailedOperation`, `InternalError`, `ResourceNotFound`.
 */
export const describeUserFlowType = operation("DescribeUserFlowType", {
  request: Wire.struct({
    Agent,
    Filters: Wire.optional(Wire.array(Filter)),
    QueryBindTemplate: Wire.optional(Wire.Boolean)
  }),
  response: Wire.struct({
    AllUserFlowTypes: Wire.orEmpty(Wire.array(TemplateUserFlowType))
  }),
  errorCodes: ["FailedOperation", "InternalError", "ResourceNotFound"]
})
  .annotate(Operation.Idempotent, true)
  .annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
