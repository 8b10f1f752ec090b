// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Wire from "@effect-vendors/core/Wire"
import * as Schema from "effect/Schema"
import { operation } from "../../../Taobao.ts"

/**
 * The cinema's system did not log the account off.
 *
 * Two flags say so, either of which is enough: `success`, of the whole answer, which comes with `result_code`,
 * `result_msg` and `inner_code`; and `status`, of the logging off itself, which comes with `comments`.
 */
export class LogoffRefused extends Refusal.Class<LogoffRefused>()("LogoffRefused", {
  success: Schema.optional(Schema.Boolean),
  result_code: Schema.optional(Schema.String),
  result_msg: Schema.optional(Schema.String),
  inner_code: Schema.optional(Schema.String),
  status: Schema.optional(Schema.Boolean),
  comments: Schema.optional(Schema.String)
}) {}

/**
 * Logs off the account that a customer has with a cinema, at its point of sale. There is no way back.
 *
 * `captcha` is the code that was sent to `mobile`, `pos_token` the point of sale's session. `logoff_reason` has at
 * most 100 characters.
 *
 * POS端扩展APP注销功能.
 *
 * Required: `logoff_request.cinema_link_id`, `logoff_request.account_id`, `logoff_request.captcha`,
 * `logoff_request.mobile`, `logoff_request.lease_code`, `logoff_request.pos_token`,
 * `logoff_request.logoff_reason`, `logoff_request.channel_code`.
 *
 * Refusals: `LogoffRefused`.
 *
 * @see https://developer.alibaba.com/docs/api.htm?apiId=61661
 */
export const logoffByPos = operation("taobao.lark.pos.cifprod.logoffByPos", {
  request: Wire.struct({
    logoff_request: Wire.optional(
      Wire.struct({
        cinema_link_id: Wire.String,
        account_id: Wire.String,
        captcha: Wire.Secret,
        mobile: Wire.String,
        lease_code: Wire.String,
        pos_token: Wire.Secret,
        logoff_reason: Wire.string({ maxLength: 100 }),
        channel_code: Wire.String
      })
    )
  }),
  response: Wire.struct({
    data: Wire.struct({
      data: Wire.struct({
        status: Wire.True,
        comments: Wire.optional(Wire.String)
      }),
      success: Wire.True,
      result_code: Wire.optional(Wire.String),
      result_msg: Wire.optional(Wire.String),
      inner_code: Wire.optional(Wire.String)
    })
  }),
  refusals: {
    response: Refusal.flagged(LogoffRefused, {
      flags: ["data.success", "data.data.status"],
      code: ["data.result_code"],
      message: ["data.result_msg", "data.data.comments"],
      fields: {
        success: ["data.success", Wire.Boolean],
        result_code: ["data.result_code", Wire.String],
        result_msg: ["data.result_msg", Wire.String],
        inner_code: ["data.inner_code", Wire.String],
        status: ["data.data.status", Wire.Boolean],
        comments: ["data.data.comments", Wire.String]
      }
    })
  }
}).annotate(Operation.Documentation, "https://developer.alibaba.com/docs/api.htm?apiId=61661")
