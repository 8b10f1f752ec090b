// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Wire from "@effect-vendors/core/Wire"
import * as Schema from "effect/Schema"
import { operation } from "../../../Damai.ts"

/** A member. */
export const UserRegisterVo = Wire.struct({
  user_token: Wire.optional(Wire.Secret),
  user_icon: Wire.optional(Wire.String),
  user_phone: Wire.optional(Wire.String),
  user_name: Wire.optional(Wire.String),
  user_id: Wire.optional(Wire.String)
})

export type UserRegisterVo = typeof UserRegisterVo.Type

/** The member was not registered. `data` is what Damai tells of the member all the same. */
export class RegistrationRefused extends Refusal.Class<RegistrationRefused>()("RegistrationRefused", {
  result_msg: Schema.optional(Schema.String),
  result_code: Schema.optional(Schema.Int),
  data: Schema.optional(UserRegisterVo)
}) {}

/**
 * Registers a member by the authentication code that `userAuthcodeSend` sent to the phone. The phone becomes the
 * login name.
 *
 * 用户注册-验证码方式.
 *
 * Required: `param0`, `param0.ptnr_token`, `param0.tenant_token`, `param0.channel_token`, `param0.auth_code`,
 * `param0.user_login_password`, `param0.user_phone`, `param0.code_type`.
 *
 * Refusals: `RegistrationRefused`.
 *
 * @see https://open.alitrip.com/docs/api.htm?apiId=43239
 */
export const userRegisterByauthcode = operation("alibaba.damai.maizuo.openapi.user.register.byauthcode", {
  request: Wire.struct({
    param0: Wire.struct({
      ptnr_token: Wire.Secret,
      tenant_token: Wire.Secret,
      channel_token: Wire.Secret,
      auth_code: Wire.Secret,
      user_login_password: Wire.Secret,
      user_phone: Wire.String,
      code_type: Wire.Int
    })
  }),
  response: Wire.struct({
    result: Wire.struct({
      result_msg: Wire.optional(Wire.String),
      data: UserRegisterVo,
      result_code: Wire.optional(Wire.Int),
      success: Wire.True
    })
  }),
  refusals: {
    response: Refusal.flagged(RegistrationRefused, {
      flags: ["result.success"],
      code: ["result.result_code"],
      message: ["result.result_msg"],
      fields: {
        result_msg: ["result.result_msg", Wire.String],
        result_code: ["result.result_code", Wire.Int],
        data: ["result.data", UserRegisterVo]
      }
    })
  }
}).annotate(Operation.Documentation, "https://open.alitrip.com/docs/api.htm?apiId=43239")
