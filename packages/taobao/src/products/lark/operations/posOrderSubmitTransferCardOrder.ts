// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import * as TopWire from "@effect-vendors/top/TopWire"
import { operation } from "../../../Taobao.ts"

/**
 * Submits an order that transfers one member card to another.
 *
 * Required: `channel_code`, `lease_code`, `cinema_link_id`, `out_order_id`, `order_amount`, `pay_amount`,
 * `operator_user_id`, `old_card_no`, `old_card_token`, `old_card_amount`, `new_card_no`, `new_card_token`,
 * `new_card_amount`, `payment_list`.
 *
 * @see https://developer.alibaba.com/docs/api.htm?apiId=34164
 */
export const posOrderSubmitTransferCardOrder = operation("taobao.lark.pos.order.submittransfercardorder", {
  request: Wire.struct({
    channel_code: Wire.String,
    lease_code: Wire.String,
    cinema_link_id: Wire.String,
    out_order_id: Wire.String,
    order_amount: Wire.Int,
    pay_amount: Wire.Int,
    operator_user_id: Wire.String,
    workstation_id: Wire.optional(Wire.String),
    old_card_no: Wire.String,
    old_card_token: Wire.Secret,
    old_card_amount: Wire.Int,
    new_card_no: Wire.String,
    new_card_token: Wire.Secret,
    new_card_amount: Wire.Int,
    remark: Wire.optional(Wire.String),
    payment_list: Wire.String
  }),
  response: Wire.struct({
    data: TopWire.JsonText
  })
}).annotate(Operation.Documentation, "https://developer.alibaba.com/docs/api.htm?apiId=34164")
