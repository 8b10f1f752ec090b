// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Wire from "@effect-vendors/core/Wire"
import * as TopWire from "@effect-vendors/top/TopWire"
import * as Schema from "effect/Schema"
import { operation } from "../../../Taobao.ts"

export const ThirdGoodsRsp = Wire.struct({
  goods_code: Wire.optional(Wire.String),
  goods_name: Wire.optional(Wire.String),
  package_flag: Wire.optional(Wire.String),
  standard_price: Wire.optional(Wire.String),
  settle_price: Wire.optional(Wire.String),
  desc: Wire.optional(Wire.String),
  goods_key: Wire.optional(Wire.String),
  member_flag: Wire.optional(Wire.String),
  goods_pic_url: Wire.optional(Wire.String)
})

export type ThirdGoodsRsp = typeof ThirdGoodsRsp.Type

export const ThirdGoodsListRsp = Wire.struct({
  max_buy_count: Wire.optional(Wire.Int),
  cinema_link_id: Wire.optional(Wire.String),
  goods_list: Wire.orEmpty(TopWire.list(ThirdGoodsRsp, "third_goods_rsp"))
})

export type ThirdGoodsListRsp = typeof ThirdGoodsListRsp.Type

/** The goods were not listed. */
export class GoodsListRefused extends Refusal.Class<GoodsListRefused>()("GoodsListRefused", {
  biz_code: Schema.optional(Schema.String),
  biz_msg: Schema.optional(Schema.String)
}) {}

/**
 * Lists the goods of a cinema.
 *
 * Required: `channel_code`, `cinema_link_id`.
 *
 * Refusals: `GoodsListRefused`.
 */
export const iotOrderGetGoodsList = operation("taobao.lark.iot.order.getgoodslist", {
  request: Wire.struct({
    channel_code: Wire.String,
    cinema_link_id: Wire.String
  }),
  response: Wire.struct({
    data: Wire.struct({
      data: Wire.optional(ThirdGoodsListRsp),
      biz_code: Wire.optional(Wire.String),
      biz_msg: Wire.optional(Wire.String),
      success: Wire.True
    })
  }),
  refusals: {
    response: Refusal.flagged(GoodsListRefused, {
      flags: ["data.success"],
      code: ["data.biz_code"],
      message: ["data.biz_msg"],
      fields: {
        biz_code: ["data.biz_code", Wire.String],
        biz_msg: ["data.biz_msg", Wire.String]
      }
    })
  }
}).annotate(Operation.Idempotent, true)
