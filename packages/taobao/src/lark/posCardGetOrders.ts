// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"
import { operation } from "../Taobao.ts"
import * as TopWire from "../TopWire.ts"

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
  }),
  traits: { idempotent: true, doc: "https://developer.alibaba.com/docs/api.htm?apiId=38362" }
})
