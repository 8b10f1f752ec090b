// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Wire from "@effect-vendors/core/Wire"
import * as TopWire from "@effect-vendors/top/TopWire"
import * as Schema from "effect/Schema"
import { operation } from "../../../Taobao.ts"

/** An area, down to street, community and store, and the dealer whose it is. */
export const TxpAccountAreaDTO = Wire.struct({
  account_id: Wire.optional(Wire.Int64),
  account_name: Wire.optional(Wire.String),
  province_code: Wire.optional(Wire.Int),
  province_name: Wire.optional(Wire.String),
  city_code: Wire.optional(Wire.Int),
  city_name: Wire.optional(Wire.String),
  area_code: Wire.optional(Wire.Int),
  area_name: Wire.optional(Wire.String),
  town_code: Wire.optional(Wire.Int),
  town_name: Wire.optional(Wire.String),
  community_id: Wire.optional(Wire.Int64),
  community_name: Wire.optional(Wire.String),
  store_id: Wire.optional(Wire.Int64),
  address: Wire.optional(Wire.String),
  account_type: Wire.optional(Wire.String),
  status: Wire.optional(Wire.String),
  modifier_name: Wire.optional(Wire.String),
  creator_name: Wire.optional(Wire.String),
  modifier_id: Wire.optional(Wire.Int64),
  creator_id: Wire.optional(Wire.Int64),
  version: Wire.optional(Wire.Int),
  attributes: Wire.optional(Wire.String),
  gmt_modified: Wire.optional(TopWire.DateText),
  gmt_create: Wire.optional(TopWire.DateText)
})

export type TxpAccountAreaDTO = typeof TxpAccountAreaDTO.Type

/** The areas were not written. The platform's own `area_code` and `area_msg` are the code and the message. */
export class AreaAuthRefused extends Refusal.Class<AreaAuthRefused>()("AreaAuthRefused", {
  area_code: Schema.optional(Schema.String),
  area_msg: Schema.optional(Schema.String),
  data: Schema.optional(Schema.String)
}) {}

/**
 * Gives areas to dealers (`auth_area_dto`), and takes areas from them (`un_auth_area_dto`).
 *
 * 经销商区域授权.
 *
 * Refusals: `AreaAuthRefused`.
 *
 * @see https://developer.alibaba.com/docs/api.htm?apiId=38083
 */
export const accountAreaAuth = operation("tmall.mafia.account.area.auth", {
  request: Wire.struct({
    area_request: Wire.optional(
      Wire.struct({
        auth_area_dto: Wire.optional(TopWire.list(TxpAccountAreaDTO, "txp_account_area_d_t_o")),
        un_auth_area_dto: Wire.optional(TopWire.list(TxpAccountAreaDTO, "txp_account_area_d_t_o"))
      })
    )
  }),
  response: Wire.struct({
    succ: Wire.True,
    area_code: Wire.optional(Wire.String),
    area_msg: Wire.optional(Wire.String),
    data: Wire.optional(TopWire.JsonText)
  }),
  refusals: {
    response: Refusal.flagged(AreaAuthRefused, {
      flags: ["succ"],
      code: ["area_code"],
      message: ["area_msg"],
      fields: {
        area_code: ["area_code", Wire.String],
        area_msg: ["area_msg", Wire.String],
        data: ["data", TopWire.JsonText]
      }
    })
  }
}).annotate(Operation.Documentation, "https://developer.alibaba.com/docs/api.htm?apiId=38083")
