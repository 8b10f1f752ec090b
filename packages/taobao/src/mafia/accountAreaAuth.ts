import * as Operation from "@effect-vendors/core/Operation"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Schema from "effect/Schema"
import { present } from "../internal/present.ts"
import { operation } from "../Taobao.ts"
import * as TopWire from "../TopWire.ts"

const text = Schema.optional(Schema.String)

/**
 * The areas were not written. The platform's own `area_code` and `area_msg` are the code and the message.
 *
 * @category refusals
 * @since 0.1.0
 */
export class AreaAuthRefused extends VendorError.refusal<AreaAuthRefused>()("AreaAuthRefused", {
  area_code: text,
  area_msg: text,
  data: text
}) {}

const string = Wire.optional(Wire.String)
const int = Wire.optional(Wire.Int)
const int64 = Wire.optional(Wire.Int64)

/**
 * An area, down to street, community and store, and the dealer whose it is.
 *
 * @category structs
 * @since 0.1.0
 */
export const TxpAccountAreaDTO = Wire.struct({
  account_id: int64,
  account_name: string,
  province_code: int,
  province_name: string,
  city_code: int,
  city_name: string,
  area_code: int,
  area_name: string,
  town_code: int,
  town_name: string,
  community_id: int64,
  community_name: string,
  store_id: int64,
  address: string,
  account_type: string,
  status: string,
  modifier_name: string,
  creator_name: string,
  modifier_id: int64,
  creator_id: int64,
  version: int,
  attributes: string,
  gmt_modified: Wire.optional(TopWire.DateText),
  gmt_create: Wire.optional(TopWire.DateText)
})

/**
 * @category structs
 * @since 0.1.0
 */
export type TxpAccountAreaDTO = typeof TxpAccountAreaDTO.Type

const areas = Wire.optional(TopWire.list(TxpAccountAreaDTO, "txp_account_area_d_t_o"))

const described = { area_code: string, area_msg: string, data: Wire.optional(TopWire.JsonText) }

/**
 * Gives areas to dealers (`auth_area_dto`), and takes areas from them (`un_auth_area_dto`).
 *
 * @see https://developer.alibaba.com/docs/api.htm?apiId=38083
 * @category operations
 * @since 0.1.0
 */
export const accountAreaAuth = operation("tmall.mafia.account.area.auth", {
  request: Wire.struct({
    area_request: Wire.optional(Wire.struct({ auth_area_dto: areas, un_auth_area_dto: areas }))
  }),
  response: Wire.struct({ succ: Wire.True, ...described }),
  refused: Operation.refused(AreaAuthRefused, {
    response: Wire.struct({ succ: Wire.Boolean, ...described }),
    read: ({ succ, ...described }) =>
      succ ? undefined : { ...present(described), code: described.area_code ?? "", message: described.area_msg ?? "" },
    write: (error) => ({
      succ: false,
      ...present({
        area_code: error.area_code ?? (error.code || undefined),
        area_msg: error.area_msg ?? (error.message || undefined),
        data: error.data
      })
    })
  }),
  traits: { doc: "https://developer.alibaba.com/docs/api.htm?apiId=38083" }
})
