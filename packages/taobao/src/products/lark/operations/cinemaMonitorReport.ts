// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Wire from "@effect-vendors/core/Wire"
import * as Schema from "effect/Schema"
import { operation } from "../../../Taobao.ts"

/** The report was not taken. */
export class MonitorReportRefused extends Refusal.Class<MonitorReportRefused>()("MonitorReportRefused", {
  result_code: Schema.optional(Schema.String),
  result_msg: Schema.optional(Schema.String)
}) {}

/**
 * Reports what a cinema's software observed.
 *
 * Required: `cinema_monitor_param.cinema_code`, `cinema_monitor_param.topic`, `cinema_monitor_param.soft_code`,
 * `cinema_monitor_param.content`.
 *
 * Refusals: `MonitorReportRefused`.
 *
 * @see https://open.alitrip.com/docs/api.htm?apiId=72794
 */
export const cinemaMonitorReport = operation("taobao.lark.cinema.monitor.report", {
  request: Wire.struct({
    cinema_monitor_param: Wire.optional(
      Wire.struct({
        cinema_link_id: Wire.optional(Wire.String),
        second_class: Wire.optional(Wire.String),
        result: Wire.optional(Wire.String),
        product_code: Wire.optional(Wire.String),
        cinema_name: Wire.optional(Wire.String),
        cinema_code: Wire.String,
        topic: Wire.String,
        soft_code: Wire.String,
        content: Wire.String,
        task_id: Wire.optional(Wire.String),
        gmt_create_time: Wire.optional(Wire.Int)
      })
    )
  }),
  response: Wire.struct({
    result: Wire.True,
    result_code: Wire.optional(Wire.String),
    result_msg: Wire.optional(Wire.String)
  }),
  refusals: {
    response: Refusal.flagged(MonitorReportRefused, {
      flags: ["result"],
      code: ["result_code"],
      message: ["result_msg"],
      fields: {
        result_code: ["result_code", Wire.String],
        result_msg: ["result_msg", Wire.String]
      }
    })
  }
}).annotate(Operation.Documentation, "https://open.alitrip.com/docs/api.htm?apiId=72794")
