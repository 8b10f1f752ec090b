import { assert, describe, it } from "@effect/vitest"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import type * as Gateway from "@effect-vendors/core/vendor/Gateway"
import type * as Credentials from "@effect-vendors/core/Credentials"
import * as Limits from "@effect-vendors/core/Limits"
import * as Operation from "@effect-vendors/core/Operation"
import * as Retry from "@effect-vendors/core/Retry"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Arbitrary from "effect/Arbitrary"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as RateLimiter from "effect/persistence/RateLimiter"
import * as TestClock from "effect/testing/TestClock"
import { integer } from "./arbitraries.ts"
import { gateway, identity, Toy, waitingGateway } from "./toy.ts"

const request = Wire.struct({ caller: Wire.Int })
const response = Wire.struct({})

/** An operation with a documented rate. */
const limited = Operation.make(Toy, identity("limited"), { request, response }).annotate(Operation.RateLimit, {
  limit: 20,
  window: "1 second"
})

const first = Operation.make(Toy, identity("first"), { request, response })
const second = Operation.make(Toy, identity("second"), { request, response })

interface Sent {
  readonly operation: string
  readonly caller: number
  readonly at: number
}

/** An exchange that records which callers were let through, and when. */
const recording = () => {
  const sent: Array<Sent> = []
  const exchange: Exchange.Exchange<unknown> = ({ operation, request }) =>
    Effect.clockWith((clock) => {
      sent.push({
        operation: operation.name,
        caller: (request as { caller: number }).caller,
        at: clock.currentTimeMillisUnsafe()
      })
      return Effect.succeed({ _tag: "Answered", body: {} })
    })
  return { sent, exchange }
}

/** The largest number of calls in any stretch of time as long as the window. */
const mostWithin = (window: number, times: ReadonlyArray<number>): number => {
  const sorted = times.toSorted((a, b) => a - b)
  let most = 0
  let begin = 0
  for (let end = 0; end < sorted.length; end++) {
    while (sorted[end]! - sorted[begin]! >= window) begin++
    most = Math.max(most, end - begin + 1)
  }
  return most
}

it("mostWithin finds the fullest stretch of time, at any beginning", () => {
  assert.strictEqual(mostWithin(1000, [0, 990, 999, 1000, 1500, 1989]), 5)
  assert.strictEqual(mostWithin(1000, [0, 0, 1000, 1000, 2000]), 2)
})

interface Caller {
  readonly arrives: number
  readonly leaves?: number | undefined
}

/** Callers of one operation, each at its time. A caller that leaves is interrupted. */
const crowd = (service: Gateway.Gateway, operation: typeof limited, callers: ReadonlyArray<Caller>) =>
  Effect.gen(function* () {
    const calls = yield* Effect.forEach(callers, ({ arrives, leaves }, caller) =>
      Effect.gen(function* () {
        if (arrives > 0) yield* Effect.sleep(arrives)
        yield* operation({ caller })
      }).pipe(
        Limits.withLimits({ maxWait: Duration.infinity }),
        Retry.withPolicy(Retry.none),
        Effect.provideService(Toy, service),
        Effect.forkChild,
        Effect.tap((call) =>
          leaves === undefined ? Effect.void : Effect.forkChild(Effect.delay(Fiber.interrupt(call), leaves))
        )
      )
    )
    yield* TestClock.adjust("1 day")
    return yield* Effect.forEach(calls, Fiber.await)
  })

/** The best times for the callers: in order of arrival, as soon as the window allows. */
const atBest = (
  limit: number,
  window: number,
  callers: ReadonlyArray<Caller>
): ReadonlyArray<Omit<Sent, "operation">> => {
  const sent: Array<Omit<Sent, "operation">> = []
  const inOrder = callers
    .map((caller, i) => ({ ...caller, caller: i }))
    .toSorted((a, b) => a.arrives - b.arrives || a.caller - b.caller)
  for (const { arrives, caller, leaves = Infinity } of inOrder) {
    const free = sent.length < limit ? 0 : sent.at(-limit)!.at + window
    const at = Math.max(arrives, sent.at(-1)?.at ?? 0, free)
    if (leaves > at) sent.push({ caller, at })
  }
  return sent
}

const withoutOperation = (sent: ReadonlyArray<Sent>) => sent.map(({ at, caller }) => ({ caller, at }))

describe("a thousand callers at once", () => {
  const thousand = Array.from({ length: 1000 }, (): Caller => ({ arrives: 0 }))

  it.effect("are let through in order, as many as the rate allows and never more", () =>
    Effect.gen(function* () {
      const { exchange, sent } = recording()
      const exits = yield* crowd(yield* waitingGateway(exchange), limited, thousand)
      assert.isTrue(exits.every(Exit.isSuccess))
      assert.strictEqual(
        mostWithin(
          1000,
          sent.map(({ at }) => at)
        ),
        20
      )
      assert.deepStrictEqual(
        withoutOperation(sent),
        thousand.map((_, caller) => ({ caller, at: Math.floor(caller / 20) * 1000 }))
      )
    })
  )

  it.effect.each(["a", "b", "c"])("lose no time when a random half of them is interrupted: %s", (seed) =>
    Effect.gen(function* () {
      const numbers = yield* Arbitrary.sampleEffect(
        Arbitrary.array(integer(0, 49_000), { minLength: 1000, maxLength: 1000 }),
        { seed, count: 1 }
      )
      // Callers leave at odd times, when none is let through, so that it is clear which left in time.
      const callers = numbers[0]!.map((number): Caller => ({
        arrives: 0,
        leaves: number % 4 < 2 ? number | 1 : undefined
      }))
      const { exchange, sent } = recording()
      const exits = yield* crowd(yield* waitingGateway(exchange), limited, callers)
      const expected = atBest(20, 1000, callers)
      assert.isBelow(expected.length, 900)
      assert.isAbove(expected.length, 500)
      assert.deepStrictEqual(withoutOperation(sent), expected)
      for (const [caller, exit] of exits.entries()) {
        assert.strictEqual(
          Exit.isSuccess(exit),
          expected.some((one) => one.caller === caller)
        )
      }
      assert.isAtMost(
        mostWithin(
          1000,
          sent.map(({ at }) => at)
        ),
        20
      )
    })
  )

  it.effect("leave no trace when all of them are interrupted", () =>
    Effect.gen(function* () {
      const { exchange, sent } = recording()
      const service = yield* waitingGateway(exchange)
      yield* crowd(
        service,
        limited,
        thousand.map(() => ({ arrives: 0, leaves: 1 }))
      )
      assert.strictEqual(sent.length, 20)
      const begin = yield* Clock.currentTimeMillis
      yield* limited({ caller: 0 }).pipe(Effect.provideService(Toy, service))
      assert.strictEqual(sent.at(-1)!.at, begin)
    })
  )
})

it.effect.prop(
  "callers are let through as soon as the window allows, whenever others arrive and leave",
  [
    integer(1, 6),
    integer(1, 50),
    Arbitrary.array(Arbitrary.all([integer(0, 200), integer(0, 2), integer(0, 400)]), { minLength: 1, maxLength: 60 })
  ],
  ([limit, half, crowded]) =>
    Effect.gen(function* () {
      // Callers leave at odd times, when none is let through.
      const callers = crowded.map(([arrives, leaving, patience]): Caller => ({
        arrives: 2 * arrives,
        leaves: leaving === 0 ? 2 * (arrives + patience) + 1 : undefined
      }))
      const window = 2 * half
      const operation = limited.annotate(Operation.RateLimit, { limit, window })
      const { exchange, sent } = recording()
      yield* crowd(yield* waitingGateway(exchange), operation, callers)
      const begin = (yield* Clock.currentTimeMillis) - Duration.toMillis("1 day")
      assert.deepStrictEqual(
        withoutOperation(sent).map(({ at, caller }) => ({ caller, at: at - begin })),
        atBest(limit, window, callers)
      )
    }),
  { arbitrary: { seed: "arrivals", runs: 100, size: 60 } }
)

describe("a caller with a longest wait", () => {
  const oneInTen = { operation: (): Limits.Rate => ({ limit: 1, window: "10 seconds" }) }

  const outcomes = (waits: ReadonlyArray<Duration.Input>) =>
    Effect.gen(function* () {
      const { exchange, sent } = recording()
      const service = yield* waitingGateway(exchange)
      const calls = yield* Effect.forEach(waits, (maxWait, caller) =>
        Effect.gen(function* () {
          const exit = yield* Effect.exit(first({ caller }).pipe(Limits.withLimits({ ...oneInTen, maxWait })))
          return { exit, at: yield* Clock.currentTimeMillis }
        }).pipe(Effect.provideService(Toy, service), Effect.forkChild)
      )
      yield* TestClock.adjust("1 hour")
      const ended = yield* Effect.forEach(calls, Fiber.join)
      return {
        sent: withoutOperation(sent),
        ended: yield* Effect.forEach(ended, ({ at, exit }) =>
          Effect.match(exit, {
            onSuccess: () => ({ at, retryAfter: undefined }),
            onFailure: (error) => {
              assert(error._tag === "RateLimited")
              assert.deepInclude<VendorError.VendorError>(error, {
                vendor: "Toy",
                operation: "first",
                outcome: "NotSent",
                retryable: true
              })
              assert.isDefined(error.retryAfter)
              return { at, retryAfter: Duration.toMillis(error.retryAfter!) }
            }
          })
        )
      }
    })

  it.effect("fails at once when it is first and would wait longer", () =>
    Effect.gen(function* () {
      const { ended, sent } = yield* outcomes([0, "9999 millis"])
      assert.deepStrictEqual(ended, [
        { at: 0, retryAfter: undefined },
        { at: 0, retryAfter: 10_000 }
      ])
      assert.deepStrictEqual(sent, [{ caller: 0, at: 0 }])
    })
  )

  it.effect("is let through when it is first and need not wait longer", () =>
    Effect.gen(function* () {
      const { sent } = yield* outcomes([0, "10 seconds"])
      assert.deepStrictEqual(sent, [
        { caller: 0, at: 0 },
        { caller: 1, at: 10_000 }
      ])
    })
  )

  it.effect("fails at once when those before it take longer than it would wait", () =>
    Effect.gen(function* () {
      const { ended, sent } = yield* outcomes([0, "1 minute", "3 seconds", "15 seconds", "21 seconds"])
      assert.deepStrictEqual(ended, [
        { at: 0, retryAfter: undefined },
        { at: 10_000, retryAfter: undefined },
        { at: 0, retryAfter: 20_000 },
        { at: 0, retryAfter: 20_000 },
        { at: 20_000, retryAfter: undefined }
      ])
      // Callers that gave up took no place.
      assert.deepStrictEqual(
        sent.map(({ caller }) => caller),
        [0, 1, 4]
      )
    })
  )

  it.effect("waits half a minute by default, and without end where that is allowed", () =>
    Effect.gen(function* () {
      const service = yield* waitingGateway(recording().exchange)
      const call = (limits: Partial<Limits.Limits>) =>
        first({ caller: 0 }).pipe(
          Limits.withLimits({ operation: () => ({ limit: 1, window: "31 seconds" }), ...limits }),
          Effect.provideService(Toy, service)
        )
      yield* call({})
      assert.strictEqual((yield* Effect.flip(call({})))._tag, "RateLimited")
      const fiber = yield* Effect.forkChild(call({ maxWait: Duration.infinity }))
      yield* TestClock.adjust("31 seconds")
      yield* Fiber.join(fiber)
    })
  )

  it.effect("fails at once under a limit of zero", () =>
    Effect.gen(function* () {
      const { exchange, sent } = recording()
      const error = yield* first({ caller: 0 }).pipe(
        Limits.withLimits({ operation: () => ({ limit: 0, window: "1 second" }) }),
        Effect.flip,
        Effect.provideService(Toy, yield* waitingGateway(exchange))
      )
      assert.strictEqual(error._tag, "RateLimited")
      assert.deepStrictEqual(sent, [])
    })
  )
})

describe("limits count", () => {
  const burst = (service: Gateway.Gateway, call: Effect.Effect<unknown, unknown, Toy>, times: number) =>
    Effect.gen(function* () {
      const fibers = yield* Effect.forEach(Array.from({ length: times }), () =>
        Effect.forkChild(call.pipe(Effect.provideService(Toy, service)))
      )
      yield* Effect.forEach(Array.from({ length: 10 }), () => Effect.yieldNow)
      return fibers
    })

  const countsOf = (sent: ReadonlyArray<Sent>) =>
    Object.fromEntries(
      [...new Set(sent.map(({ operation }) => operation))].map((name) => [
        name,
        sent.filter(({ operation }) => operation === name).length
      ])
    )

  it.effect("each operation for itself, and only where it has a rate", () =>
    Effect.gen(function* () {
      const { exchange, sent } = recording()
      const service = yield* waitingGateway(exchange)
      const other = Operation.make(Toy, identity("other"), { request, response, annotations: limited.annotations })
      const fibers = [
        ...(yield* burst(service, limited({ caller: 0 }), 30)),
        ...(yield* burst(service, other({ caller: 0 }), 30)),
        ...(yield* burst(service, first({ caller: 0 }), 30))
      ]
      assert.deepStrictEqual(countsOf(sent), { limited: 20, other: 20, first: 30 })
      yield* Fiber.interruptAll(fibers)
    })
  )

  it.effect("nothing in an unhurried gateway, unless a call sets limits", () =>
    Effect.gen(function* () {
      const { exchange, sent } = recording()
      const service = gateway(exchange)
      yield* burst(service, limited({ caller: 0 }), 100)
      assert.strictEqual(sent.length, 100)
      const fibers = yield* burst(service, limited({ caller: 0 }).pipe(Limits.withLimits({})), 100)
      assert.strictEqual(sent.length, 120)
      yield* Fiber.interruptAll(fibers)
    })
  )

  it.effect("by the rates that are set for an effect, in place of the annotated rates", () =>
    Effect.gen(function* () {
      const { exchange, sent } = recording()
      const service = yield* waitingGateway(exchange)
      const three = Limits.withLimits({
        operation: ({ name }) => (name === "first" ? { limit: 3, window: "1 second" } : undefined)
      })
      const fibers = [
        ...(yield* burst(service, first({ caller: 0 }).pipe(three), 10)),
        ...(yield* burst(service, limited({ caller: 0 }).pipe(three), 50))
      ]
      assert.deepStrictEqual(countsOf(sent), { first: 3, limited: 50 })
      yield* Fiber.interruptAll(fibers)
    })
  )

  it.effect("each account for itself", () =>
    Effect.gen(function* () {
      const Account = Context.Reference("@effect-vendors/core/test/Account", { defaultValue: () => "a" })
      const { exchange, sent } = recording()
      const rate = { limit: 30, window: "1 second" } as const
      const service = yield* waitingGateway(exchange, {
        credentials: {
          source: (context): Credentials.Credential => ({ account: Context.get(context, Account) }),
          account: ({ account = "" }) => account
        },
        rate
      })
      const fibers = yield* burst(service, limited({ caller: 1 }), 25)
      assert.strictEqual(sent.length, 20)
      const asAnother = <A, E, R>(call: Effect.Effect<A, E, R>) => Effect.provideService(call, Account, "b")
      fibers.push(...(yield* burst(service, asAnother(limited({ caller: 2 })), 25)))
      assert.strictEqual(sent.length, 40)
      // The rate of the gateway as a whole counts by account too.
      fibers.push(...(yield* burst(service, first({ caller: 1 }), 25)))
      assert.strictEqual(sent.length, 50)
      fibers.push(...(yield* burst(service, asAnother(first({ caller: 2 })), 25)))
      assert.strictEqual(sent.length, 60)
      yield* Fiber.interruptAll(fibers)
    })
  )

  it.effect("each gateway for itself, where gateways share no limiter", () =>
    Effect.gen(function* () {
      const { exchange, sent } = recording()
      const fibers = [
        ...(yield* burst(yield* waitingGateway(exchange), limited({ caller: 0 }), 25)),
        ...(yield* burst(yield* waitingGateway(exchange), limited({ caller: 0 }), 25))
      ]
      assert.strictEqual(sent.length, 40)
      yield* Fiber.interruptAll(fibers)
    })
  )

  it.effect("by a clock that only runs forward: no call waits because the time was set back", () =>
    Effect.gen(function* () {
      const { exchange, sent } = recording()
      const service = yield* waitingGateway(exchange)
      yield* TestClock.setTime(Duration.toMillis("10 days"))
      yield* Fiber.interruptAll(yield* burst(service, limited({ caller: 0 }), 20))
      yield* TestClock.adjust("1 second")
      yield* TestClock.setTime(Duration.toMillis("1 day"))
      yield* burst(service, limited({ caller: 0 }), 20)
      assert.strictEqual(sent.length, 40)
    })
  )
})

describe("an operation's rate and its gateway's rate together", () => {
  const rates = (of: Record<string, Limits.Rate>) =>
    Limits.withLimits({ operation: ({ name }) => of[name], maxWait: Duration.infinity })

  it.effect.prop(
    "exceed no window, neither an operation's nor the gateway's, and let every call through",
    [
      integer(1, 5),
      integer(1, 40),
      integer(1, 5),
      integer(1, 40),
      integer(1, 8),
      integer(1, 80),
      Arbitrary.array(Arbitrary.all([integer(0, 100), integer(0, 1), integer(0, 3), integer(0, 300)]), {
        minLength: 1,
        maxLength: 60
      })
    ],
    ([limit1, window1, limit2, window2, limit, window, callers]) =>
      Effect.gen(function* () {
        const { exchange, sent } = recording()
        const service = yield* waitingGateway(exchange, { rate: { limit, window } })
        const own = rates({ first: { limit: limit1, window: window1 }, second: { limit: limit2, window: window2 } })
        const calls = yield* Effect.forEach(callers, ([arrives, which, leaving, patience], caller) =>
          (which === 0 ? first : second)({ caller }).pipe(
            own,
            Effect.delay(arrives),
            Effect.provideService(Toy, service),
            Effect.forkChild,
            Effect.tap((call) =>
              leaving > 0 ? Effect.void : Effect.forkChild(Effect.delay(Fiber.interrupt(call), arrives + patience))
            )
          )
        )
        yield* TestClock.adjust("1 day")
        const timesOf = (name?: string) =>
          sent.filter(({ operation }) => name === undefined || operation === name).map(({ at }) => at)
        assert.isAtMost(mostWithin(window1, timesOf("first")), limit1)
        assert.isAtMost(mostWithin(window2, timesOf("second")), limit2)
        assert.isAtMost(mostWithin(window, timesOf()), limit)
        for (const [i, call] of calls.entries()) {
          const exit = yield* Fiber.await(call)
          if (callers[i]![2] > 0) assert.isTrue(Exit.isSuccess(exit))
          assert.strictEqual(
            Exit.isSuccess(exit),
            sent.some(({ caller }) => caller === i)
          )
        }
      }),
    { arbitrary: { seed: "together", runs: 150, size: 60 } }
  )

  it.effect("send calls that waited for the gateway no faster than their operation allows", () =>
    Effect.gen(function* () {
      const { exchange, sent } = recording()
      const service = yield* waitingGateway(exchange, { rate: { limit: 10, window: "10 seconds" } })
      const own = rates({ first: { limit: 2, window: "1 second" } })
      const call = (operation: typeof first | typeof second, caller: number) =>
        operation({ caller }).pipe(own, Effect.provideService(Toy, service), Effect.forkChild)
      yield* Effect.forEach(Array.from({ length: 10 }), (_, caller) => call(second, caller))
      yield* Effect.forEach(Array.from({ length: 10 }), (_, caller) => call(first, caller))
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(
        sent.filter(({ operation }) => operation === "first").map(({ at }) => at),
        [10_000, 10_000, 11_000, 11_000, 12_000, 12_000, 13_000, 13_000, 14_000, 14_000]
      )
    })
  )

  it.effect("take no place of the operation for a call that is interrupted while it waits for the gateway", () =>
    Effect.gen(function* () {
      const { exchange, sent } = recording()
      const service = yield* waitingGateway(exchange, { rate: { limit: 1, window: "1 second" } })
      const own = rates({ first: { limit: 1, window: "1 hour" } })
      const call = (operation: typeof first | typeof second, caller: number) =>
        operation({ caller }).pipe(own, Effect.provideService(Toy, service), Effect.forkChild)
      yield* call(second, 0)
      const interrupted = yield* call(first, 1)
      yield* TestClock.adjust("500 millis")
      yield* Fiber.interrupt(interrupted)
      yield* call(first, 2)
      yield* TestClock.adjust("500 millis")
      assert.deepStrictEqual(withoutOperation(sent), [
        { caller: 0, at: 0 },
        { caller: 2, at: 1000 }
      ])
    })
  )

  it.effect("let other operations pass while one waits for its own rate", () =>
    Effect.gen(function* () {
      const { exchange, sent } = recording()
      const service = yield* waitingGateway(exchange, { rate: { limit: 100, window: "1 second" } })
      const own = rates({ first: { limit: 1, window: "1 hour" } })
      const call = (operation: typeof first | typeof second, caller: number) =>
        operation({ caller }).pipe(own, Effect.provideService(Toy, service), Effect.forkChild)
      yield* call(first, 0)
      yield* call(first, 1)
      yield* call(second, 2)
      yield* TestClock.adjust("1 second")
      assert.deepStrictEqual(
        sent.map(({ caller }) => caller),
        [0, 2]
      )
    })
  )
})

/** A gateway on a shared limiter. */
const sharing = (limiter: RateLimiter.RateLimiter, exchange: Exchange.Exchange<unknown>) =>
  waitingGateway(exchange).pipe(
    Effect.provide(Limits.layerShared.pipe(Layer.provide(Layer.succeed(RateLimiter.RateLimiter, limiter))))
  )

describe("a limiter that gateways share", () => {
  it.effect("keeps one window for all of them, and lets as many through as it allows", () =>
    Effect.gen(function* () {
      const { exchange, sent } = recording()
      const limiter = yield* RateLimiter.make.pipe(Effect.provide(RateLimiter.layerStoreMemory))
      const services = yield* Effect.all([
        sharing(limiter, exchange),
        sharing(limiter, exchange),
        sharing(limiter, exchange)
      ])
      const calls = yield* Effect.forEach(Array.from({ length: 300 }), (_, caller) =>
        limited({ caller }).pipe(
          Limits.withLimits({ maxWait: Duration.infinity }),
          Effect.provideService(Toy, services[caller % 3]!),
          Effect.forkChild
        )
      )
      yield* TestClock.adjust("1 hour")
      yield* Effect.forEach(calls, Fiber.join)
      assert.deepStrictEqual(
        sent.map(({ at }) => at),
        Array.from({ length: 300 }, (_, i) => Math.floor(i / 20) * 1000)
      )
      // Each process lets callers through in order of arrival. The order of the processes is not fixed.
      for (const process of [0, 1, 2]) {
        const callers = sent.map(({ caller }) => caller).filter((caller) => caller % 3 === process)
        assert.deepStrictEqual(
          callers,
          callers.toSorted((a, b) => a - b)
        )
      }
    })
  )

  it.effect("exceeds neither the operation's rate nor the gateway's", () =>
    Effect.gen(function* () {
      const { exchange, sent } = recording()
      const limiter = yield* RateLimiter.make.pipe(Effect.provide(RateLimiter.layerStoreMemory))
      const layer = Limits.layerShared.pipe(Layer.provide(Layer.succeed(RateLimiter.RateLimiter, limiter)))
      const make = waitingGateway(exchange, { rate: { limit: 7, window: "3 seconds" } }).pipe(Effect.provide(layer))
      const services = [yield* make, yield* make]
      const calls = yield* Effect.forEach(Array.from({ length: 100 }), (_, caller) =>
        (caller % 5 === 0 ? first : second)({ caller }).pipe(
          Limits.withLimits({ operation: () => ({ limit: 3, window: "1 second" }), maxWait: Duration.infinity }),
          Effect.provideService(Toy, services[caller % 2]!),
          Effect.forkChild
        )
      )
      yield* TestClock.adjust("1 hour")
      yield* Effect.forEach(calls, Fiber.join)
      const timesOf = (name: string) => sent.filter(({ operation }) => operation === name).map(({ at }) => at)
      assert.strictEqual(sent.length, 100)
      assert.isAtMost(mostWithin(1000, timesOf("first")), 3)
      assert.isAtMost(mostWithin(1000, timesOf("second")), 3)
      assert.isAtMost(
        mostWithin(
          3000,
          sent.map(({ at }) => at)
        ),
        7
      )
    })
  )

  const failing = RateLimiter.make.pipe(
    Effect.provideServiceEffect(
      RateLimiter.RateLimiterStore,
      Effect.gen(function* () {
        const error = new RateLimiter.RateLimiterError({
          reason: new RateLimiter.RateLimitStoreError({ message: "out of reach" })
        })
        const store = Context.get(
          yield* Effect.scoped(Layer.build(RateLimiter.layerStoreMemory)),
          RateLimiter.RateLimiterStore
        )
        return { ...store, fixedWindow: () => Effect.fail(error) }
      })
    )
  )

  it.effect("lets calls through when it fails, at the rate that each process keeps for itself", () =>
    Effect.gen(function* () {
      const { exchange, sent } = recording()
      const exits = yield* crowd(
        yield* sharing(yield* failing, exchange),
        limited,
        Array.from({ length: 60 }, () => ({ arrives: 0 }))
      )
      assert.isTrue(exits.every(Exit.isSuccess))
      assert.deepStrictEqual(
        sent.map(({ at }) => at),
        Array.from({ length: 60 }, (_, i) => Math.floor(i / 20) * 1000)
      )
    })
  )

  it.effect("lets calls through when it does not answer, and holds up only the first of them", () =>
    Effect.gen(function* () {
      const { exchange, sent } = recording()
      let asked = 0
      const consume = () => Effect.suspend(() => (asked++, Effect.never))
      const exits = yield* crowd(
        yield* sharing({ ...(yield* failing), consume }, exchange),
        limited,
        Array.from({ length: 60 }, () => ({ arrives: 0 }))
      )
      assert.isTrue(exits.every(Exit.isSuccess))
      assert.strictEqual(asked, 1)
      assert.deepStrictEqual(
        sent.map(({ at }) => at),
        Array.from({ length: 60 }, (_, i) => 1000 + Math.floor(i / 20) * 1000)
      )
    })
  )

  it.effect("is asked again when it answers again", () =>
    Effect.gen(function* () {
      const { exchange, sent } = recording()
      const limiter = yield* RateLimiter.make.pipe(Effect.provide(RateLimiter.layerStoreMemory))
      let silent = true
      const consume: typeof limiter.consume = (options) =>
        Effect.suspend(() => (silent ? Effect.never : limiter.consume(options)))
      const service = yield* sharing({ ...limiter, consume }, exchange)
      const other = yield* sharing(limiter, exchange)
      const call = first({ caller: 0 }).pipe(
        Limits.withLimits({ operation: () => ({ limit: 1, window: "1 minute" }), maxWait: 0 })
      )
      const fiber = yield* Effect.forkChild(call.pipe(Effect.provideService(Toy, service)))
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(fiber)
      silent = false
      yield* TestClock.adjust("1 minute")
      yield* call.pipe(Effect.provideService(Toy, other))
      const error = yield* call.pipe(Effect.flip, Effect.provideService(Toy, service))
      assert.strictEqual(error._tag, "RateLimited")
      assert.strictEqual(sent.length, 2)
    })
  )

  it.effect(
    "may take its time: a call that need not wait for its turn is let through, even if it may not wait at all",
    () =>
      Effect.gen(function* () {
        const { exchange, sent } = recording()
        const limiter = yield* RateLimiter.make.pipe(Effect.provide(RateLimiter.layerStoreMemory))
        const consume: typeof limiter.consume = (options) => Effect.delay(limiter.consume(options), 10)
        const service = yield* sharing({ ...limiter, consume }, exchange)
        const calls = yield* Effect.forEach(Array.from({ length: 30 }), (_, caller) =>
          limited({ caller }).pipe(
            Limits.withLimits({ maxWait: 0 }),
            Effect.flip,
            Effect.provideService(Toy, service),
            Effect.forkChild
          )
        )
        yield* TestClock.adjust("1 hour")
        assert.strictEqual(sent.length, 20)
        for (const call of calls.slice(20)) assert.strictEqual((yield* Fiber.join(call))._tag, "RateLimited")
      })
  )
})
