/** Simulations that are driven from outside: their messages, their steps, their time, their limits. */
import * as Operation from "@effect-vendors/core/Operation"
import type * as Codes from "@effect-vendors/core/testing/Codes"
import * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Simulator from "@effect-vendors/core/testing/Simulator"
import * as Wire from "@effect-vendors/core/Wire"
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { TestClock } from "effect/testing"
import * as recent from "../src/testing/internal/recent.ts"
import * as toy from "./toy.ts"

const sendCode = Operation.make(toy.Toy, toy.identity("sendCode"), {
  request: Wire.struct({
    phone: Wire.String.check(Schema.isMaxLength(11)),
    by: Wire.optional(Wire.struct({ name: Wire.String, age: Wire.optional(Wire.Int) }))
  }),
  response: Wire.struct({ count: Wire.Int })
}).annotate(Operation.RateLimit, { limit: 2, window: "1 second" })

const codes = Simulator.make({
  name: "codes",
  state: Schema.Struct({ count: Schema.Int }),
  initial: { count: 0 },
  transitions: (on) => [
    on(sendCode, ({ count }, { phone }, { digits }) => [
      { count: count + 1 },
      Result.succeed({ count: count + 1 }),
      [{ kind: "code", recipient: phone, value: digits("code", 4) }]
    ])
  ],
  steps: (named) => ({
    add: named(Schema.Struct({ number: Schema.FiniteFromString }), ({ number }) => ({ count }) => [
      { count: count + number },
      count + number
    ])
  })
})

const problems: Array<Codes.Problem> = []

const complaining: Codes.Codes = {
  ...toy.codes,
  unfit: (problem) => {
    problems.push(problem)
    return { code: "InvalidParameter", message: problem.kind }
  }
}

const make = (options?: Simulation.Options) => Simulation.make(complaining, { simulators: [codes], ...options })

const send = ({ answer }: Simulation.Simulation, request: object = { phone: "139" }) =>
  answer({ operation: sendCode, request, credential: undefined })

describe("a simulation", () => {
  it.effect("keeps its messages with their times, also when it is saved", () =>
    Effect.gen(function* () {
      const simulation = make()
      yield* TestClock.setTime(5000)
      yield* send(simulation)
      const [sent, ...others] = yield* simulation.outbox
      assert.deepInclude(sent, { kind: "code", recipient: "139", simulator: "codes", at: 5000 })
      assert.match(sent!.value, /^\d{4}$/)
      assert.deepStrictEqual(others, [])
      assert.deepStrictEqual(yield* make({ saved: yield* simulation.save }).outbox, [sent!])
    })
  )

  it.effect("takes steps by name, with an input that a schema reads", () =>
    Effect.gen(function* () {
      const simulation = make()
      const { add } = simulation.simulators[0]!.steps
      const input = yield* Schema.decodeEffect(add!.input)({ number: "3" })
      assert.strictEqual(yield* simulation.step(codes, add!.step(input)), 3)
      assert.deepStrictEqual(yield* simulation.get(codes), { count: 3 })
    })
  )

  it.effect("starts again", () =>
    Effect.gen(function* () {
      const simulation = make({ rateLimits: true })
      const first = yield* send(simulation)
      yield* send(simulation)
      yield* simulation.reset
      assert.deepStrictEqual(yield* simulation.outbox, [])
      assert.deepStrictEqual(yield* simulation.calls, [])
      // It gives the same identifiers again, and the whole rate.
      assert.deepStrictEqual(yield* send(simulation), first)
      assert.strictEqual((yield* send(simulation))._tag, "Answered")
    })
  )

  it.effect("goes on from a saved memory, or stays as it is where the memory does not fit", () =>
    Effect.gen(function* () {
      const simulation = make()
      yield* send(simulation)
      const saved = yield* simulation.save
      yield* Effect.flip(simulation.restore({ states: { codes: { count: "many" } }, occurrences: {} }))
      assert.deepStrictEqual(yield* simulation.save, saved)
      yield* simulation.restore({ states: {}, occurrences: {} })
      assert.deepStrictEqual(yield* simulation.get(codes), { count: 0 })
      yield* simulation.restore(saved)
      assert.deepStrictEqual(yield* simulation.save, saved)
    })
  )

  it.effect("lives in the time that it is told", () =>
    Effect.gen(function* () {
      const simulation = make({ now: Effect.succeed(42) })
      yield* send(simulation)
      assert.strictEqual((yield* simulation.outbox)[0]!.at, 42)
    })
  )

  it.effect("refuses calls past an operation's rate, and says for how long", () =>
    Effect.gen(function* () {
      const simulation = make({ rateLimits: true })
      yield* send(simulation)
      yield* TestClock.adjust(400)
      yield* send(simulation)
      const refused = yield* send(simulation)
      assert.deepInclude(refused, { _tag: "Refused", code: "RateLimited" })
      assert.isTrue("retryAfter" in refused && Duration.equals(refused.retryAfter!, Duration.millis(600)))
      yield* TestClock.adjust(600)
      assert.strictEqual((yield* send(simulation))._tag, "Answered")
      assert.strictEqual((yield* send(simulation))._tag, "Refused")
      assert.strictEqual((yield* simulation.outbox).length, 3)
    })
  )

  it.effect("counts rates only where it is told to", () =>
    Effect.gen(function* () {
      const simulation = make()
      const answers = yield* Effect.replicateEffect(send(simulation), 100)
      assert.isTrue(answers.every(({ _tag }) => _tag === "Answered"))
    })
  )

  it.effect.each<readonly [request: object, problem: Codes.Problem]>([
    [{}, { kind: "missing", path: ["phone"] }],
    [{ phone: 1 }, { kind: "type", path: ["phone"] }],
    [{ phone: null }, { kind: "type", path: ["phone"] }],
    [{ phone: "1".repeat(12) }, { kind: "value", path: ["phone"] }],
    [{ phone: "\u0000" }, { kind: "value", path: ["phone"] }],
    [
      { phone: "1", by: {} },
      { kind: "missing", path: ["by", "name"] }
    ],
    [
      { phone: "1", by: 1 },
      { kind: "type", path: ["by"] }
    ],
    [
      { phone: "1", by: { name: "n", age: "x" } },
      { kind: "type", path: ["by", "age"] }
    ]
  ])("tells its vendor the problem with %j", ([request, problem]) =>
    Effect.gen(function* () {
      const answer = yield* send(make(), request)
      assert.deepInclude(answer, { code: "InvalidParameter", message: problem.kind })
      assert.deepStrictEqual(problems.at(-1), problem)
    })
  )

  it.effect("gives an id to each request that reaches no operation", () =>
    Effect.gen(function* () {
      const { requestId } = make()
      const ids = yield* Effect.replicateEffect(requestId, 3)
      assert.strictEqual(new Set(ids).size, 3)
      assert.match(ids[0]!, /^[\da-f-]{36}$/)
      assert.deepStrictEqual(yield* make().requestId, ids[0]!)
    })
  )

  it("keeps the last items of a long list", () => {
    const list = recent.make<number>(3)
    for (let item = 0; item < 100; item++) list.push(item)
    assert.isAtMost(list.get().length, 6)
    assert.deepStrictEqual(list.get().slice(-3), [97, 98, 99])
    list.set([1, 2, 3, 4])
    assert.deepStrictEqual(list.get(), [2, 3, 4])
  })

  it("has no steps unless it is given some", () => {
    assert.deepStrictEqual(toy.simulator.steps, {})
  })
})
