// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "./operation.ts"
import { Agent } from "./structs/Agent.ts"
import { ChannelBillUsageDetail } from "./structs/ChannelBillUsageDetail.ts"

/**
 * Channel describe bill usage detail (查询渠道计费消耗情况).
 *
 * Required: `Agent`, `StartTime`, `EndTime`.
 *
 * Other codes: `FailedOperation`, `InvalidParameter.Limit`, `InvalidParameterValue.InvalidQuotaType`,
 * `InvalidParameterValue.InvalidTime`, `ResourceNotFound.NotExistApplication`.
 */
export const channelDescribeBillUsageDetail = Operation.paged(
  operation("ChannelDescribeBillUsageDetail", {
    request: Wire.struct({
      Agent,
      StartTime: Wire.String,
      EndTime: Wire.String,
      QuotaType: Wire.optional(Wire.String),
      Offset: Wire.optional(Wire.Int),
      Limit: Wire.optional(Wire.Int)
    }),
    response: Wire.struct({
      Total: Wire.optional(Wire.Int),
      Details: Wire.optional(Wire.array(ChannelBillUsageDetail))
    }),
    codes: [
      "FailedOperation",
      "InvalidParameter.Limit",
      "InvalidParameterValue.InvalidQuotaType",
      "InvalidParameterValue.InvalidTime",
      "ResourceNotFound.NotExistApplication"
    ],
    traits: { idempotent: true }
  }),
  { offset: "Offset", limit: "Limit", counts: "pages", items: "Details", total: "Total" }
)
