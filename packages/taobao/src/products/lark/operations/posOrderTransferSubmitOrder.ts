// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import * as TopWire from "@effect-vendors/top/TopWire"
import { operation } from "../../../Taobao.ts"

/**
 * Submits an order of a transfer between member cards.
 *
 * Required: `channel_code`, `lease_code`, `cinema_link_id`, `out_order_id`, `operator_user_id`, `workstation_id`,
 * `check_type`, `payment_list`.
 *
 * @see https://developer.alibaba.com/docs/api.htm?apiId=43214
 */
export const posOrderTransferSubmitOrder = operation("taobao.lark.pos.order.transfer.submitorder", {
  request: Wire.struct({
    channel_code: Wire.String,
    lease_code: Wire.String,
    cinema_link_id: Wire.String,
    out_order_id: Wire.String,
    order_amount: Wire.optional(Wire.Int),
    pay_amount: Wire.optional(Wire.Int),
    operator_user_id: Wire.String,
    workstation_id: Wire.String,
    check_type: Wire.String,
    check_value: Wire.optional(Wire.String),
    in_card_no: Wire.optional(Wire.String),
    out_card_no: Wire.optional(Wire.String),
    out_card_token: Wire.optional(Wire.Secret),
    remark: Wire.optional(Wire.String),
    mobile_no: Wire.optional(Wire.String),
    payment_list: Wire.String
  }),
  response: Wire.struct({
    data: TopWire.JsonText
  })
}).annotate(Operation.Documentation, "https://developer.alibaba.com/docs/api.htm?apiId=43214")
