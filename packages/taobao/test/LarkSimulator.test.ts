/** Compares the simulated accounts with a model. */
import { afterAll, assert, describe, it } from "@effect/vitest"
import * as Lark from "@effect-vendors/taobao/Lark"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as Arbitrary from "effect/Arbitrary"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { TestClock } from "effect/testing"
import { integer } from "../../core/test/arbitraries.ts"
import * as Outcome from "../../top/test/outcome.ts"
import { logoff } from "./requests.ts"

const { LarkSimulator, TaobaoSimulation } = TaobaoTesting

const accounts = {
  one: { cinema_link_id: "c1", lease_code: "ykse", mobile: "m1" },
  two: { cinema_link_id: "c1", lease_code: "ykse", mobile: "m2" },
  three: { cinema_link_id: "c2", lease_code: "ykse", mobile: "m1" }
} as const

const account = Schema.Literals(["one", "two", "three"])
const mobile = Schema.Literals(["m1", "m2"])
const cinema = Schema.Literals(["c1", "c2"])

// The last captcha or token counts. `first` is the oldest one, and `wrong` was never sent.
const which = Schema.Literals(["last", "last", "last", "first", "wrong"])

const Command = Schema.Union([
  Schema.TaggedStruct("SendCaptcha", { mobile }),
  Schema.TaggedStruct("SendCaptcha", { mobile }),
  Schema.TaggedStruct("SignIn", { cinema }),
  Schema.TaggedStruct("Wait", { minutes: Schema.Literals([1, 4, 5, 60, 1439, 1440]) }),
  Schema.TaggedStruct("LogOff", { account, captcha: which, token: which }),
  Schema.TaggedStruct("LogOff", { account, captcha: which, token: which }),
  Schema.TaggedStruct("LogOff", { account, captcha: which, token: which }),
  Schema.TaggedStruct("LogOffStranger", { account })
])

type Command = typeof Command.Type

interface Issued {
  readonly value: string
  readonly at: number
}

/** The test's own knowledge: the captchas and tokens with their times, and the accounts that are logged off. */
const makeModel = () => ({
  captchas: new Map<string, ReadonlyArray<Issued>>(),
  // Mobiles whose last captcha was used.
  used: new Set<string>(),
  tokens: new Map<string, ReadonlyArray<Issued>>(),
  gone: new Set<string>()
})

type Model = ReturnType<typeof makeModel>

const pick = (issued: ReadonlyArray<Issued> | undefined, which: string): string =>
  (which === "wrong" ? undefined : which === "first" ? issued?.[0] : issued?.at(-1))?.value ?? "never sent"

const seen = new Map<string, number>()

const open = TaobaoSimulation.use((simulation) =>
  Effect.forEach(Object.entries(accounts), ([id, account]) =>
    simulation.step(LarkSimulator.simulator, LarkSimulator.openAccount(id, account))
  )
)

const step = Effect.fnUntraced(function* (command: Command, model: Model) {
  const simulation = yield* TaobaoSimulation
  const now = yield* Clock.currentTimeMillis
  switch (command._tag) {
    case "SendCaptcha": {
      const value = yield* simulation.step(LarkSimulator.simulator, LarkSimulator.sendCaptcha(command.mobile))
      assert.match(value, /^\d{6}$/)
      model.captchas.set(command.mobile, [...(model.captchas.get(command.mobile) ?? []), { value, at: now }])
      model.used.delete(command.mobile)
      return value
    }
    case "SignIn": {
      const value = yield* simulation.step(LarkSimulator.simulator, LarkSimulator.signInPos(command.cinema))
      model.tokens.set(command.cinema, [...(model.tokens.get(command.cinema) ?? []), { value, at: now }])
      return value
    }
    case "Wait":
      return yield* TestClock.adjust(Duration.minutes(command.minutes))
    case "LogOffStranger": {
      const { cinema_link_id, mobile } = accounts[command.account]
      const outcome = yield* Outcome.of(Lark.logoffByPos, {
        logoff_request: {
          ...logoff.logoff_request,
          ...accounts[command.account],
          account_id: "stranger",
          captcha: Redacted.make(pick(model.captchas.get(mobile), "last")),
          pos_token: Redacted.make(pick(model.tokens.get(cinema_link_id), "last"))
        }
      })
      assert.strictEqual(outcome.tag, "LogoffRefused")
      return outcome
    }
    case "LogOff": {
      const { cinema_link_id, mobile } = accounts[command.account]
      const token = pick(model.tokens.get(cinema_link_id), command.token)
      const captcha = pick(model.captchas.get(mobile), command.captcha)
      const outcome = yield* Outcome.of(Lark.logoffByPos, {
        logoff_request: {
          ...logoff.logoff_request,
          ...accounts[command.account],
          account_id: command.account,
          captcha: Redacted.make(captcha),
          pos_token: Redacted.make(token)
        }
      })
      const lastToken = model.tokens.get(cinema_link_id)?.at(-1)
      const lastCaptcha = model.captchas.get(mobile)?.at(-1)
      const tokenIsGood = lastToken?.value === token && now - lastToken.at < 24 * 3_600_000
      const captchaIsGood =
        lastCaptcha?.value === captcha && now - lastCaptcha.at < 5 * 60_000 && !model.used.has(mobile)
      const expected = !tokenIsGood
        ? "POS_TOKEN_INVALID"
        : !captchaIsGood
          ? "CAPTCHA_INVALID"
          : model.gone.has(command.account)
            ? "gone"
            : "success"
      if (expected === "success") {
        assert.strictEqual(outcome.tag, "success")
      } else {
        assert.strictEqual(outcome.tag, "LogoffRefused")
        assert.deepInclude(
          outcome.whole,
          expected === "gone" ? { status: false, success: true } : { code: expected, success: false }
        )
      }
      if (tokenIsGood && captchaIsGood) {
        model.used.add(mobile)
        model.gone.add(command.account)
      }
      seen.set(expected, (seen.get(expected) ?? 0) + 1)
      return outcome
    }
  }
})

const commands = Arbitrary.array(Arbitrary.schema(Command), { maxLength: 60 })

const run = Effect.fnUntraced(function* (commands: ReadonlyArray<Command>, model: Model) {
  const simulation = yield* TaobaoSimulation
  const trace: Array<unknown> = []
  for (const command of commands) {
    trace.push(yield* step(command, model))
    const state = yield* simulation.get(LarkSimulator.simulator)
    for (const [id, account] of Object.entries(state.accounts)) {
      assert.strictEqual(account.loggedOff, model.gone.has(id))
    }
  }
  return trace
})

describe("a cinema's accounts", () => {
  it.effect.prop(
    "the right captcha in time logs an account off, once and for good",
    [commands],
    ([commands]) => Effect.andThen(open, run(commands, makeModel())).pipe(Effect.provide(TaobaoTesting.layerFake())),
    { arbitrary: { seed: "lark", runs: 250, size: 60 } }
  )

  afterAll(() => {
    // The properties say little where the commands did not come to every outcome.
    for (const outcome of ["success", "gone", "POS_TOKEN_INVALID", "CAPTCHA_INVALID"]) {
      assert.isAbove(seen.get(outcome) ?? 0, 10, `${outcome} of ${JSON.stringify([...seen])}`)
    }
  })

  it.effect.prop(
    "a saved simulation goes on as before, behind the wire too",
    [commands, integer(0, 60)],
    ([commands, at]) =>
      Effect.gen(function* () {
        const [before, after] = [commands.slice(0, at), commands.slice(at)]
        const whole = yield* Effect.andThen(open, run(commands, makeModel())).pipe(
          Effect.provide(TaobaoTesting.layerFake())
        )
        yield* TestClock.setTime(0)
        const model = makeModel()
        const [saved, first] = yield* Effect.gen(function* () {
          yield* open
          const first = yield* run(before, model)
          const simulation = yield* TaobaoSimulation
          return [JSON.parse(JSON.stringify(yield* simulation.save)), first] as const
        }).pipe(Effect.provide(TaobaoTesting.layerFake()))
        const second = yield* run(after, model).pipe(Effect.provide(TaobaoTesting.layerSandbox({ saved })))
        assert.deepStrictEqual([...first, ...second], whole)
      }),
    { arbitrary: { seed: "lark restarted", runs: 60, size: 60 } }
  )

  it.effect("an account of the same id is replaced", () =>
    Effect.gen(function* () {
      const simulation = yield* TaobaoSimulation
      yield* open
      yield* open
      const state = yield* simulation.get(LarkSimulator.simulator)
      assert.sameMembers(Object.keys(state.accounts), Object.keys(accounts))
    }).pipe(Effect.provide(TaobaoTesting.layerFake()))
  )
})
