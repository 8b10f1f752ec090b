// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import * as TopWire from "@effect-vendors/top/TopWire"
import { operation } from "../../../Taobao.ts"

/**
 * Lists the orders of a member card.
 *
 * Required: `card_no`, `lease_code`, `cinema_link_id`.
 *
 * @see https://developer.alibaba.com/docs/api.htm?apiId=38362
 */
export const posCardGetOrders = operation("taobao.lark.pos.card.getorders", {
  request: Wire.struct({
    page_size: Wire.optional(Wire.String),
    page_no: Wire.optional(Wire.String),
    charge_type: Wire.optional(Wire.String),
    card_no: Wire.String,
    lease_code: Wire.String,
    cinema_link_id: Wire.String
  }),
  response: Wire.struct({
    data: TopWire.JsonText
  })
})
  .annotate(Operation.Idempotent, true)
  .annotate(Operation.Documentation, "https://developer.alibaba.com/docs/api.htm?apiId=38362")
