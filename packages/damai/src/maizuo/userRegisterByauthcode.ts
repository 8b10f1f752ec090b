import * as Operation from "@effect-vendors/core/Operation"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Schema from "effect/Schema"
import { operation } from "../Damai.ts"
import * as refusal from "./refusal.ts"
import { described, tokens } from "./structs.ts"

/**
 * A member.
 *
 * @category structs
 * @since 0.1.0
 */
export const UserRegisterVo = Wire.struct({
  user_token: Wire.optional(Wire.Secret),
  user_icon: Wire.optional(Wire.String),
  user_phone: Wire.optional(Wire.String),
  user_name: Wire.optional(Wire.String),
  user_id: Wire.optional(Wire.String)
})

/**
 * The member was not registered. `data` is what Damai tells of the member all the same.
 *
 * @category refusals
 * @since 0.1.0
 */
export class RegistrationRefused extends VendorError.refusal<RegistrationRefused>()("RegistrationRefused", {
  result_code: Schema.optional(Schema.Int),
  result_msg: Schema.optional(Schema.String),
  data: Schema.optional(UserRegisterVo)
}) {}

/**
 * Registers a member by the authentication code that `userAuthcodeSend` sent to the phone. The phone
 * becomes the login name.
 *
 * @see https://open.alitrip.com/docs/api.htm?apiId=43239
 * @category operations
 * @since 0.1.0
 */
export const userRegisterByauthcode = operation("alibaba.damai.maizuo.openapi.user.register.byauthcode", {
  request: Wire.struct({
    param0: Wire.struct({
      ...tokens,
      auth_code: Wire.Secret,
      user_login_password: Wire.Secret,
      user_phone: Wire.String,
      code_type: Wire.Int
    })
  }),
  response: Wire.struct({
    result: Wire.struct({ success: Wire.True, data: UserRegisterVo, ...described })
  }),
  refused: Operation.refused(RegistrationRefused, {
    response: Wire.struct({
      result: Wire.struct({ success: Wire.Boolean, data: Wire.optional(UserRegisterVo), ...described })
    }),
    read: ({ result }) =>
      result.success
        ? undefined
        : { ...refusal.properties(result), ...(result.data === undefined ? {} : { data: result.data }) },
    write: (error) => ({ result: { ...refusal.result(error), data: error.data } })
  }),
  traits: { doc: "https://open.alitrip.com/docs/api.htm?apiId=43239" }
})
