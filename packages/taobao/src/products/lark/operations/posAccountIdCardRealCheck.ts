// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Wire from "@effect-vendors/core/Wire"
import * as Schema from "effect/Schema"
import { operation } from "../../../Taobao.ts"

export const UserIdentityInfo = Wire.struct({
  message: Wire.optional(Wire.String),
  code: Wire.optional(Wire.Int),
  pass: Wire.optional(Wire.Boolean)
})

export type UserIdentityInfo = typeof UserIdentityInfo.Type

/** The check did not take place. */
export class IdCardCheckRefused extends Refusal.Class<IdCardCheckRefused>()("IdCardCheckRefused", {
  inner_code: Schema.optional(Schema.String),
  result_code: Schema.optional(Schema.String),
  result_msg: Schema.optional(Schema.String)
}) {}

/**
 * Checks a name against an identity card. A card that does not fit is an answer, with `pass: false`, not a
 * refusal.
 *
 * Required: `account_realname_check_request`, `account_realname_check_request.account_id`,
 * `account_realname_check_request.real_name`, `account_realname_check_request.id_card`.
 *
 * Refusals: `IdCardCheckRefused`.
 *
 * @see https://developer.alibaba.com/docs/api.htm?apiId=51545
 */
export const posAccountIdCardRealCheck = operation("taobao.lark.pos.account.idcardrealcheck", {
  request: Wire.struct({
    account_realname_check_request: Wire.struct({
      account_id: Wire.String,
      real_name: Wire.String,
      id_card: Wire.String,
      category_code: Wire.optional(Wire.String)
    })
  }),
  response: Wire.struct({
    result: Wire.struct({
      inner_code: Wire.optional(Wire.String),
      data: Wire.optional(UserIdentityInfo),
      status: Wire.True,
      result_code: Wire.optional(Wire.String),
      result_msg: Wire.optional(Wire.String)
    })
  }),
  refusals: {
    response: Refusal.flagged(IdCardCheckRefused, {
      flags: ["result.status"],
      code: ["result.result_code"],
      message: ["result.result_msg"],
      fields: {
        inner_code: ["result.inner_code", Wire.String],
        result_code: ["result.result_code", Wire.String],
        result_msg: ["result.result_msg", Wire.String]
      }
    })
  }
}).annotate(Operation.Documentation, "https://developer.alibaba.com/docs/api.htm?apiId=51545")
