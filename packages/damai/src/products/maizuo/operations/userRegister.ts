// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Wire from "@effect-vendors/core/Wire"
import * as Schema from "effect/Schema"
import { operation } from "../../../Damai.ts"

/** The member was not registered. */
export class UserRegisterRefused extends Refusal.Class<UserRegisterRefused>()("UserRegisterRefused", {
  result_msg: Schema.optional(Schema.String),
  data: Schema.optional(Schema.Boolean),
  result_code: Schema.optional(Schema.Int)
}) {}

/**
 * Registers a member by phone or by email; one of the two has to be there.
 *
 * Required: `user_register_param.ptnr_token`, `user_register_param.tenant_token`,
 * `user_register_param.channel_token`, `user_register_param.user_login_password`.
 *
 * Refusals: `UserRegisterRefused`.
 *
 * @see https://open.alitrip.com/docs/api.htm?apiId=41504
 */
export const userRegister = operation("alibaba.damai.maizuo.openapi.user.register", {
  request: Wire.struct({
    user_register_param: Wire.optional(
      Wire.struct({
        ptnr_token: Wire.Secret,
        tenant_token: Wire.Secret,
        channel_token: Wire.Secret,
        user_login_password: Wire.Secret,
        lang_type: Wire.optional(Wire.Int),
        user_phone: Wire.optional(Wire.String),
        user_email: Wire.optional(Wire.String),
        third_user_id: Wire.optional(Wire.String)
      })
    )
  }),
  response: Wire.struct({
    result_data: Wire.struct({
      result_msg: Wire.optional(Wire.String),
      data: Wire.optional(Wire.Boolean),
      result_code: Wire.optional(Wire.Int),
      success: Wire.True
    })
  }),
  refusals: {
    response: Refusal.flagged(UserRegisterRefused, {
      flags: ["result_data.success"],
      code: ["result_data.result_code"],
      message: ["result_data.result_msg"],
      fields: {
        result_msg: ["result_data.result_msg", Wire.String],
        data: ["result_data.data", Wire.Boolean],
        result_code: ["result_data.result_code", Wire.Int]
      }
    })
  }
}).annotate(Operation.Documentation, "https://open.alitrip.com/docs/api.htm?apiId=41504")
