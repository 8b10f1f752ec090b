/**
 * The simulated business of Damai's members.
 *
 * No document lists the result codes of a refusal. The simulator has codes of its own.
 *
 * @since 0.1.0
 */
import * as Simulator from "@effect-vendors/core/testing/Simulator"
import * as Table from "@effect-vendors/core/testing/Table"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Maizuo from "../Maizuo.ts"

/**
 * A code that was sent to a phone. It is good for one use until `expiresAt`, in milliseconds since 1970.
 *
 * @category models
 * @since 0.1.0
 */
export const AuthCode = Schema.Struct({ value: Schema.String, expiresAt: Schema.Int })

/**
 * A member.
 *
 * @category models
 * @since 0.1.0
 */
export const Member = Schema.Struct({ user_id: Schema.String, user_token: Schema.String })

/**
 * The codes that were sent and not used yet, by phone and type, and the members by phone.
 *
 * @category models
 * @since 0.1.0
 */
export const State = Schema.Struct({
  authCodes: Schema.Record(Schema.String, AuthCode),
  members: Schema.Record(Schema.String, Member)
})

/**
 * @category models
 * @since 0.1.0
 */
export type State = typeof State.Type

const lifetime = 5 * 60 * 1000

const register = 1

const keyOf = (phone: string, codeType: number) => `${phone}/${codeType}`

/**
 * The last code that was sent to a phone, where it is not used yet. It may have expired.
 *
 * @category queries
 * @since 0.1.0
 */
export const sentCode = (state: State, phone: string, codeType: number): string | undefined =>
  Table.get(state.authCodes, keyOf(phone, codeType))?.value

/**
 * Sends codes and registers members by them, as the documents say. A code is good for five minutes and for one
 * registration. A phone registers once.
 *
 * @category simulators
 * @since 0.1.0
 */
export const simulator: Simulator.Simulator<State> = Simulator.make({
  name: "maizuo",
  state: State,
  initial: { authCodes: {}, members: {} },
  transitions: (on) => [
    on(Maizuo.userAuthcodeSend, (state, { param0: { code_type, user_phone } }, { digits, now }) => {
      if (code_type !== register && code_type !== 2)
        return [state, Result.fail(new Maizuo.AuthcodeRefused(codes.codeType))]
      const value = digits("auth code", 6)
      return [
        {
          ...state,
          authCodes: Table.set(state.authCodes, keyOf(user_phone, code_type), { value, expiresAt: now + lifetime })
        },
        Result.succeed({ result: { success: true, ...done } }),
        [{ kind: "auth code", recipient: user_phone, value }]
      ]
    }),
    on(Maizuo.userRegisterByauthcode, (state, { param0 }, { id, now }) => {
      const phone = param0.user_phone
      const key = keyOf(phone, register)
      const code = Table.get(state.authCodes, key)
      if (param0.code_type !== register) return [state, refused(codes.codeType)]
      if (code === undefined || code.value !== Redacted.value(param0.auth_code)) return [state, refused(codes.wrong)]
      if (now >= code.expiresAt) return [state, refused(codes.expired)]
      if (Table.get(state.members, phone) !== undefined) return [state, refused(codes.registered)]
      const member = { user_id: id("user_id", 12), user_token: id("user_token") }
      return [
        { authCodes: Table.remove(state.authCodes, key), members: Table.set(state.members, phone, member) },
        Result.succeed({
          result: {
            success: true,
            ...done,
            data: {
              user_id: member.user_id,
              user_token: Redacted.make(member.user_token),
              user_phone: phone,
              user_name: `member ${phone.slice(-4)}`,
              user_icon: `https://sandbox.invalid/icon/${member.user_id}.png`
            }
          }
        })
      ]
    })
  ]
})

const done = { result_code: 200, result_msg: "done" }

const described = (result_code: number, result_msg: string) => ({
  code: String(result_code),
  message: result_msg,
  result_code,
  result_msg
})

const codes = {
  codeType: described(201, "the code_type does not fit"),
  wrong: described(202, "the code is wrong, is used up, or was never sent"),
  expired: described(203, "the code has expired"),
  registered: described(204, "the phone is registered already")
}

const refused = (properties: ReturnType<typeof described>) => Result.fail(new Maizuo.RegistrationRefused(properties))
