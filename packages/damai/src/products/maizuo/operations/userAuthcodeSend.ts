// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Wire from "@effect-vendors/core/Wire"
import * as Schema from "effect/Schema"
import { operation } from "../../../Damai.ts"

/** No code was sent. */
export class AuthcodeRefused extends Refusal.Class<AuthcodeRefused>()("AuthcodeRefused", {
  result_msg: Schema.optional(Schema.String),
  result_code: Schema.optional(Schema.Int)
}) {}

/**
 * Sends an authentication code to a phone, to register with (`code_type` 1) or to change the password with
 * (`code_type` 2).
 *
 * Required: `param0`, `param0.ptnr_token`, `param0.tenant_token`, `param0.channel_token`, `param0.user_phone`,
 * `param0.code_type`.
 *
 * Refusals: `AuthcodeRefused`.
 *
 * @see https://open.alitrip.com/docs/api.htm?apiId=43242
 */
export const userAuthcodeSend = operation("alibaba.damai.maizuo.openapi.user.authcode.send", {
  request: Wire.struct({
    param0: Wire.struct({
      ptnr_token: Wire.Secret,
      tenant_token: Wire.Secret,
      channel_token: Wire.Secret,
      user_phone: Wire.String,
      code_type: Wire.Int
    })
  }),
  response: Wire.struct({
    result: Wire.struct({
      result_msg: Wire.optional(Wire.String),
      result_code: Wire.optional(Wire.Int),
      success: Wire.True
    })
  }),
  refusals: {
    response: Refusal.flagged(AuthcodeRefused, {
      flags: ["result.success"],
      code: ["result.result_code"],
      message: ["result.result_msg"],
      fields: {
        result_msg: ["result.result_msg", Wire.String],
        result_code: ["result.result_code", Wire.Int]
      }
    })
  }
}).annotate(Operation.Documentation, "https://open.alitrip.com/docs/api.htm?apiId=43242")
