import { assert, describe, it } from "@effect/vitest"
import * as Circuit from "@effect-vendors/core/Circuit"
import * as VendorErrors from "@effect-vendors/core/vendor/VendorErrors"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import type * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as Limits from "@effect-vendors/core/Limits"
import type * as Operation from "@effect-vendors/core/Operation"
import * as Retry from "@effect-vendors/core/Retry"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as CircuitBreaker from "effect/persistence/CircuitBreaker"
import * as Random from "effect/Random"
import * as Schedule from "effect/Schedule"
import * as TestClock from "effect/testing/TestClock"
import { integer } from "./arbitraries.ts"
import { book, gateway, classify, release, Toy, waitingGateway } from "./toy.ts"

type Outcome = VendorError.Outcome

const error = (
  tag: VendorError.GatewayErrorTag,
  outcome: Outcome,
  operation: Operation.Any,
  more: VendorErrors.Properties = {}
) => VendorErrors.make<VendorError.VendorError>(VendorError.classes[tag], "Toy", operation, { ...more, outcome })

/** An exchange that answers each attempt by its number, and records the times. */
const counting = (
  answer: (attempt: number, operation: Operation.Any) => Effect.Effect<Exchange.Answer, VendorError.VendorError>
) => {
  const times: Array<number> = []
  const exchange: Exchange.Exchange<unknown> = ({ operation }) =>
    Effect.clockWith((clock) => {
      times.push(clock.currentTimeMillisUnsafe())
      return answer(times.length - 1, operation)
    })
  return { times, exchange }
}

const done = Effect.succeed<Exchange.Answer>({
  _tag: "Answered",
  body: { ticket: "t", number: 1, released: true }
})

// Rounded to the microsecond, since sums of fractions are not exact.
const gaps = (times: ReadonlyArray<number>) =>
  times.slice(1).map((time, i) => Math.round((time - times[i]!) * 1000) / 1000)

/** Runs a call to its end, through all its waiting. */
const patiently = <A, E>(call: Effect.Effect<A, E, Toy>, service: Gateway.Gateway) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(Effect.exit(call.pipe(Effect.provideService(Toy, service))))
    yield* TestClock.adjust("1 hour")
    return yield* Fiber.join(fiber)
  })

const once = book({ seat: "1A" })
const often = release({ seat: "1A" })

const tags = Object.keys(VendorError.classes) as Array<VendorError.GatewayErrorTag>
const outcomes = ["NotSent", "Rejected", "Unknown"] as const

const table = tags.flatMap((tag) =>
  outcomes.flatMap((outcome) =>
    [false, true].map((idempotent) => ({
      tag,
      outcome,
      idempotent,
      again:
        (outcome === "NotSent" && tag === "TransportFailure") ||
        (outcome === "Rejected" && tag === "RateLimited") ||
        (outcome === "Unknown" && idempotent)
    }))
  )
)

describe("a call", () => {
  it.effect.each(table)(
    "that fails as $tag, $outcome, is repeated ($again) when idempotent is $idempotent",
    ({ again, idempotent, outcome, tag }) =>
      Effect.gen(function* () {
        const call: Effect.Effect<unknown, VendorError.VendorError, Toy> = idempotent ? often : once
        for (const called of [
          call,
          // No policy repeats a call that must not be repeated.
          call.pipe(Retry.withPolicy(Schedule.spaced("1 second").pipe(Schedule.upTo({ times: 3 })))),
          call.pipe(Retry.withPolicy(Schedule.recurs(3)))
        ]) {
          const { exchange, times } = counting((_, operation) => Effect.fail(error(tag, outcome, operation)))
          const exit = yield* patiently(called, yield* waitingGateway(exchange))
          assert.strictEqual(times.length, again ? 4 : 1)
          // The error stays as it was.
          assert.deepInclude(yield* Effect.flip(exit), { _tag: tag, outcome })
        }
      })
  )

  it.effect("is not repeated after a success", () =>
    Effect.gen(function* () {
      const { exchange, times } = counting(() => done)
      const exit = yield* patiently(often, yield* waitingGateway(exchange))
      assert.deepStrictEqual(exit, Exit.succeed({ released: true as const }))
      assert.strictEqual(times.length, 1)
    })
  )

  it.effect("is not repeated after a refusal, neither by code nor as a response", () =>
    Effect.gen(function* () {
      const answers: ReadonlyArray<readonly [Effect.Effect<unknown, unknown, Toy>, Exchange.Answer]> = [
        [once, { _tag: "Refused", code: "seat-taken", message: "no" }],
        [often, { _tag: "Answered", body: { released: false, code: "free", message: "no" } }]
      ]
      for (const [call, answer] of answers) {
        const { exchange, times } = counting(() => Effect.succeed(answer))
        const exit = yield* patiently(call, yield* waitingGateway(exchange))
        assert.isTrue(Exit.isFailure(exit))
        assert.strictEqual(times.length, 1)
      }
    })
  )

  it.effect("has an unknown outcome once one attempt had, though a later one was rejected or not sent", () =>
    Effect.gen(function* () {
      const cause = new Error("no route")
      for (const last of [
        error("TransportFailure", "NotSent", release, { code: "ECONNREFUSED", message: "refused", cause }),
        error("RateLimited", "Rejected", release, { message: "too many", retryAfter: Duration.seconds(1) }),
        error("OperationRefused", "Rejected", release, { message: "released already", requestId: "8f4e" })
      ]) {
        const lost = error("TransportFailure", "Unknown", release)
        const { exchange } = counting((attempt) => Effect.fail(attempt === 0 ? lost : last))
        const failed = yield* patiently(Effect.flip(often), yield* waitingGateway(exchange))
        assert(Exit.isSuccess(failed))
        const { outcome, ...rest } = failed.value
        assert.strictEqual(outcome, "Unknown")
        assert.deepInclude(last, rest)
        assert.strictEqual(failed.value.constructor, last.constructor)
        assert.strictEqual(failed.value.message, last.message)
        assert.strictEqual(failed.value.cause, last.cause)
      }
    })
  )

  it.effect(
    "is not repeated after a permanent failure, though its outcome is unknown and the operation idempotent",
    () =>
      Effect.gen(function* () {
        for (const [code, attempts] of [
          ["ServiceFailure", 4],
          ["ServiceFailure!permanent", 1],
          ["RateLimited!permanent", 1]
        ] as const) {
          const { exchange, times } = counting(() => Effect.succeed({ _tag: "Refused", code, message: "no" }))
          yield* patiently(often, yield* waitingGateway(exchange))
          assert.strictEqual(times.length, attempts, code)
        }
      })
  )

  it.effect("is repeated or not by its latest failure, which may differ from the one before", () =>
    Effect.gen(function* () {
      const answers = [
        (operation: Operation.Any) => Effect.fail(error("TransportFailure", "NotSent", operation)),
        (operation: Operation.Any) => Effect.fail(error("RateLimited", "Rejected", operation)),
        (operation: Operation.Any) => Effect.fail(error("TransportFailure", "Unknown", operation))
      ]
      const { exchange, times } = counting((attempt, operation) => answers[attempt]?.(operation) ?? done)
      const exit = yield* patiently(once, yield* waitingGateway(exchange))
      assert.strictEqual(times.length, 3)
      assert.deepInclude<unknown>(yield* Effect.flip(exit), { _tag: "TransportFailure", outcome: "Unknown" })
      // An idempotent operation goes on after the same failures, and succeeds.
      const other = counting((attempt, operation) => answers[attempt]?.(operation) ?? done)
      assert.isTrue(Exit.isSuccess(yield* patiently(often, yield* waitingGateway(other.exchange))))
      assert.strictEqual(other.times.length, 4)
    })
  )

  it.effect("is not repeated after a defect", () =>
    Effect.gen(function* () {
      const { exchange, times } = counting(() => Effect.die(new Error("a bug")))
      assert.isTrue(Exit.hasDies(yield* patiently(often, yield* waitingGateway(exchange))))
      assert.strictEqual(times.length, 1)
    })
  )

  it.effect("with an unknown outcome is not repeated by a caller that retries all retryable errors", () =>
    Effect.gen(function* () {
      for (const { again, idempotent, outcome, tag } of table.filter(({ idempotent }) => !idempotent)) {
        const { exchange, times } = counting((_, operation) => Effect.fail(error(tag, outcome, operation)))
        yield* patiently(
          once.pipe(Retry.withPolicy(Retry.none), Effect.retry({ times: 2, while: ({ retryable }) => retryable })),
          yield* waitingGateway(exchange)
        )
        if (outcome === "Unknown") assert.strictEqual(times.length, 1, tag)
        if (again) assert.strictEqual(times.length, 3, `${tag} ${idempotent}`)
      }
    })
  )
})

describe("a call that this process held back", () => {
  // This policy would go on for ever.
  const insistent = Retry.withPolicy(Schedule.spaced("1 minute"))

  it.effect("for its rate is not repeated", () =>
    Effect.gen(function* () {
      const { exchange, times } = counting(() => done)
      const service = yield* waitingGateway(exchange)
      const call = often.pipe(
        Limits.withLimits({ operation: () => ({ limit: 1, window: "1 hour" }), maxWait: 0 }),
        insistent,
        Effect.provideService(Toy, service)
      )
      yield* call
      // The call ends although the clock stands still.
      const failure = yield* Effect.flip(call)
      assert.deepInclude<VendorError.VendorError>(failure, { _tag: "RateLimited", outcome: "NotSent", retryable: true })
      assert.strictEqual(times.length, 1)
    })
  )

  it.effect("for its open circuit is not repeated", () =>
    Effect.gen(function* () {
      const breaker = CircuitBreaker.layer({
        tripPolicy: CircuitBreaker.consecutive(1),
        openDuration: "1 hour"
      }).pipe(Layer.provide(CircuitBreaker.layerStoreMemory()))
      const { exchange, times } = counting((_, operation) => Effect.fail(error("ServiceFailure", "Unknown", operation)))
      yield* Effect.gen(function* () {
        const service = yield* waitingGateway(exchange)
        yield* often.pipe(Retry.withPolicy(Retry.none), Effect.flip, Effect.provideService(Toy, service))
        const failure = yield* often.pipe(insistent, Effect.flip, Effect.provideService(Toy, service))
        assert.deepInclude<VendorError.VendorError>(failure, {
          _tag: "ServiceFailure",
          code: "CircuitOpen",
          outcome: "NotSent"
        })
        assert.strictEqual(times.length, 1)
      }).pipe(Effect.provide(Circuit.layer.pipe(Layer.provide(breaker))))
    })
  )
})

describe("backoff", () => {
  const failing = () => counting((_, operation) => Effect.fail(error("TransportFailure", "NotSent", operation)))

  it.effect.prop(
    "grows exponentially up to the cap, with each delay anywhere below its bound",
    [integer(0, 1_000_000), integer(1, 2000), integer(1, 20_000), integer(0, 12)],
    ([seed, base, cap, times]) =>
      Effect.gen(function* () {
        const attempts = failing()
        yield* patiently(
          once.pipe(Retry.withPolicy(Retry.policy({ base, cap, times })), Random.withSeed(seed)),
          yield* waitingGateway(attempts.exchange)
        )
        const delays = gaps(attempts.times)
        assert.strictEqual(delays.length, times)
        for (const [n, delay] of delays.entries()) {
          assert.isAtLeast(delay, 0)
          assert.isAtMost(delay, Math.min(cap, base * 2 ** n))
        }
      }),
    { arbitrary: { seed: "backoff", runs: 60 } }
  )

  it.effect("has full jitter: its delays spread over all that is allowed", () =>
    Effect.gen(function* () {
      const attempts = failing()
      const service = yield* waitingGateway(attempts.exchange)
      // From the fifth retry on, the bound is the cap.
      const policy = Retry.policy({ base: "1 second", cap: "10 seconds", times: 204 })
      yield* patiently(once.pipe(Retry.withPolicy(policy), Random.withSeed("spread")), service)
      const fractions = gaps(attempts.times)
        .slice(4)
        .map((delay) => delay / 10_000)
      assert.strictEqual(fractions.length, 200)
      for (let tenth = 0; tenth < 10; tenth++) {
        const among = fractions.filter((fraction) => fraction >= tenth / 10 && fraction < (tenth + 1) / 10)
        assert.isAtLeast(among.length, 8, `tenth ${tenth}`)
      }
    })
  )

  it.effect("delays three times by default, within the default bounds", () =>
    Effect.gen(function* () {
      for (let seed = 0; seed < 20; seed++) {
        const attempts = failing()
        yield* patiently(once.pipe(Random.withSeed(seed)), yield* waitingGateway(attempts.exchange))
        const delays = gaps(attempts.times)
        assert.strictEqual(delays.length, 3)
        for (const [n, delay] of delays.entries()) assert.isAtMost(delay, 100 * 2 ** n)
      }
    })
  )

  it.effect("starts again for each call", () =>
    Effect.gen(function* () {
      const attempts = failing()
      const service = yield* waitingGateway(attempts.exchange)
      const policy = Retry.policy({ times: 2 })
      for (let call = 1; call <= 3; call++) {
        yield* patiently(once.pipe(Retry.withPolicy(policy)), service)
        assert.strictEqual(attempts.times.length, call * 3)
      }
    })
  )
})

describe("the wait that a vendor asks for", () => {
  const asking = (...retryAfter: ReadonlyArray<Duration.Input | undefined>) =>
    counting((attempt, operation) => {
      if (attempt >= retryAfter.length) return done
      const asked = retryAfter[attempt]
      return Effect.fail(
        error("RateLimited", "Rejected", operation, {
          retryAfter: asked === undefined ? undefined : Duration.fromInputUnsafe(asked)
        })
      )
    })

  it.effect("is kept where it is longer than the backoff", () =>
    Effect.gen(function* () {
      const { exchange, times } = asking("3 seconds", "20 seconds", "30 seconds")
      const exit = yield* patiently(once, yield* waitingGateway(exchange))
      assert.isTrue(Exit.isSuccess(exit))
      assert.deepStrictEqual(gaps(times), [3000, 20_000, 30_000])
    })
  )

  it.effect("is kept after a failure of the service, too", () =>
    Effect.gen(function* () {
      const { exchange, times } = counting((attempt, operation) =>
        attempt === 0
          ? Effect.fail(error("ServiceFailure", "Unknown", operation, { retryAfter: Duration.seconds(2) }))
          : done
      )
      yield* patiently(often, yield* waitingGateway(exchange))
      assert.deepStrictEqual(gaps(times), [2000])
    })
  )

  it.effect("is read from an answer of the vendor", () =>
    Effect.gen(function* () {
      const { exchange, times } = counting((attempt) =>
        attempt === 0
          ? Effect.succeed({
              _tag: "Refused",
              code: "RateLimited",
              message: "ban will last for 7 seconds",
              retryAfter: Duration.seconds(7)
            })
          : done
      )
      yield* patiently(once, yield* waitingGateway(exchange))
      assert.deepStrictEqual(gaps(times), [7000])
    })
  )

  it.effect("does not shorten the backoff", () =>
    Effect.gen(function* () {
      const delayed = Effect.fnUntraced(function* (asked: Duration.Input | undefined) {
        const { exchange, times } = asking(asked, asked)
        const call = once.pipe(Retry.withPolicy(Retry.policy({ base: "10 seconds", cap: "10 seconds" })))
        yield* patiently(call.pipe(Random.withSeed("short")), yield* waitingGateway(exchange))
        return gaps(times)
      })
      const backoff = yield* delayed(undefined)
      assert.isTrue(backoff.every((delay) => delay > 1))
      assert.deepStrictEqual(yield* delayed("1 millis"), backoff)
    })
  )

  it.effect("is not waited for where it is longer than the policy allows", () =>
    Effect.gen(function* () {
      const policy = Retry.withPolicy(Retry.policy({ maxWait: "10 seconds" }))
      for (const [asked, attempts] of [
        [["10 seconds"], 2],
        [["10001 millis"], 1],
        [[undefined, "1 day"], 2]
      ] as const) {
        const { exchange, times } = asking(...asked)
        const exit = yield* patiently(once.pipe(policy), yield* waitingGateway(exchange))
        assert.strictEqual(times.length, attempts)
        assert.strictEqual(Exit.isFailure(exit), attempts === asked.length)
      }
      // The policy allows half a minute by default.
      const { exchange, times } = asking("31 seconds")
      yield* patiently(once, yield* waitingGateway(exchange))
      assert.strictEqual(times.length, 1)
    })
  )
})

describe("a policy", () => {
  const always = () => counting((_, operation) => Effect.fail(error("TransportFailure", "NotSent", operation)))

  it.effect("of none repeats nothing", () =>
    Effect.gen(function* () {
      const { exchange, times } = always()
      const service = yield* waitingGateway(exchange)
      yield* once.pipe(Retry.withPolicy(Retry.none), Effect.flip, Effect.provideService(Toy, service))
      assert.strictEqual(times.length, 1)
    })
  )

  it.effect("may be any schedule, and sees the errors", () =>
    Effect.gen(function* () {
      const { exchange, times } = counting((attempt, operation) =>
        Effect.fail(error("TransportFailure", "NotSent", operation, { code: String(attempt) }))
      )
      const seen: Array<string> = []
      const schedule: Retry.Policy = Schedule.spaced("10 seconds").pipe(
        Schedule.setInputType<VendorError.VendorError>(),
        Schedule.while(({ input }) => {
          seen.push(input.code)
          return input.code !== "4"
        })
      )
      yield* patiently(once.pipe(Retry.withPolicy(schedule)), yield* waitingGateway(exchange))
      assert.deepStrictEqual(gaps(times), [10_000, 10_000, 10_000, 10_000])
      assert.deepStrictEqual(seen, ["0", "1", "2", "3", "4"])
    })
  )

  it.effect("counts for the calls of the effect that it is set for, the innermost first", () =>
    Effect.gen(function* () {
      const { exchange, times } = always()
      const service = yield* waitingGateway(exchange)
      const counted = Effect.fnUntraced(function* (call: Effect.Effect<unknown, unknown, Toy>) {
        const before = times.length
        yield* patiently(call, service)
        return times.length - before
      })
      const twice = Retry.withPolicy(Retry.policy({ times: 1 }))
      assert.strictEqual(yield* counted(once.pipe(twice)), 2)
      assert.strictEqual(yield* counted(once.pipe(Retry.withPolicy(Retry.none), twice)), 1)
      assert.strictEqual(yield* counted(once), 4)
    })
  )

  it.effect("is needed for a retry in an unhurried gateway", () =>
    Effect.gen(function* () {
      const { exchange, times } = always()
      const service = gateway(exchange)
      const begin = yield* Clock.currentTimeMillis
      yield* once.pipe(Effect.flip, Effect.provideService(Toy, service))
      assert.strictEqual(times.length, 1)
      assert.strictEqual(yield* Clock.currentTimeMillis, begin)
      yield* patiently(once.pipe(Retry.withPolicy(Retry.policy({ times: 2 }))), service)
      assert.strictEqual(times.length, 4)
    })
  )
})

it.effect("a call that is interrupted between two attempts stops at once and is not sent again", () =>
  Effect.gen(function* () {
    const { exchange, times } = counting((_, operation) =>
      Effect.fail(error("RateLimited", "Rejected", operation, { retryAfter: Duration.seconds(20) }))
    )
    const fiber = yield* Effect.forkChild(once.pipe(Effect.provideService(Toy, yield* waitingGateway(exchange))))
    yield* TestClock.adjust("25 seconds")
    assert.strictEqual(times.length, 2)
    yield* Fiber.interrupt(fiber)
    assert.isTrue(Exit.hasInterrupts(yield* Fiber.await(fiber)))
    assert.strictEqual(yield* Clock.currentTimeMillis, 25_000)
    yield* TestClock.adjust("1 hour")
    assert.strictEqual(times.length, 2)
  })
)

it("the toy classifies the codes of the table by their own names", () => {
  for (const tag of tags) {
    if (tag === "TransportFailure" || tag === "MalformedResponse") continue
    assert.strictEqual(classify({ _tag: "Refused", code: tag, message: "" }).tag, tag)
  }
})
