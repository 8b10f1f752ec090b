// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { OrganizationClosing } from "../refusals.ts"
import { Agent } from "../structs/Agent.ts"
import { ChannelRole } from "../structs/ChannelRole.ts"
import { Filter } from "../structs/Filter.ts"

/**
 * Channel describe roles (获取角色列表).
 *
 * Required: `Agent`, `Limit`. Not to be used, and refused: `Operator`.
 *
 * Refusals: `OrganizationClosing`.
 *
 * Other codes: `InvalidParameter.OperatorId`.
 */
export const channelDescribeRoles = operation("ChannelDescribeRoles", {
  request: Wire.struct(
    {
      Agent,
      Limit: Wire.String,
      Filters: Wire.optional(Wire.array(Filter)),
      Offset: Wire.optional(Wire.int({ minimum: 0 }))
    },
    { disabled: ["Operator"] }
  ),
  response: Wire.struct({
    Offset: Wire.optional(Wire.int({ minimum: 0 })),
    Limit: Wire.optional(Wire.int({ minimum: 0 })),
    TotalCount: Wire.optional(Wire.int({ minimum: 0 })),
    ChannelRoles: Wire.array(ChannelRole)
  }),
  refusals: {
    codes: {
      "OperationDenied.OrganizationClosing": OrganizationClosing
    }
  },
  errorCodes: ["InvalidParameter.OperatorId", "OperationDenied.OrganizationClosing"],
  paging: { offset: "Offset", counts: "pages", limit: "Limit", items: "ChannelRoles", total: "TotalCount" }
})
  .annotate(Operation.Idempotent, true)
  .annotate(Operation.RateLimit, { limit: 20, window: "1 second" })
