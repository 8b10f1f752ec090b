import * as Operation from "@effect-vendors/core/Operation"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Schema from "effect/Schema"
import { operation } from "../Damai.ts"
import * as refusal from "./refusal.ts"
import { described, tokens } from "./structs.ts"

/**
 * No code was sent.
 *
 * @category refusals
 * @since 0.1.0
 */
export class AuthcodeRefused extends VendorError.refusal<AuthcodeRefused>()("AuthcodeRefused", {
  result_code: Schema.optional(Schema.Int),
  result_msg: Schema.optional(Schema.String)
}) {}

/**
 * Sends an authentication code to a phone, to register with (`code_type` 1) or to change the password
 * with (`code_type` 2).
 *
 * @see https://open.alitrip.com/docs/api.htm?apiId=43242
 * @category operations
 * @since 0.1.0
 */
export const userAuthcodeSend = operation("alibaba.damai.maizuo.openapi.user.authcode.send", {
  request: Wire.struct({
    param0: Wire.struct({ ...tokens, user_phone: Wire.String, code_type: Wire.Int })
  }),
  response: Wire.struct({
    result: Wire.struct({ success: Wire.True, ...described })
  }),
  refused: Operation.refused(AuthcodeRefused, {
    response: Wire.struct({ result: Wire.struct({ success: Wire.Boolean, ...described }) }),
    read: ({ result }) => (result.success ? undefined : refusal.properties(result)),
    write: (error) => ({ result: refusal.result(error) })
  }),
  traits: { doc: "https://open.alitrip.com/docs/api.htm?apiId=43242" }
})
