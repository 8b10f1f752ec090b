import { assert, it } from "@effect/vitest"
import { Limits, VendorError } from "@effect-vendors/core"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import { Mafia, Taobao } from "@effect-vendors/taobao"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import { isServed, leaks, load } from "../src/load.ts"

it.live(
  "a thousand calls at once leave nothing behind",
  () =>
    Effect.gen(function* () {
      const figures = yield* load({ calls: 1000, rounds: 2, connections: 50 })
      assert.isTrue(isServed(figures, 1000), JSON.stringify(figures))
      assert.deepStrictEqual(leaks(figures), [], JSON.stringify(figures))
    }),
  60_000
)

const limit = 500
const calls = 10_000

it.effect("ten thousand calls at once all go out in order and within the limit", () =>
  Effect.gen(function* () {
    const sent: Array<number> = []
    const gateway = yield* Gateway.make({
      vendor: "Taobao",
      classify: () => ({ tag: "UnexpectedError" }),
      exchange: () =>
        Effect.map(Clock.currentTimeMillis, (now) => {
          sent.push(now)
          return { _tag: "Answered", body: { succ: true } }
        })
    })
    const order: Array<number> = []
    const all = yield* Effect.forEach(
      Array.from({ length: calls }, (_, index) => index),
      (index) => Effect.tap(Mafia.accountAreaAuth({}), () => Effect.sync(() => order.push(index))),
      { concurrency: "unbounded", discard: true }
    ).pipe(
      Limits.withLimits({ operation: () => ({ limit, window: "1 second" }), maxWait: "1 minute" }),
      Effect.provideService(Taobao.Taobao, gateway),
      Effect.forkChild
    )
    yield* TestClock.adjust("30 seconds")
    yield* Fiber.join(all)

    assert.strictEqual(sent.length, calls)
    // No second holds more calls, wherever it begins.
    for (let first = 0; first + limit < calls; first++) assert.isAtLeast(sent[first + limit]! - sent[first]!, 1000)
    assert.strictEqual(sent.at(-1), (calls / limit - 1) * 1000)
    assert.deepStrictEqual(
      order,
      order.toSorted((a, b) => a - b)
    )
  })
)

it.effect("a limited gateway sends no call of ten thousand that would wait too long", () =>
  Effect.gen(function* () {
    let sent = 0
    const gateway = yield* Gateway.make({
      vendor: "Taobao",
      classify: () => ({ tag: "UnexpectedError" }),
      exchange: () =>
        Effect.sync(() => {
          sent++
          return { _tag: "Answered", body: { succ: true } }
        })
    })
    const all = yield* Effect.forEach(Array.from({ length: calls }), () => Effect.result(Mafia.accountAreaAuth({})), {
      concurrency: "unbounded"
    }).pipe(
      Limits.withLimits({ operation: () => ({ limit, window: "1 second" }), maxWait: "3500 millis" }),
      Effect.provideService(Taobao.Taobao, gateway),
      Effect.forkChild
    )
    yield* TestClock.adjust("1 minute")
    const results = yield* Fiber.join(all)
    assert.strictEqual(sent, 4 * limit)
    const failed = results.flatMap((result) => (result._tag === "Failure" ? [result.failure] : []))
    assert.strictEqual(failed.length, calls - 4 * limit)
    for (const error of failed) {
      assert(error instanceof VendorError.RateLimited)
      assert.strictEqual(error.outcome, "NotSent")
    }
  })
)
