// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"
import { ChannelBillUsageDetail } from "../structs/ChannelBillUsageDetail.ts"

/**
 * Channel describe bill usage detail (查询渠道计费消耗情况).
 *
 * Required: `Agent`, `StartTime`, `EndTime`.
 *
 * Other codes: `FailedOperation`, `InvalidParameter.Limit`, `InvalidParameterValue.InvalidQuotaType`,
 * `InvalidParameterValue.InvalidTime`, `ResourceNotFound.NotExistApplication`.
 */
export const channelDescribeBillUsageDetail = operation("ChannelDescribeBillUsageDetail", {
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
    Details: Wire.array(ChannelBillUsageDetail)
  }),
  errorCodes: [
    "FailedOperation",
    "InvalidParameter.Limit",
    "InvalidParameterValue.InvalidQuotaType",
    "InvalidParameterValue.InvalidTime",
    "ResourceNotFound.NotExistApplication"
  ],
  paging: { offset: "Offset", counts: "pages", limit: "Limit", items: "Details", total: "Total" }
}).annotate(Operation.Idempotent, true)
