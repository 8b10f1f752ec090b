/** Compares the simulated members with a model. */
import { afterAll, assert, describe, it } from "@effect/vitest"
import * as Maizuo from "@effect-vendors/damai/Maizuo"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import * as Arbitrary from "effect/Arbitrary"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { TestClock } from "effect/testing"
import { integer } from "../../core/test/arbitraries.ts"
import * as Outcome from "../../top/test/outcome.ts"
import { register, send } from "./requests.ts"

const { DamaiSimulation, MaizuoSimulator } = DamaiTesting

const phone = Schema.Literals(["p1", "p2", "p3", "p4"])
const codeType = Schema.Literals([1, 1, 1, 2, 3])

// The last code that was sent to a phone for a registration counts.
const which = Schema.Literals(["last", "last", "last", "first", "password", "wrong"])

const Command = Schema.Union([
  Schema.TaggedStruct("Send", { phone, codeType }),
  Schema.TaggedStruct("Send", { phone, codeType }),
  Schema.TaggedStruct("Wait", { millis: Schema.Literals([1, 60_000, 299_999, 300_000]) }),
  Schema.TaggedStruct("Register", { phone, codeType, which }),
  Schema.TaggedStruct("Register", { phone, codeType: Schema.Literal(1), which })
])

type Command = typeof Command.Type

interface Sent {
  readonly value: string
  readonly at: number
}

const makeModel = () => ({
  codes: new Map<string, ReadonlyArray<Sent>>(),
  used: new Set<string>(),
  members: new Map<string, string>()
})

type Model = ReturnType<typeof makeModel>

const seen = new Map<string, number>()

const step = Effect.fnUntraced(function* (command: Command, model: Model) {
  const simulation = yield* DamaiSimulation
  const now = yield* Clock.currentTimeMillis
  switch (command._tag) {
    case "Wait":
      return yield* TestClock.adjust(Duration.millis(command.millis))
    case "Send": {
      const { codeType, phone } = command
      const outcome = yield* Outcome.of(Maizuo.userAuthcodeSend, {
        param0: { ...send.param0, user_phone: phone, code_type: codeType }
      })
      assert.strictEqual(outcome.tag, codeType === 3 ? "AuthcodeRefused" : "success")
      if (codeType !== 3) {
        const state = yield* simulation.get(MaizuoSimulator.simulator)
        const value = MaizuoSimulator.sentCode(state, phone, codeType)
        assert.match(value!, /^\d{6}$/)
        const key = `${phone} ${codeType}`
        model.codes.set(key, [...(model.codes.get(key) ?? []), { value: value!, at: now }])
        model.used.delete(key)
      }
      return outcome
    }
    case "Register": {
      const { codeType, phone, which } = command
      const key = `${phone} 1`
      const codes = model.codes.get(which === "password" ? `${phone} 2` : key)
      const given = (which === "wrong" ? undefined : which === "first" ? codes?.[0] : codes?.at(-1))?.value ?? "none"
      const outcome = yield* Outcome.of(Maizuo.userRegisterByauthcode, {
        param0: { ...register.param0, user_phone: phone, code_type: codeType, auth_code: Redacted.make(given) }
      })
      const last = model.used.has(key) ? undefined : model.codes.get(key)?.at(-1)
      const expected =
        codeType !== 1
          ? 201
          : last?.value !== given
            ? 202
            : now - last.at >= 300_000
              ? 203
              : model.members.has(phone)
                ? 204
                : "success"
      seen.set(String(expected), (seen.get(String(expected)) ?? 0) + 1)
      if (expected === "success") {
        assert.strictEqual(outcome.tag, "success")
        const { data } = outcome.whole.result
        assert.strictEqual(data.user_phone, phone)
        // Each member has an id of its own.
        assert.notInclude([...model.members.values()], data.user_id)
        model.members.set(phone, data.user_id)
        model.used.add(key)
      } else {
        assert.strictEqual(outcome.tag, "RegistrationRefused")
        assert.deepInclude(outcome.whole, { result_code: expected, code: String(expected) })
      }
      return outcome
    }
  }
})

const run = Effect.fnUntraced(function* (commands: ReadonlyArray<Command>, model: Model) {
  const simulation = yield* DamaiSimulation
  const trace: Array<unknown> = []
  for (const command of commands) {
    trace.push(yield* step(command, model))
    const { members } = yield* simulation.get(MaizuoSimulator.simulator)
    assert.deepStrictEqual(
      Object.fromEntries(Object.entries(members).map(([phone, { user_id }]) => [phone, user_id])),
      Object.fromEntries(model.members)
    )
  }
  return trace
})

const commands = Arbitrary.array(Arbitrary.schema(Command), { maxLength: 60 })

describe("members", () => {
  it.effect.prop(
    "a code registers once and in time, and a phone registers once",
    [commands],
    ([commands]) => run(commands, makeModel()).pipe(Effect.provide(DamaiTesting.layerFake())),
    { arbitrary: { seed: "maizuo", runs: 250, size: 60 } }
  )

  it.effect.prop(
    "a saved simulation goes on as before, behind the wire too",
    [commands, integer(0, 60)],
    ([commands, at]) =>
      Effect.gen(function* () {
        const whole = yield* run(commands, makeModel()).pipe(Effect.provide(DamaiTesting.layerFake()))
        yield* TestClock.setTime(0)
        const model = makeModel()
        const [saved, first] = yield* Effect.gen(function* () {
          const first = yield* run(commands.slice(0, at), model)
          const simulation = yield* DamaiSimulation
          return [JSON.parse(JSON.stringify(yield* simulation.save)), first] as const
        }).pipe(Effect.provide(DamaiTesting.layerFake()))
        const second = yield* run(commands.slice(at), model).pipe(Effect.provide(DamaiTesting.layerSandbox({ saved })))
        assert.deepStrictEqual([...first, ...second], whole)
      }),
    { arbitrary: { seed: "maizuo restarted", runs: 60, size: 60 } }
  )

  afterAll(() => {
    // The properties say little where the commands did not come to every outcome.
    for (const outcome of ["success", "201", "202", "203", "204"]) {
      assert.isAbove(seen.get(outcome) ?? 0, 10, `${outcome} of ${JSON.stringify([...seen])}`)
    }
  })
})

it.effect("a saved state holds no secret of a request", () =>
  Effect.gen(function* () {
    const simulation = yield* DamaiSimulation
    yield* Maizuo.userAuthcodeSend(send)
    yield* Maizuo.userRegisterByauthcode(register).pipe(Effect.flip)
    const saved = JSON.stringify(yield* simulation.save)
    for (const secret of Object.values(register.param0)) {
      if (Redacted.isRedacted(secret)) assert.notInclude(saved, Redacted.value(secret) as string)
    }
  }).pipe(Effect.provide(DamaiTesting.layerFake()))
)
