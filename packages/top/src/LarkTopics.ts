/**
 * The topics of Lark's messages; see `TmcMessages`.
 *
 * @since 0.1.0
 */
import * as Wire from "@effect-vendors/core/Wire"
import { type Topic, topic } from "./TmcMessages.ts"

/**
 * Data of Jiaying that were reported.
 *
 * @category topics
 * @since 0.1.0
 */
export const jiayingDataReport: Topic<
  "alipic_lark_JiayingDataReport",
  { readonly data_content: string; readonly data_id: string; readonly data_type: string }
> = /*#__PURE__*/ topic(
  "alipic_lark_JiayingDataReport",
  /*#__PURE__*/ Wire.struct({ data_content: Wire.String, data_id: Wire.String, data_type: Wire.String })
)

/**
 * A change of the data by which a POS is set up.
 *
 * @category topics
 * @since 0.1.0
 */
export const resultDataDownlink: Topic<
  "alipic_lark_ResultDataDownlink",
  {
    readonly pos_bus_data_id: string
    readonly pos_bus_data_type?: number | undefined
    readonly pos_bus_result_data: string
  }
> = /*#__PURE__*/ topic(
  "alipic_lark_ResultDataDownlink",
  /*#__PURE__*/ Wire.struct({
    pos_bus_data_id: Wire.String,
    pos_bus_data_type: /*#__PURE__*/ Wire.optional(Wire.Int),
    pos_bus_result_data: Wire.String
  })
)

/**
 * A change of the schedule of showings.
 *
 * @category topics
 * @since 0.1.0
 */
export const schedulesDataDownlink: Topic<"alipic_lark_SchedulesDataDownlink", { readonly schedules_data: string }> =
  /*#__PURE__*/ topic("alipic_lark_SchedulesDataDownlink", /*#__PURE__*/ Wire.struct({ schedules_data: Wire.String }))

/**
 * Trades that a POS made offline.
 *
 * @category topics
 * @since 0.1.0
 */
export const posTradeDataTransmit: Topic<
  "lark_trade_PosTradeDataTransmit",
  { readonly pos_bus_data_id: string; readonly pos_bus_result_data: string }
> = /*#__PURE__*/ topic(
  "lark_trade_PosTradeDataTransmit",
  /*#__PURE__*/ Wire.struct({ pos_bus_data_id: Wire.String, pos_bus_result_data: Wire.String })
)
