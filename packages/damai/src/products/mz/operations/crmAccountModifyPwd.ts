// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Operation from "@effect-vendors/core/Operation"
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Wire from "@effect-vendors/core/Wire"
import * as Schema from "effect/Schema"
import { operation } from "../../../Damai.ts"

/** The password was not changed. */
export class PasswordChangeRefused extends Refusal.Class<PasswordChangeRefused>()("PasswordChangeRefused", {
  msg: Schema.optional(Schema.String)
}) {}

/**
 * Changes the password of an account.
 *
 * Required: `old_password`, `new_password`, `customr_id`, `verify_code`.
 *
 * Refusals: `PasswordChangeRefused`.
 *
 * @see https://open.alitrip.com/docs/api.htm?apiId=61388
 */
export const crmAccountModifyPwd = operation("alibaba.damai.mz.crm.account.modifypwd", {
  request: Wire.struct({
    old_password: Wire.Secret,
    new_password: Wire.Secret,
    customr_id: Wire.String,
    verify_code: Wire.Secret
  }),
  response: Wire.struct({
    result: Wire.struct({
      msg: Wire.optional(Wire.String),
      code: Wire.optional(Wire.String),
      success: Wire.True
    })
  }),
  refusals: {
    response: Refusal.flagged(PasswordChangeRefused, {
      flags: ["result.success"],
      code: ["result.code"],
      message: ["result.msg"],
      fields: {
        msg: ["result.msg", Wire.String]
      }
    })
  }
}).annotate(Operation.Documentation, "https://open.alitrip.com/docs/api.htm?apiId=61388")
