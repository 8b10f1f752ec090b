import { Maizuo } from "@effect-vendors/damai"
import { DamaiSimulation, MaizuoSimulator } from "@effect-vendors/damai/testing"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { processed, type Scenario } from "./scenario.ts"

const tokens = {
  ptnr_token: Redacted.make("partner"),
  tenant_token: Redacted.make("tenant"),
  channel_token: Redacted.make("channel")
}
const phone = "13900004567"

const maizuo = Effect.flatMap(DamaiSimulation, ({ get }) => get(MaizuoSimulator.simulator))

const sending = { param0: { ...tokens, user_phone: phone, code_type: 1 } }

/** Sends a code to a phone. */
export const send: Scenario = {
  title: "Maizuo.userAuthcodeSend",
  operation: Maizuo.userAuthcodeSend,
  accepted: Effect.succeed(sending),
  refused: Effect.succeed({ param0: { ...sending.param0, code_type: 3 } }),
  processed: processed(DamaiSimulation, Maizuo.userAuthcodeSend),
  state: Effect.map(maizuo, (state) =>
    MaizuoSimulator.sentCode(state, phone, 1) === undefined ? "no code" : "a code is good"
  ),
  reconcile: (input) =>
    Effect.andThen(
      Maizuo.userAuthcodeSend(input),
      Effect.map(maizuo, (state) => MaizuoSimulator.sentCode(state, phone, 1) !== undefined)
    ),
  advice: "Send another code when the person asks for it. The last code counts."
}

const registration = (authCode: string) => ({
  param0: {
    ...sending.param0,
    auth_code: Redacted.make(authCode),
    user_login_password: Redacted.make("QWA1q2w3e4r")
  }
})

const withCode = Effect.gen(function* () {
  const expiresAt = (yield* Clock.currentTimeMillis) + 5 * 60 * 1000
  const simulation = yield* DamaiSimulation
  yield* simulation.set(MaizuoSimulator.simulator, {
    authCodes: { [`${phone}/1`]: { value: "314159", expiresAt } },
    members: {}
  })
})

const isMember = Effect.map(maizuo, ({ members }) => members[phone] !== undefined)

/** Registers a member by a code. */
export const register: Scenario = {
  title: "Maizuo.userRegisterByauthcode",
  operation: Maizuo.userRegisterByauthcode,
  accepted: Effect.as(withCode, registration("314159")),
  refused: Effect.as(withCode, registration("271828")),
  processed: processed(DamaiSimulation, Maizuo.userRegisterByauthcode),
  state: Effect.map(isMember, (isMember) => (isMember ? "a member" : "no member")),
  reconcile: () =>
    Effect.gen(function* () {
      yield* Maizuo.userAuthcodeSend(sending)
      const authCode = MaizuoSimulator.sentCode(yield* maizuo, phone, 1)!
      yield* Maizuo.userRegisterByauthcode(registration(authCode)).pipe(
        Effect.catchIf(
          (error) => error._tag === "RegistrationRefused" && error.code === "204",
          () => Effect.void
        )
      )
      return yield* isMember
    }),
  advice:
    "Have another code sent, and register again. Success and the refusal with code 204 both say that the phone is a member."
}
