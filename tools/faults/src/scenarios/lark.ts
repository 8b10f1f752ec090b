import { Lark } from "@effect-vendors/taobao"
import { LarkSimulator, TaobaoSimulation } from "@effect-vendors/taobao/testing"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { processed, type Scenario } from "./scenario.ts"

const account = { cinema_link_id: "7777", lease_code: "ykse", mobile: "13900004567" }
const accountId = "A-1001"

const lark = LarkSimulator.simulator

const logoffRequest = Effect.gen(function* () {
  const simulation = yield* TaobaoSimulation
  const captcha = yield* simulation.step(lark, LarkSimulator.sendCaptcha(account.mobile))
  const posToken = yield* simulation.step(lark, LarkSimulator.signInPos(account.cinema_link_id))
  return {
    logoff_request: {
      ...account,
      account_id: accountId,
      captcha: Redacted.make(captcha),
      pos_token: Redacted.make(posToken),
      logoff_reason: "搬家",
      channel_code: "pos"
    }
  }
})

const openAccount = Effect.flatMap(TaobaoSimulation, ({ step }) =>
  step(lark, LarkSimulator.openAccount(accountId, account))
)

const isLoggedOff = Effect.map(
  Effect.flatMap(TaobaoSimulation, ({ get }) => get(lark)),
  ({ accounts }) => accounts[accountId]!.loggedOff
)

/** Logs an account off. */
export const logoff: Scenario = {
  title: "Lark.logoffByPos",
  operation: Lark.logoffByPos,
  accepted: Effect.andThen(openAccount, logoffRequest),
  refused: Effect.map(Effect.andThen(openAccount, logoffRequest), ({ logoff_request }) => ({
    logoff_request: { ...logoff_request, captcha: Redacted.make("wrong") }
  })),
  processed: processed(TaobaoSimulation, Lark.logoffByPos),
  state: Effect.map(isLoggedOff, (isLoggedOff) => (isLoggedOff ? "logged off" : "open")),
  reconcile: () =>
    Effect.flatMap(logoffRequest, Lark.logoffByPos).pipe(
      Effect.catchIf(
        (error) => error._tag === "LogoffRefused" && error.status === false,
        () => Effect.void
      ),
      Effect.andThen(isLoggedOff)
    ),
  advice:
    "Have another captcha sent, and log off again. Success and `LogoffRefused` with `status: false` both say that the account is off."
}
