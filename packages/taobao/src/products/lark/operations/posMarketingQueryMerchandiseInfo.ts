// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import * as TopWire from "@effect-vendors/top/TopWire"
import { operation } from "../../../Taobao.ts"

/**
 * Tells the prices of seats and goods.
 *
 * @see https://developer.alibaba.com/docs/api.htm?apiId=34071
 */
export const posMarketingQueryMerchandiseInfo = operation("taobao.lark.pos.marketing.querymerchandiseinfo", {
  request: Wire.struct({
    schedule_id: Wire.optional(Wire.String),
    lease_code: Wire.optional(Wire.String),
    channel_code: Wire.optional(Wire.String),
    cinema_link_id: Wire.optional(Wire.String),
    work_station_id: Wire.optional(Wire.String),
    through_flag: Wire.optional(Wire.String),
    seat_codes: Wire.optional(Wire.String),
    item_codes: Wire.optional(Wire.String),
    schedule_key: Wire.optional(Wire.String),
    account_id: Wire.optional(Wire.String),
    item_infos: Wire.optional(Wire.String)
  }),
  response: Wire.struct({
    data: TopWire.JsonText
  })
})
  .annotate(Operation.Idempotent, true)
  .annotate(Operation.Documentation, "https://developer.alibaba.com/docs/api.htm?apiId=34071")
