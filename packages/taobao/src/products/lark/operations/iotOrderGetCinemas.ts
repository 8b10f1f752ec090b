// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Wire from "@effect-vendors/core/Wire"
import * as TopWire from "@effect-vendors/top/TopWire"
import * as Schema from "effect/Schema"
import { operation } from "../../../Taobao.ts"

export const CinemaIotResponse = Wire.struct({
  cinema_link_id: Wire.optional(Wire.String),
  cinema_name: Wire.optional(Wire.String),
  cinema_id: Wire.optional(Wire.String),
  city_code: Wire.optional(Wire.String),
  city: Wire.optional(Wire.String)
})

export type CinemaIotResponse = typeof CinemaIotResponse.Type

/** The cinemas were not listed. */
export class CinemasRefused extends Refusal.Class<CinemasRefused>()("CinemasRefused", {
  biz_code: Schema.optional(Schema.String),
  biz_msg: Schema.optional(Schema.String)
}) {}

/**
 * Lists the cinemas that a channel may sell for.
 *
 * Refusals: `CinemasRefused`.
 */
export const iotOrderGetCinemas = operation("taobao.lark.iot.order.getcinemas", {
  request: Wire.struct({
    channel_code: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    data: Wire.struct({
      biz_code: Wire.optional(Wire.String),
      biz_msg: Wire.optional(Wire.String),
      success: Wire.True,
      data_list: Wire.orEmpty(TopWire.list(CinemaIotResponse, "cinema_iot_response"))
    })
  }),
  refusals: {
    response: Refusal.flagged(CinemasRefused, {
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
