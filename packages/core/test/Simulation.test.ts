import { assert, describe, it } from "@effect/vitest"
import * as Operation from "@effect-vendors/core/Operation"
import * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Simulator from "@effect-vendors/core/testing/Simulator"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Arbitrary from "effect/Arbitrary"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import { inspect } from "node:util"
import { integer, oneOf } from "./arbitraries.ts"
import {
  book,
  Closed,
  codes,
  gateway,
  identity,
  NotReleased,
  release,
  SeatTaken,
  simulator,
  Toy,
  weather
} from "./toy.ts"

const start = (options: Simulation.Options = {}) => {
  const simulation = Simulation.make(codes, { simulators: [simulator], ...options })
  return { simulation, provide: Effect.provideService(Toy, gateway(simulation.answer)) }
}

// An error's message is no enumerable property. Its stack differs from run to run.
const visible = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(visible) : value instanceof Error ? { ...value, message: value.message } : value

const seen = <A, E, R>(call: Effect.Effect<A, E, R>) => Effect.match(call, { onFailure: visible, onSuccess: visible })

describe("a script", () => {
  it.effect("answers the next calls of an operation, one each, before the simulator answers again", () =>
    Effect.gen(function* () {
      const { provide, simulation } = start()
      yield* simulation.script(
        book,
        Result.succeed({ ticket: "scripted", number: 9007199254740993n }),
        Result.fail(new SeatTaken({}))
      )
      // A second script is added to the first.
      yield* simulation.script(book, Result.fail(new VendorError.RateLimited({ retryAfter: Duration.seconds(2) })))

      assert.deepStrictEqual(yield* book({ seat: "1A" }).pipe(provide), {
        ticket: "scripted",
        number: 9007199254740993n
      })
      const taken = yield* book({ seat: "1A" }).pipe(Effect.flip, provide)
      assert.instanceOf(taken, SeatTaken)
      // The error was made without a code, so the vendor's code is filled in, and so are the other fields.
      assert.deepInclude(taken, { vendor: "Toy", operation: "book", code: "seat-taken", outcome: "Rejected" })
      const limited = yield* book({ seat: "1A" }).pipe(Effect.flip, provide)
      assert(limited instanceof VendorError.RateLimited)
      assert.deepStrictEqual(limited.retryAfter, Duration.seconds(2))
      assert.isTrue(limited.retryable)
      // Scripted answers do not change the state.
      assert.deepStrictEqual((yield* simulation.get(simulator)).taken, {})
      const { ticket } = yield* book({ seat: "1A" }).pipe(provide)
      assert.notStrictEqual(ticket, "scripted")
    })
  )

  it.effect("leaves other operations alone", () =>
    Effect.gen(function* () {
      const { provide, simulation } = start()
      yield* simulation.script(book, Result.fail(new Closed({})))
      const error = yield* release({ seat: "1A" }).pipe(Effect.flip, provide)
      assert.instanceOf(error, NotReleased)
      assert.instanceOf(yield* book({ seat: "1A" }).pipe(Effect.flip, provide), Closed)
    })
  )

  it.effect("may give any error of the operation", () =>
    Effect.gen(function* () {
      const { provide, simulation } = start()
      const errors = Object.values(VendorError.classes).map(
        (constructor: new (properties: VendorError.Properties) => VendorError.GatewayError) =>
          new constructor({ message: "scripted", requestId: "r-9" })
      )
      for (const error of errors) {
        yield* simulation.script(book, Result.fail(error))
        const caught = yield* book({ seat: "1A" }).pipe(Effect.flip, provide)
        assert.strictEqual(caught.constructor, error.constructor)
        assert.deepInclude(caught, { vendor: "Toy", operation: "book", requestId: "r-9" })
        assert.strictEqual(caught.message, "scripted")
      }
      yield* simulation.script(book, Result.fail(new Closed({ code: "OperationRefused", subCode: "closed" })))
      assert.instanceOf(yield* book({ seat: "1A" }).pipe(Effect.flip, provide), Closed)
      yield* simulation.script(
        release,
        Result.fail(new NotReleased({ code: "busy", message: "later", seat: "1A", requestId: "r-9" }))
      )
      const refused = yield* release({ seat: "1A" }).pipe(Effect.flip, provide)
      assert(refused instanceof NotReleased)
      assert.deepInclude(refused, { code: "busy", seat: "1A", requestId: "r-9", outcome: "Rejected" })
    })
  )

  it.effect("may give a broken answer, which keeps its cause and is retryable as the operation allows", () =>
    Effect.gen(function* () {
      const { provide, simulation } = start()
      const cause = new Error("reset")
      const lost = new VendorError.TransportFailure({ code: "ECONNRESET", cause })
      const refused = new VendorError.TransportFailure({ code: "ECONNREFUSED", outcome: "NotSent" })
      const page = new VendorError.MalformedResponse({ status: 502, excerpt: "<html>" })
      yield* simulation.script(book, Result.fail(lost), Result.fail(refused), Result.fail(page))
      yield* simulation.script(release, Result.fail(lost), Result.fail(refused), Result.fail(page))

      const broken = (call: Effect.Effect<unknown, VendorError.VendorError, Toy>) => call.pipe(Effect.flip, provide)
      const first = yield* broken(book({ seat: "1A" }))
      assert.deepInclude(first, { code: "ECONNRESET", outcome: "Unknown", retryable: false, operation: "book" })
      assert.strictEqual(first.cause, cause)
      assert.deepInclude(yield* broken(book({ seat: "1A" })), { outcome: "NotSent", retryable: true })
      assert.deepInclude(yield* broken(book({ seat: "1A" })), {
        _tag: "MalformedResponse",
        status: 502,
        excerpt: "<html>",
        retryable: false
      } as object)
      assert.deepInclude(yield* broken(release({ seat: "1A" })), { outcome: "Unknown", retryable: true })
      assert.deepInclude(yield* broken(release({ seat: "1A" })), { outcome: "NotSent", retryable: true })
      assert.deepInclude(yield* broken(release({ seat: "1A" })), { _tag: "MalformedResponse", retryable: true })
    })
  )
})

describe("a simulation", () => {
  it.effect("records calls with request and result", () =>
    Effect.gen(function* () {
      const { provide, simulation } = start()
      const password = Redacted.make("hunter2")
      const ticket = yield* book({ seat: "1A", passenger: 5n, password }).pipe(provide)
      yield* book({ seat: "1A" }).pipe(Effect.flip, provide)
      // A request that does not fit is not recorded.
      yield* book({ seat: "12345678901" }).pipe(Effect.flip, provide)
      const calls = yield* simulation.calls
      assert.deepStrictEqual(
        calls.map(({ operation, request }) => [operation, request]),
        [
          [book.id, { seat: "1A", passenger: 5n, password }],
          [book.id, { seat: "1A" }]
        ]
      )
      assert.deepStrictEqual(calls[0]!.result, Result.succeed(ticket))
      assert(Result.isFailure(calls[1]!.result))
      assert.instanceOf(calls[1]!.result.failure, SeatTaken)
      assert.notInclude(inspect(calls), "hunter2")
      yield* release({ seat: "1A" }).pipe(provide)
      assert.strictEqual(calls.length, 2)
      assert.strictEqual((yield* simulation.calls).length, 3)
    })
  )

  it.effect("lets a test set its state before a call and look at it after", () =>
    Effect.gen(function* () {
      const { provide, simulation } = start()
      yield* TestClock.setTime(1_700_000_000_000)
      yield* simulation.set(simulator, { taken: { "1A": { ticket: "t", at: 1 } }, open: true })
      assert.instanceOf(yield* book({ seat: "1A" }).pipe(Effect.flip, provide), SeatTaken)
      const { ticket } = yield* book({ seat: "1B" }).pipe(provide)
      assert.deepStrictEqual(yield* simulation.get(simulator), {
        taken: { "1A": { ticket: "t", at: 1 }, "1B": { ticket, at: 1_700_000_000_000 } },
        open: true
      })
    })
  )

  it.effect("takes steps that change its state, give a value and know the time", () =>
    Effect.gen(function* () {
      const { provide, simulation } = start()
      yield* TestClock.setTime(5_000)
      const close: Simulator.Step<
        { readonly open: boolean; readonly taken: {} },
        readonly [boolean, number, string]
      > = (state, { digits, now }) => [{ ...state, open: false }, [state.open, now, digits("code", 6)]]
      const [was, now, code] = yield* simulation.step(simulator, close)
      assert.deepStrictEqual([was, now], [true, 5_000])
      assert.match(code, /^\d{6}$/)
      const [is, , other] = yield* simulation.step(simulator, close)
      assert.isFalse(is)
      assert.notStrictEqual(other, code)
      assert.instanceOf(yield* book({ seat: "1A" }).pipe(Effect.flip, provide), Closed)
    })
  )

  it.effect("shares nothing with another simulation", () =>
    Effect.gen(function* () {
      const [one, two] = [start(), start()]
      yield* book({ seat: "1A" }).pipe(one.provide)
      assert.deepStrictEqual((yield* two.simulation.get(simulator)).taken, {})
      assert.deepStrictEqual(yield* two.simulation.calls, [])
    })
  )

  it.effect("asks the first of two simulators that know an operation", () =>
    Effect.gen(function* () {
      const broke = Simulator.make({
        name: "always closed",
        state: Schema.Null,
        initial: null,
        transitions: (on) => [on(book, (state) => [state, Result.fail(new Closed({}))])]
      })
      const { provide } = start({ simulators: [broke, simulator] })
      assert.instanceOf(yield* book({ seat: "1A" }).pipe(Effect.flip, provide), Closed)
      assert.instanceOf(yield* release({ seat: "1A" }).pipe(Effect.flip, provide), NotReleased)
    })
  )
})

describe("identifiers", () => {
  it.effect("differ between calls, and are equal for equal histories and seeds", () =>
    Effect.gen(function* () {
      const history = Effect.gen(function* () {
        const first = yield* book.detailed({ seat: "1A" })
        const again = yield* Effect.flip(book.detailed({ seat: "1A" }))
        yield* release({ seat: "1A" })
        return [first, again, yield* book.detailed({ seat: "1A" }), yield* book.detailed({ seat: "1B" })] as const
      })
      const one = yield* history.pipe(start().provide)
      assert.deepStrictEqual(visible(yield* history.pipe(start().provide)), visible(one))
      const ids = one.map((answer) => answer.requestId)
      assert.strictEqual(new Set(ids).size, 4)
      for (const id of ids) {
        assert.match(String(id), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/)
      }
      const tickets = [one[0], one[2], one[3]].map(({ value }) => value.ticket)
      assert.strictEqual(new Set(tickets).size, 3)
      for (const ticket of tickets) assert.match(ticket, /^[0-9A-Za-z]{32}$/)
      const other = yield* history.pipe(start({ seed: "another" }).provide)
      assert.notDeepEqual(
        other.map((answer) => answer.requestId),
        ids
      )
    })
  )

  it.effect("do not depend on the writing of a request", () =>
    Effect.gen(function* () {
      const answer = (request: object) => {
        const { simulation } = start()
        return simulation.answer({ operation: book, request, credential: undefined })
      }
      const plain = yield* answer({ seat: "1A", passenger: 5 })
      assert.deepStrictEqual(yield* answer({ passenger: "5", unknown: true, seat: "1A", password: null }), plain)
      assert.notDeepEqual(yield* answer({ seat: "1A", passenger: 6 }), plain)
    })
  )

  it.effect("do not collide among thousands", () =>
    Effect.gen(function* () {
      const { provide } = start()
      const ids = new Set<string>()
      for (let i = 0; i < 3000; i++) {
        const { requestId, value } = yield* book.detailed({ seat: String(i) }).pipe(provide)
        ids.add(value.ticket).add(requestId!)
      }
      assert.strictEqual(ids.size, 6000)
    })
  )
})

type Command = readonly [name: "book" | "release" | "weather" | "wait" | "close", n: number]

const command = oneOf<Command>(
  Arbitrary.all([Arbitrary.Constant("book"), integer(0, 4)]),
  Arbitrary.all([Arbitrary.Constant("release"), integer(0, 4)]),
  Arbitrary.all([Arbitrary.Constant("weather"), integer(0, 1)]),
  Arbitrary.all([Arbitrary.Constant("wait"), integer(0, 100_000)]),
  Arbitrary.all([Arbitrary.Constant("close"), integer(0, 1)])
)

const run = (simulation: Simulation.Simulation, [name, n]: Command): Effect.Effect<unknown, never, Toy> => {
  switch (name) {
    case "book":
      return seen(book.detailed({ seat: `seat ${n}` }))
    case "release":
      return seen(release.detailed({ seat: `seat ${n}` }))
    case "weather":
      return seen(weather.detailed({ city: `city ${n}` }))
    case "wait":
      return TestClock.adjust(n)
    case "close":
      return simulation.step(simulator, (state, { id }) => [{ ...state, open: n === 0 }, id("close")])
  }
}

it.effect.prop(
  "a simulation that goes on from a saved memory answers like the one that was saved",
  [Arbitrary.array(command, { maxLength: 12 }), Arbitrary.array(command, { maxLength: 12 })],
  ([before, after]) =>
    Effect.gen(function* () {
      yield* TestClock.setTime(0)
      const original = start({ seed: "saved" })
      yield* Effect.forEach(before, (command) => run(original.simulation, command).pipe(original.provide))
      const saved = yield* Schema.decodeUnknownEffect(Simulation.Saved)(
        JSON.parse(JSON.stringify(yield* original.simulation.save))
      )
      const resumed = start({ seed: "saved", saved })
      assert.deepStrictEqual(yield* resumed.simulation.get(simulator), yield* original.simulation.get(simulator))

      const now = yield* Effect.clockWith((clock) => clock.currentTimeMillis)
      const expected = yield* Effect.forEach(after, (command) =>
        run(original.simulation, command).pipe(original.provide)
      )
      yield* TestClock.setTime(now)
      const actual = yield* Effect.forEach(after, (command) => run(resumed.simulation, command).pipe(resumed.provide))
      assert.deepStrictEqual(actual, expected)
      assert.deepStrictEqual(yield* resumed.simulation.save, yield* original.simulation.save)
    }),
  { arbitrary: { seed: "saved", runs: 60 } }
)

it.effect("a saved memory holds no request", () =>
  Effect.gen(function* () {
    const { provide, simulation } = start()
    yield* book({ seat: "1A", password: Redacted.make("hunter2") }).pipe(provide)
    assert.notInclude(JSON.stringify(yield* simulation.save), "hunter2")
  })
)

it.effect(
  "a simulation ignores the saved state of simulators that do not run, and allows a name that every object has",
  () =>
    Effect.gen(function* () {
      const odd = Simulator.make({
        name: "constructor",
        state: Schema.Finite,
        initial: 7,
        transitions: () => []
      })
      const saved = { states: { gone: { a: 1 } }, occurrences: {} }
      const { simulation } = start({ simulators: [odd, simulator], saved })
      assert.strictEqual(yield* simulation.get(odd), 7)
      assert.deepStrictEqual(yield* simulation.get(simulator), simulator.initial)
    })
)

describe("an operation without a simulator", () => {
  it.effect("is answered from its response schema, equally for equal seeds and inputs", () =>
    Effect.gen(function* () {
      const first = yield* weather.detailed({ city: "杭州" }).pipe(start().provide)
      assert.isTrue(Schema.is(Schema.toType(weather.response))(first.value))
      assert.deepStrictEqual(yield* weather.detailed({ city: "杭州" }).pipe(start().provide), first)
      const others = [
        yield* weather.detailed({ city: "北京" }).pipe(start().provide),
        yield* weather.detailed({ city: "杭州" }).pipe(start({ seed: "another" }).provide)
      ]
      for (const other of others) assert.notDeepEqual(other.value, first.value)
    })
  )

  it.effect("is answered in another way each time", () =>
    Effect.gen(function* () {
      const { provide } = start()
      const first = yield* weather({ city: "杭州" }).pipe(provide)
      assert.notDeepEqual(yield* weather({ city: "杭州" }).pipe(provide), first)
    })
  )

  it.effect("can be scripted", () =>
    Effect.gen(function* () {
      const { provide, simulation } = start({ strict: true })
      const sunny = { degrees: 25.5, station: 1n, days: [] }
      yield* simulation.script(weather, Result.succeed(sunny))
      assert.deepStrictEqual(yield* weather({ city: "杭州" }).pipe(provide), sunny)
    })
  )

  it.effect("dies with its name where the simulation is strict, and leaves the others alone", () =>
    Effect.gen(function* () {
      const { provide } = start({ strict: true })
      const exit = yield* weather({ city: "杭州" }).pipe(Effect.exit, provide)
      assert.isTrue(Exit.hasDies(exit))
      assert.include(String(exit), "weather")
      yield* book({ seat: "1A" }).pipe(provide)
    })
  )

  it.effect("may take anything, and is then read by the simulator's definition of the same id", () =>
    Effect.gen(function* () {
      const untyped = Operation.make(Toy, identity("book"), { request: Wire.AnyObject, response: Wire.AnyObject })
      const { provide, simulation } = start()
      const answer = yield* untyped({ seat: "1A" }).pipe(provide)
      assert.strictEqual(answer.ticket, (yield* simulation.get(simulator)).taken["1A"]!.ticket)
      const error = yield* untyped({ seat: 5 }).pipe(Effect.flip, provide)
      assert(error._tag === "InvalidParameter")
      assert.strictEqual(error.origin, "vendor")
    })
  )
})

it.effect.prop(
  "calls on disjoint state give the same answers, in any order and interleaving",
  [Arbitrary.array(integer(0, 1_000_000), { minLength: 24, maxLength: 24 })],
  ([order]) =>
    Effect.gen(function* () {
      const calls = order.map((_, i) =>
        i % 3 === 2 ? weather.detailed({ city: `city ${i % 6}` }) : book.detailed({ seat: `seat ${i}` })
      )
      // Each answer with the place of its call in the list.
      const asked = (places: ReadonlyArray<number>) =>
        Effect.forEach(
          places,
          (place) =>
            Effect.gen(function* () {
              for (let i = 0; i < order[place]! % 5; i++) yield* Effect.yieldNow
              return yield* calls[place]!
            }),
          { concurrency: "unbounded" }
        ).pipe(start().provide)
      const places = order.map((_, i) => i)
      const inOrder = yield* asked(places)
      const shuffled = places.toSorted((a, b) => order[a]! - order[b]!)
      const answers = yield* asked(shuffled)
      // Two equal calls get the same two answers, in either order.
      const sorted = (answers: ReadonlyArray<{ requestId: string | undefined }>) =>
        answers.toSorted((a, b) => (a.requestId! < b.requestId! ? -1 : 1))
      assert.deepStrictEqual<unknown>(sorted(answers), sorted(inOrder))
      assert.strictEqual(new Set(answers.map(({ requestId }) => requestId)).size, calls.length)
    }),
  { arbitrary: { seed: "interleaved", runs: 20 } }
)
