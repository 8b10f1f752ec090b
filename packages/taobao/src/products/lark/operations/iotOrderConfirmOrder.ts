// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Wire from "@effect-vendors/core/Wire"
import * as Schema from "effect/Schema"
import { operation } from "../../../Taobao.ts"

export const IotGoodsOrderRsp = Wire.struct({
  goods_order_id: Wire.optional(Wire.String),
  cinema_link_id: Wire.optional(Wire.String),
  out_goods_order_id: Wire.optional(Wire.String)
})

export type IotGoodsOrderRsp = typeof IotGoodsOrderRsp.Type

/** The order was not confirmed. */
export class GoodsOrderRefused extends Refusal.Class<GoodsOrderRefused>()("GoodsOrderRefused", {
  biz_msg: Schema.optional(Schema.String),
  biz_code: Schema.optional(Schema.String)
}) {}

/**
 * Confirms an order of goods.
 *
 * Refusals: `GoodsOrderRefused`.
 */
export const iotOrderConfirmOrder = operation("taobao.lark.iot.order.confirmorder", {
  request: Wire.struct({
    channel_code: Wire.optional(Wire.String),
    cinema_link_id: Wire.optional(Wire.String),
    out_goods_order_id: Wire.optional(Wire.String),
    workstation_id: Wire.optional(Wire.String),
    workstation_name: Wire.optional(Wire.String),
    payment_list: Wire.optional(Wire.String),
    promotion_list: Wire.optional(Wire.String),
    goods_list: Wire.optional(Wire.String),
    mobile: Wire.optional(Wire.String),
    operator_user_id: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    data: Wire.struct({
      biz_msg: Wire.optional(Wire.String),
      biz_code: Wire.optional(Wire.String),
      success: Wire.True,
      data: Wire.optional(IotGoodsOrderRsp)
    })
  }),
  refusals: {
    response: Refusal.flagged(GoodsOrderRefused, {
      flags: ["data.success"],
      code: ["data.biz_code"],
      message: ["data.biz_msg"],
      fields: {
        biz_msg: ["data.biz_msg", Wire.String],
        biz_code: ["data.biz_code", Wire.String]
      }
    })
  }
})
