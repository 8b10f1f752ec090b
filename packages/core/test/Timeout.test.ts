import { afterEach, assert, beforeEach, describe, it, vi } from "@effect/vitest"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import type * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as Limits from "@effect-vendors/core/Limits"
import * as Retry from "@effect-vendors/core/Retry"
import * as Timeout from "@effect-vendors/core/Timeout"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Schedule from "effect/Schedule"
import * as TestClock from "effect/testing/TestClock"
import { book, gateway, release, Toy, waitingGateway } from "./toy.ts"

/** An exchange that takes some time, and records the times at which attempts began and were interrupted. */
const lasting = (duration: Duration.Input) => {
  const began: Array<number> = []
  const interrupted: Array<number> = []
  const now = Clock.currentTimeMillis
  const exchange: Exchange.Exchange<unknown> = () =>
    Effect.gen(function* () {
      began.push(yield* now)
      yield* Effect.sleep(duration)
      return { _tag: "Answered", body: { ticket: "t", number: 1, released: true } } as const
    }).pipe(Effect.onInterrupt(() => Effect.map(now, (at) => void interrupted.push(at))))
  return { began, interrupted, exchange }
}

/** The end of a call, and its time. */
const ended = <A, E>(call: Effect.Effect<A, E, Toy>, service: Gateway.Gateway) =>
  Effect.gen(function* () {
    const exit = yield* Effect.exit(call)
    return { exit, at: yield* Clock.currentTimeMillis }
  }).pipe(Effect.provideService(Toy, service), Effect.forkChild)

const once = book({ seat: "1A" }).pipe(Retry.withPolicy(Retry.none))
const often = release({ seat: "1A" }).pipe(Retry.withPolicy(Retry.none))

describe("an attempt", () => {
  it.effect(
    "fails as a transport failure of unknown outcome when its time is up, and its exchange is interrupted",
    () =>
      Effect.gen(function* () {
        const calls: ReadonlyArray<readonly [Effect.Effect<unknown, VendorError.VendorError, Toy>, string, boolean]> = [
          [once, "book", false],
          [often, "release", true]
        ]
        for (const [call, operation, retryable] of calls) {
          const { exchange, interrupted } = lasting("1 hour")
          const begin = yield* Clock.currentTimeMillis
          const fiber = yield* ended(call.pipe(Timeout.withTimeout("5 seconds")), yield* waitingGateway(exchange))
          yield* TestClock.adjust("1 hour")
          const { at, exit } = yield* Fiber.join(fiber)
          const error = yield* Effect.flip(exit)
          assert.deepInclude<VendorError.VendorError>(error, {
            _tag: "TransportFailure",
            vendor: "Toy",
            operation,
            code: "Timeout",
            outcome: "Unknown",
            retryable
          })
          assert.include(error.message, "5s")
          assert.strictEqual(at - begin, 5000)
          assert.deepStrictEqual(interrupted, [begin + 5000])
        }
      })
  )

  it.effect("succeeds when it ends in time", () =>
    Effect.gen(function* () {
      const { exchange, interrupted } = lasting("4999 millis")
      const fiber = yield* ended(once.pipe(Timeout.withTimeout("5 seconds")), yield* waitingGateway(exchange))
      yield* TestClock.adjust("1 hour")
      const { at, exit } = yield* Fiber.join(fiber)
      assert.isTrue(Exit.isSuccess(exit))
      assert.strictEqual(at, 4999)
      assert.deepStrictEqual(interrupted, [])
    })
  )
})

describe("the timeout", () => {
  it.effect("is half a minute by default, in unhurried gateways too", () =>
    Effect.gen(function* () {
      for (const make of [
        waitingGateway,
        (exchange: Exchange.Exchange<unknown>) => Effect.succeed(gateway(exchange))
      ]) {
        const begin = yield* Clock.currentTimeMillis
        const fiber = yield* ended(once, yield* make(lasting("1 hour").exchange))
        yield* TestClock.adjust("1 hour")
        assert.strictEqual((yield* Fiber.join(fiber)).at - begin, 30_000)
      }
    })
  )

  it.effect("holds for the calls of the effect that it is set for, and the innermost one counts", () =>
    Effect.gen(function* () {
      const service = yield* waitingGateway(lasting("1 hour").exchange)
      const begin = yield* Clock.currentTimeMillis
      const fiber = yield* ended(once.pipe(Timeout.withTimeout("2 seconds"), Timeout.withTimeout("9 seconds")), service)
      const other = yield* ended(once.pipe(Timeout.withTimeout("1 minute")), service)
      yield* TestClock.adjust("1 hour")
      assert.strictEqual((yield* Fiber.join(fiber)).at - begin, 2000)
      assert.strictEqual((yield* Fiber.join(other)).at - begin, 60_000)
    })
  )

  it.effect("may be without end", () =>
    Effect.gen(function* () {
      const { exchange } = lasting("365 days")
      const fiber = yield* ended(once.pipe(Timeout.withTimeout(Duration.infinity)), yield* waitingGateway(exchange))
      yield* TestClock.adjust("366 days")
      const { at, exit } = yield* Fiber.join(fiber)
      assert.isTrue(Exit.isSuccess(exit))
      assert.strictEqual(at, Duration.toMillis("365 days"))
    })
  )

  it.effect("begins when the call may be sent, so that a call that waited long has its whole time", () =>
    Effect.gen(function* () {
      const { began, exchange } = lasting("29 seconds")
      const service = yield* waitingGateway(exchange)
      const limited = once.pipe(
        Limits.withLimits({ operation: () => ({ limit: 1, window: "5 minutes" }), maxWait: "1 hour" })
      )
      const fibers = [yield* ended(limited, service), yield* ended(limited, service), yield* ended(limited, service)]
      yield* TestClock.adjust("1 hour")
      for (const [i, fiber] of fibers.entries()) {
        const { at, exit } = yield* Fiber.join(fiber)
        assert.isTrue(Exit.isSuccess(exit))
        assert.strictEqual(at, i * 329_000 + 29_000)
      }
      // A call counts until its answer and a window longer.
      assert.deepStrictEqual(began, [0, 329_000, 658_000])
    })
  )

  it.effect("begins again for each attempt", () =>
    Effect.gen(function* () {
      const { began, exchange, interrupted } = lasting("1 hour")
      const fiber = yield* ended(
        release({ seat: "1A" }).pipe(
          Timeout.withTimeout("10 seconds"),
          Retry.withPolicy(Schedule.spaced("1 second").pipe(Schedule.upTo({ times: 2 })))
        ),
        yield* waitingGateway(exchange)
      )
      yield* TestClock.adjust("1 hour")
      const { at, exit } = yield* Fiber.join(fiber)
      assert.isTrue(Exit.isFailure(exit))
      assert.strictEqual(at, 32_000)
      assert.deepStrictEqual(began, [0, 11_000, 22_000])
      assert.deepStrictEqual(interrupted, [10_000, 21_000, 32_000])
    })
  )
})

describe("on the runtime's own clock", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const passes = (millis: number) => Effect.promise(() => vi.advanceTimersByTimeAsync(millis))

  const begin = (duration: Duration.Input, timeout: Duration.Input) => {
    const { exchange, interrupted } = lasting(duration)
    const run = Effect.flatMap(waitingGateway(exchange), (service) =>
      Effect.provideService(once.pipe(Timeout.withTimeout(timeout)), Toy, service)
    )
    return Effect.map(Effect.forkChild(run, { startImmediately: true }), (fiber) => ({ fiber, interrupted }))
  }

  it.live("an attempt is interrupted before its call ends", () =>
    Effect.gen(function* () {
      const { fiber, interrupted } = yield* begin("1 hour", "20 seconds")
      yield* passes(19_999)
      assert.isUndefined(fiber.pollUnsafe())
      yield* passes(1)
      const error = yield* Effect.flip(Fiber.join(fiber))
      assert.deepInclude(error, { _tag: "TransportFailure", code: "Timeout", outcome: "Unknown" })
      assert.strictEqual(interrupted.length, 1)
    })
  )

  it.live("an answer in time interrupts nothing and leaves no timer", () =>
    Effect.gen(function* () {
      const { fiber, interrupted } = yield* begin("5 seconds", "20 seconds")
      yield* passes(5_000)
      yield* Fiber.join(fiber)
      assert.strictEqual(vi.getTimerCount(), 0)
      assert.strictEqual(interrupted.length, 0)
    })
  )

  it.live("an interruption reaches the exchange before the call ends", () =>
    Effect.gen(function* () {
      const { fiber, interrupted } = yield* begin("1 hour", "1 hour")
      yield* passes(1)
      yield* Fiber.interrupt(fiber)
      assert.strictEqual(interrupted.length, 1)
      assert.strictEqual(vi.getTimerCount(), 0)
      assert.isTrue(Exit.hasInterrupts(yield* Fiber.await(fiber)))
    })
  )

  it.live("a timeout may be longer than a timer can run, or without end", () =>
    Effect.gen(function* () {
      for (const timeout of ["100 days", "Infinity"] as const) {
        const { fiber } = yield* begin("1 second", timeout)
        yield* passes(1_000)
        yield* Fiber.join(fiber)
      }
    })
  )
})

describe("a deadline", () => {
  it.effect("lets no attempt be sent after it, and none that waits until then", () =>
    Effect.gen(function* () {
      const { began, exchange } = lasting("1 second")
      const service = yield* waitingGateway(exchange)
      const limited = once.pipe(
        Limits.withLimits({ operation: () => ({ limit: 1, window: "1 minute" }), maxWait: Duration.infinity }),
        Timeout.withDeadline(30_000)
      )
      const [sent, late] = [yield* ended(limited, service), yield* ended(limited, service)]
      yield* TestClock.adjust("2 minutes")
      assert(Exit.isSuccess((yield* Fiber.join(sent)).exit))
      const error = yield* Effect.flip((yield* Fiber.join(late)).exit)
      assert.deepInclude(error, { _tag: "TransportFailure", code: "DeadlinePassed", outcome: "NotSent" })
      assert.isTrue(error.retryable)
      assert.deepStrictEqual(began, [0])
    })
  )
})
