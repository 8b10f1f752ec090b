// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import * as TopWire from "@effect-vendors/top/TopWire"
import { operation } from "../../../Taobao.ts"

/**
 * Locks seats of a show.
 *
 * Required: `channel_code`, `cinema_link_id`, `operator_user_id`, `schedule_id`, `through_flag`, `seat_codes`.
 *
 * @see https://developer.alibaba.com/docs/api.htm?apiId=34125
 */
export const posSeatLockSeats = operation("taobao.lark.pos.seat.lockseats", {
  request: Wire.struct({
    channel_code: Wire.String,
    cinema_link_id: Wire.String,
    operator_user_id: Wire.String,
    schedule_id: Wire.String,
    through_flag: Wire.String,
    schedule_key: Wire.optional(Wire.String),
    lock_order_id: Wire.optional(Wire.String),
    out_lock_id: Wire.optional(Wire.String),
    seat_codes: Wire.String
  }),
  response: Wire.struct({
    data: TopWire.JsonText
  })
}).annotate(Operation.Documentation, "https://developer.alibaba.com/docs/api.htm?apiId=34125")
