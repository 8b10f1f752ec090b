/** What the vendor counts: the requests that arrive, at times that only the vendor knows. */
import { assert, describe, it } from "@effect/vitest"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import type * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as Limits from "@effect-vendors/core/Limits"
import * as Operation from "@effect-vendors/core/Operation"
import * as Retry from "@effect-vendors/core/Retry"
import * as Timeout from "@effect-vendors/core/Timeout"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Arbitrary from "effect/Arbitrary"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import * as limiters from "../src/vendor/internal/limiter.ts"
import type { Turn } from "../src/vendor/internal/queue.ts"
import { integer } from "./arbitraries.ts"
import { identity, Toy, waitingGateway } from "./toy.ts"

const operation = Operation.make(Toy, identity("operation"), {
  request: Wire.struct({ caller: Wire.Int }),
  response: Wire.struct({})
})

/** How long a request and its answer are under way, in milliseconds. */
interface Way {
  readonly there: number
  readonly back: number
}

/** A vendor that is some way off. A request that has left arrives, even if its caller has given up. */
const distant = (wayOf: (caller: number) => Way) => {
  const arrivals: Array<number> = []
  const sent: Array<number> = []
  const exchange: Exchange.Exchange<unknown> = ({ request }) =>
    Effect.gen(function* () {
      const { caller } = request as { readonly caller: number }
      const { back, there } = wayOf(caller)
      sent[caller] = yield* Clock.currentTimeMillis
      yield* Effect.delay(
        Effect.map(Clock.currentTimeMillis, (now) => arrivals.push(now)),
        there
      ).pipe(Effect.forkDetach)
      yield* Effect.sleep(there + back)
      return { _tag: "Answered", body: {} }
    })
  return { arrivals, exchange, sent }
}

/** The largest number of arrivals in any window that slides, and in any that is fixed, wherever the first begins. */
const most = (times: ReadonlyArray<number>, window: number) => {
  const sorted = times.toSorted((a, b) => a - b)
  let sliding = 0
  for (let first = 0, next = 0; next < sorted.length; next++) {
    while (sorted[next]! - sorted[first]! >= window) first++
    sliding = Math.max(sliding, next - first + 1)
  }
  const fixed = (offset: number) => {
    const counts = new Map<number, number>()
    for (const time of sorted) {
      const index = Math.floor((time + offset) / window)
      counts.set(index, (counts.get(index) ?? 0) + 1)
    }
    return Math.max(0, ...counts.values())
  }
  return { sliding, fixed: Math.max(...[0, 1, 3, 7].map((part) => fixed(Math.floor((part * window) / 8)))) }
}

const calling = (service: Gateway.Gateway, rate: Limits.Rate, maxWait: Duration.Input = Duration.infinity) => {
  const call = (caller: number) =>
    operation({ caller }).pipe(
      Limits.withLimits({ operation: () => rate, maxWait }),
      Retry.withPolicy(Retry.none),
      Effect.provideService(Toy, service)
    )
  return { call, fork: (caller: number) => Effect.forkChild(call(caller)) }
}

describe("the vendor's count", () => {
  it.effect.prop(
    "is kept whatever the ways of requests and answers, whether the vendor's window slides or not",
    [
      integer(1, 8),
      integer(20, 300),
      Arbitrary.array(Arbitrary.all([integer(0, 400), integer(0, 400), integer(0, 1000)]), {
        minLength: 1,
        maxLength: 80
      })
    ],
    ([limit, window, callers]) =>
      Effect.gen(function* () {
        const { arrivals, exchange } = distant((caller) => ({ there: callers[caller]![0], back: callers[caller]![1] }))
        const { call } = calling(yield* waitingGateway(exchange), { limit, window })
        const fibers = yield* Effect.forEach(callers, ([, , arrives], caller) =>
          Effect.forkChild(Effect.delay(call(caller), arrives))
        )
        yield* TestClock.adjust("1 day")
        for (const fiber of fibers) assert.isTrue(Exit.isSuccess(yield* Fiber.await(fiber)))
        assert.strictEqual(arrivals.length, callers.length)
        const { fixed, sliding } = most(arrivals, window)
        assert.isAtMost(sliding, limit)
        assert.isAtMost(fixed, limit)
      }),
    { arbitrary: { seed: "ways", runs: 60, size: 80 } }
  )

  it.effect.each([0, 50, 250, 3000])("costs no more than the way of an answer takes: %s milliseconds", (latency) =>
    Effect.gen(function* () {
      const { arrivals, exchange } = distant(() => ({ there: 0, back: latency }))
      const { fork } = calling(yield* waitingGateway(exchange), { limit: 20, window: "1 second" })
      const begin = yield* Clock.currentTimeMillis
      yield* Effect.forEach(Array.from({ length: 400 }), (_, caller) => fork(caller))
      yield* TestClock.adjust("1 hour")
      assert.strictEqual(arrivals.length, 400)
      assert.isAtMost(most(arrivals, 1000).sliding, 20)
      // Nineteen rounds after the first.
      const best = 19 * (1000 + latency)
      assert.isAtMost(Math.max(...arrivals) - begin, best * 1.05)
    })
  )

  it.effect.each(["interrupted", "timed out"])("is kept where calls are %s, and their requests arrive later", (how) =>
    Effect.gen(function* () {
      // The vendor gets each second request when its caller has given up, up to a window later.
      const { arrivals, exchange, sent } = distant((caller) =>
        caller % 2 === 0 ? { there: 1900, back: 60_000 } : { there: 5, back: 5 }
      )
      const { call } = calling(yield* waitingGateway(exchange), { limit: 4, window: 1000 })
      const fibers = yield* Effect.forEach(Array.from({ length: 40 }), (_, caller) => {
        const bounded = how === "timed out" ? call(caller).pipe(Timeout.withTimeout("1 second")) : call(caller)
        return Effect.forkChild(bounded)
      })
      if (how === "interrupted") {
        yield* Effect.forEach(fibers, (fiber, caller) =>
          Effect.gen(function* () {
            while (sent[caller] === undefined) yield* Effect.sleep(50)
            yield* Effect.sleep(900)
            yield* Fiber.interrupt(fiber)
          }).pipe(Effect.forkChild)
        )
      }
      yield* TestClock.adjust("10 minutes")
      assert.strictEqual(arrivals.length, 40)
      assert.isAtMost(most(arrivals, 1000).sliding, 4)
      assert.isAtMost(most(arrivals, 1000).fixed, 4)
    })
  )

  it.effect("holds the place of a call without an answer one window longer", () =>
    Effect.gen(function* () {
      const { exchange, sent } = distant((caller) => ({ there: 0, back: caller === 1 ? 0 : 60_000 }))
      const { call, fork } = calling(yield* waitingGateway(exchange), { limit: 1, window: "1 second" })
      const begin = yield* Clock.currentTimeMillis
      const interrupted = yield* fork(0)
      yield* fork(1)
      yield* Effect.forkChild(call(2).pipe(Timeout.withTimeout("1 second")))
      yield* fork(3)
      yield* TestClock.adjust(500)
      yield* Fiber.interrupt(interrupted)
      yield* TestClock.adjust("1 minute")
      assert.deepStrictEqual(
        sent.map((at) => at - begin),
        [0, 2500, 3500, 6500]
      )
    })
  )

  it.effect("does not hold the place of a call that was never sent", () =>
    Effect.gen(function* () {
      const sent: Array<number> = []
      const exchange: Exchange.Exchange<unknown> = ({ request }) => {
        const { caller } = request as { readonly caller: number }
        sent.push(caller)
        return caller === 0
          ? Effect.delay(Effect.fail(new VendorError.TransportFailure({ outcome: "NotSent" })), 10)
          : Effect.succeed({ _tag: "Answered", body: {} })
      }
      const { fork } = calling(yield* waitingGateway(exchange), { limit: 1, window: "1 hour" })
      yield* fork(0)
      yield* fork(1)
      yield* TestClock.adjust(10)
      assert.deepStrictEqual(sent, [0, 1])
    })
  )
})

describe("a call whose turn comes too late", () => {
  it.effect("fails at once, and says when its turn would come and what to do", () =>
    Effect.gen(function* () {
      const { arrivals, exchange } = distant(() => ({ there: 0, back: 100 }))
      const { call } = calling(yield* waitingGateway(exchange), { limit: 20, window: "1 second" }, "30 seconds")
      const begin = yield* Clock.currentTimeMillis
      const fibers = yield* Effect.forEach(Array.from({ length: 1000 }), (_, caller) =>
        call(caller).pipe(
          Effect.flip,
          Effect.flatMap((error) => Effect.map(Clock.currentTimeMillis, (now) => ({ error, after: now - begin }))),
          Effect.forkChild
        )
      )
      yield* TestClock.adjust(0)
      const last = yield* Fiber.join(fibers.at(-1)!)
      assert.strictEqual(last.after, 0)
      assert.strictEqual(last.error._tag, "RateLimited")
      assert.strictEqual(last.error.outcome, "NotSent")
      assert.include(last.error.message, "maxWait")
      assert.isAtLeast(Duration.toMillis((last.error as VendorError.RateLimited).retryAfter!), 30_000)
      yield* TestClock.adjust("10 minutes")
      // Thirty windows fit into the wait, and their answers take a tenth of a second each.
      assert.isAtLeast(arrivals.length, 20 * 27)
      assert.isAtMost(arrivals.length, 20 * 28)
    })
  )
})

describe("queues", () => {
  const turnOf = (key: string, rate: Limits.Rate): Turn => ({ key, rate })

  it.effect("are dropped when they are idle", () =>
    Effect.gen(function* () {
      const limiter = yield* limiters.make
      const clock = yield* Clock.Clock
      const rate = { limit: 1, window: "1 second" } as const
      const use = (key: string, rate: Limits.Rate) => {
        const turns = [turnOf(key, rate)]
        if (!limiter.enter(turns, clock, 1000)) throw new Error(`${key} waits`)
        limiter.leave(turns, clock, 1)
      }
      // A queue that lasts keeps no other.
      use("slow", { limit: 1, window: "1 day" })
      for (let tenant = 0; tenant < 100_000; tenant++) use(`tenant ${tenant}`, rate)
      assert.isAtLeast(limiter.size(), 100_000)
      yield* TestClock.adjust("1 second")
      use("one", rate)
      use("another", rate)
      assert.isAtMost(limiter.size(), 3)
    })
  )

  it.effect("stay while a call waits or is under way", () =>
    Effect.gen(function* () {
      const { arrivals, exchange } = distant((caller) => ({ there: 0, back: caller === 0 ? 5000 : 0 }))
      const { fork } = calling(yield* waitingGateway(exchange), { limit: 1, window: "1 second" })
      yield* fork(0)
      yield* TestClock.adjust("3 seconds")
      yield* fork(1)
      yield* TestClock.adjust("2999 millis")
      assert.deepStrictEqual(arrivals, [0])
      yield* TestClock.adjust(1)
      assert.deepStrictEqual(arrivals, [0, 6000])
    })
  )

  it.effect("go on without a call that was dropped while it waited", () =>
    Effect.gen(function* () {
      const { arrivals, exchange } = distant(() => ({ there: 0, back: 0 }))
      const { call, fork } = calling(yield* waitingGateway(exchange), { limit: 1, window: "1 second" })
      const clock = yield* Clock.Clock
      yield* fork(0)
      // The timers of its request are gone.
      yield* Effect.forkChild(Effect.provideService(call(1), Clock.Clock, { ...clock, sleep: () => Effect.never }))
      yield* fork(2)
      yield* TestClock.adjust("10 seconds")
      assert.strictEqual(arrivals.length, 2)
    })
  )

  it.effect("go on without a call that was dropped while it was under way", () =>
    Effect.gen(function* () {
      const arrivals: Array<number> = []
      const exchange: Exchange.Exchange<unknown> = ({ request }) =>
        Effect.suspend(() => {
          const { caller } = request as { readonly caller: number }
          arrivals.push(caller)
          return caller === 0 ? Effect.never : Effect.succeed({ _tag: "Answered", body: {} })
        })
      const { call, fork } = calling(yield* waitingGateway(exchange), { limit: 1, window: "1 second" })
      const clock = yield* Clock.Clock
      yield* Effect.forkChild(Effect.provideService(call(0), Clock.Clock, { ...clock, sleep: () => Effect.never }))
      yield* fork(1)
      yield* TestClock.adjust("10 minutes")
      assert.deepStrictEqual(arrivals, [0, 1])
    })
  )
})
