import * as Operation from "@effect-vendors/core/Operation"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Schema from "effect/Schema"
import { present } from "../internal/present.ts"
import { operation } from "../Taobao.ts"

const text = Schema.optional(Schema.String)

/**
 * The cinema's system did not log the account off.
 *
 * Two flags say so, either of which is enough: `success`, of the whole answer, which comes with
 * `result_code`, `result_msg` and `inner_code`; and `status`, of the logging off itself, which comes
 * with `comments`.
 *
 * @category refusals
 * @since 0.1.0
 */
export class LogoffRefused extends VendorError.refusal<LogoffRefused>()("LogoffRefused", {
  success: Schema.optional(Schema.Boolean),
  result_code: text,
  result_msg: text,
  inner_code: text,
  status: Schema.optional(Schema.Boolean),
  comments: text
}) {}

const described = {
  result_code: Wire.optional(Wire.String),
  result_msg: Wire.optional(Wire.String),
  inner_code: Wire.optional(Wire.String)
}

const comments = Wire.optional(Wire.String)

/**
 * Logs off the account that a customer has with a cinema, at its point of sale. There is no way back.
 *
 * `captcha` is the code that was sent to `mobile`, `pos_token` the point of sale's session.
 * `logoff_reason` has at most 100 characters.
 *
 * @see https://developer.alibaba.com/docs/api.htm?apiId=61661
 * @category operations
 * @since 0.1.0
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
        logoff_reason: Wire.String.check(Schema.isMaxLength(100)),
        channel_code: Wire.String
      })
    )
  }),
  response: Wire.struct({
    data: Wire.struct({
      data: Wire.struct({ status: Wire.True, comments }),
      success: Wire.True,
      ...described
    })
  }),
  refused: Operation.refused(LogoffRefused, {
    response: Wire.struct({
      data: Wire.struct({
        data: Wire.optional(Wire.struct({ status: Wire.optional(Wire.Boolean), comments })),
        success: Wire.optional(Wire.Boolean),
        ...described
      })
    }),
    read: ({ data: { data, ...outer } }) =>
      outer.success === false || data?.status === false
        ? {
            ...present({ ...outer, ...data }),
            code: outer.result_code ?? "",
            message: outer.result_msg ?? data?.comments ?? ""
          }
        : undefined,
    write: (error) => ({
      data: {
        data: present({ status: error.status, comments: error.comments }),
        ...present({
          // One of the two flags has to say no.
          success: error.status === false ? (error.success ?? true) : false,
          result_code: error.result_code ?? (error.code || undefined),
          result_msg: error.result_msg ?? (error.message || undefined),
          inner_code: error.inner_code
        })
      }
    })
  }),
  traits: { doc: "https://developer.alibaba.com/docs/api.htm?apiId=61661" }
})
