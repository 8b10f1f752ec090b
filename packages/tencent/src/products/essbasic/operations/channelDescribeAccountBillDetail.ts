// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../product.ts"
import { Agent } from "../structs/Agent.ts"

/**
 * Channel describe account bill detail (查询“子客账号”套餐消耗情况).
 *
 * Required: `Agent`.
 *
 * Other codes: `FailedOperation`, `InvalidParameter.Limit`, `InvalidParameterValue.InvalidQuotaType`,
 * `InvalidParameterValue.InvalidTime`, `ResourceNotFound.NotExistApplication`.
 */
export const channelDescribeAccountBillDetail = operation("ChannelDescribeAccountBillDetail", {
  request: Wire.struct({
    Agent
  }),
  response: Wire.struct({
    BoundAccountsNumber: Wire.optional(Wire.Int),
    RemainAvailableAccountsNumber: Wire.optional(Wire.Int),
    InvalidAccountsNumber: Wire.optional(Wire.Int),
    TotalBuyAccountsNumber: Wire.optional(Wire.Int),
    TotalGiftAccountsNumber: Wire.optional(Wire.Int)
  }),
  errorCodes: [
    "FailedOperation",
    "InvalidParameter.Limit",
    "InvalidParameterValue.InvalidQuotaType",
    "InvalidParameterValue.InvalidTime",
    "ResourceNotFound.NotExistApplication"
  ]
}).annotate(Operation.Idempotent, true)
