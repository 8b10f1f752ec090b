/** What waits for a connection: its time has not begun, and a call that gives up while it waits was not sent. */
import * as Circuit from "@effect-vendors/core/Circuit"
import * as Operation from "@effect-vendors/core/Operation"
import * as Retry from "@effect-vendors/core/Retry"
import * as Timeout from "@effect-vendors/core/Timeout"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as HttpExchange from "@effect-vendors/core/vendor/HttpExchange"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as UndiciHttpClient from "@effect-vendors/node/UndiciHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as CircuitBreaker from "effect/persistence/CircuitBreaker"
import * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import type { ServerResponse } from "node:http"
import { serve } from "./server.ts"

class Shop extends Context.Service<Shop, Gateway.Gateway>()("@effect-vendors/node/test/Shop") {}

const buy = Operation.make(
  Shop,
  { vendor: "Shop", product: "shop", version: "v1", name: "buy" },
  { request: Wire.struct({ number: Wire.Int }), response: Wire.struct({}) }
)

const call = (number: number) => buy({ number }).pipe(Retry.withPolicy(Retry.none))

/** The gateway of a shop at an address. */
const shopAt = (
  url: string,
  options?: UndiciHttpClient.Options,
  circuit: Layer.Layer<never> = Layer.empty,
  using: (client: HttpClient.HttpClient) => HttpClient.HttpClient = (client) => client
) => {
  const exchange = HttpExchange.make({
    vendor: "Shop",
    request: ({ request }) =>
      Effect.succeed(HttpClientRequest.post(`${url}/${(request as { readonly number: number }).number}`)),
    read: () => Effect.succeed({ _tag: "Answered", body: {} })
  })
  const gateway = Effect.flatMap(exchange, (exchange) =>
    Gateway.make({ vendor: "Shop", classify: () => ({ tag: "UnexpectedError" }), exchange })
  )
  return Layer.effect(Shop, gateway).pipe(
    Layer.provide(Layer.effect(HttpClient.HttpClient, Effect.map(HttpClient.HttpClient, using))),
    Layer.provide([UndiciHttpClient.layer(options), circuit])
  )
}

/** A server that answers when it is told to. */
const patient = Effect.gen(function* () {
  const open: Array<ServerResponse> = []
  const { received, url } = yield* serve((_, response) => void open.push(response))
  const until = (condition: () => boolean) =>
    Effect.promise(async () => {
      while (!condition()) await new Promise((resolve) => setImmediate(resolve))
    })
  return {
    url,
    /** The numbers of the calls that arrived. */
    numbers: () => received.map(({ path }) => Number(path.slice(1))),
    /** Waits until so many requests have arrived. */
    arrived: (count: number) => until(() => received.length >= count),
    answer: Effect.sync(() => open.shift()!.end("{}"))
  }
})

const ended = <A>(fiber: Fiber.Fiber<A, VendorError.VendorError>) => Effect.flip(Fiber.join(fiber))

const breaker = Circuit.layer.pipe(
  Layer.provide(
    CircuitBreaker.layer({ tripPolicy: CircuitBreaker.consecutive(1), openDuration: "1 hour" }).pipe(
      Layer.provide(CircuitBreaker.layerStoreMemory())
    )
  )
)

describe("a call that waits for a connection", () => {
  it.effect("has its whole time once it is sent", () =>
    Effect.gen(function* () {
      const { answer, arrived, numbers, url } = yield* patient
      yield* Effect.gen(function* () {
        const first = yield* Effect.forkChild(call(1))
        yield* arrived(1)
        const second = yield* Effect.forkChild(call(2))
        yield* TestClock.adjust("29 seconds")
        yield* answer
        yield* Fiber.join(first)
        yield* arrived(2)
        yield* TestClock.adjust("29 seconds")
        assert.deepStrictEqual(numbers(), [1, 2])
        yield* answer
        yield* Fiber.join(second)
      }).pipe(Effect.provide(shopAt(url, { connections: 1 })))
    })
  )

  it.effect("is not sent where it gives up, and no circuit counts it", () =>
    Effect.gen(function* () {
      const { answer, arrived, numbers, url } = yield* patient
      yield* Effect.gen(function* () {
        const first = yield* Effect.forkChild(call(1))
        yield* arrived(1)
        yield* TestClock.adjust("10 seconds")
        const waiting = yield* Effect.forEach([2, 3, 4], (number) => Effect.forkChild(call(number)))
        const interrupted = yield* Effect.forkChild(call(5))
        yield* TestClock.adjust("10 seconds")
        yield* Fiber.interrupt(interrupted)
        yield* answer
        yield* Fiber.join(first)
        yield* arrived(2)
        yield* TestClock.adjust("20 seconds")
        for (const fiber of waiting.slice(1)) {
          const error = yield* ended(fiber)
          assert.deepInclude(error, { _tag: "RateLimited", outcome: "NotSent", retryable: true })
          assert.include(error.message, "connections")
        }
        yield* answer
        yield* Fiber.join(waiting[0]!)
        const last = yield* Effect.forkChild(call(6))
        yield* arrived(3)
        yield* answer
        yield* Fiber.join(last)
        assert.deepStrictEqual(numbers(), [1, 2, 6])
      }).pipe(Effect.provide(shopAt(url, { connections: 1 }, breaker)))
    })
  )

  it.effect.each([
    ["whole answers", (client: HttpClient.HttpClient) => client],
    ["answers in steps", (client: HttpClient.HttpClient) => HttpClient.transform(client, (effect) => effect)]
  ] as const)("is not sent where its deadline passes, for %s", ([, using]) =>
    Effect.gen(function* () {
      const { answer, arrived, numbers, url } = yield* patient
      yield* Effect.gen(function* () {
        const first = yield* Effect.forkChild(call(1))
        yield* arrived(1)
        const late = yield* Effect.forkChild(call(2).pipe(Timeout.withDeadline(20_000)))
        const early = yield* Effect.forkChild(call(3).pipe(Timeout.withDeadline(21_000)))
        yield* TestClock.adjust("20001 millis")
        yield* answer
        yield* Fiber.join(first)
        const error = yield* ended(late)
        assert.deepInclude(error, { _tag: "TransportFailure", code: "DeadlinePassed", outcome: "NotSent" })
        yield* arrived(2)
        yield* answer
        yield* Fiber.join(early)
        assert.deepStrictEqual(numbers(), [1, 3])
      }).pipe(Effect.provide(shopAt(url, { connections: 1 }, Layer.empty, using)))
    })
  )

  it.effect("is not sent where the layer closes", () =>
    Effect.gen(function* () {
      const { arrived, numbers, url } = yield* patient
      const scope = yield* Scope.make()
      const context = yield* Layer.buildWithScope(shopAt(url, { connections: 1 }), scope)
      const first = yield* Effect.forkChild(Effect.provide(call(1), context))
      yield* arrived(1)
      const waiting = yield* Effect.forEach(Array.from({ length: 4000 }), (_, number) =>
        Effect.forkChild(Effect.provide(call(number + 2), context))
      )
      yield* Effect.yieldNow
      yield* Scope.close(scope, Exit.void)
      assert.strictEqual((yield* ended(first)).outcome, "Unknown")
      for (const fiber of waiting) assert.strictEqual((yield* ended(fiber)).outcome, "NotSent")
      assert.deepStrictEqual(numbers(), [1])
    })
  )

  it.effect("fails the connection, and the circuit counts it, where the host does not let it connect", () =>
    Effect.gen(function* () {
      const unreachable = shopAt("http://shop.test", { connect: () => {} }, breaker)
      yield* Effect.gen(function* () {
        const fiber = yield* Effect.forkChild(call(1))
        yield* TestClock.adjust("30 seconds")
        const error = yield* ended(fiber)
        assert.deepInclude(error, { _tag: "TransportFailure", code: "ConnectTimeout", outcome: "NotSent" })
        const next = yield* Effect.flip(call(2))
        assert.deepInclude(next, { _tag: "ServiceFailure", code: "CircuitOpen", outcome: "NotSent" })
      }).pipe(Effect.provide(unreachable))
    })
  )

  it.effect("has an unknown outcome where its answer does not come in time", () =>
    Effect.gen(function* () {
      const { arrived, url } = yield* patient
      yield* Effect.gen(function* () {
        const fiber = yield* Effect.forkChild(call(1))
        yield* arrived(1)
        yield* TestClock.adjust("30 seconds")
        assert.deepInclude(yield* ended(fiber), { _tag: "TransportFailure", code: "Timeout", outcome: "Unknown" })
      }).pipe(Effect.provide(shopAt(url)))
    })
  )
})

describe("many calls at once", () => {
  it.live("share the connections, in the order in which they came", () =>
    Effect.gen(function* () {
      let atOnce = 0
      let most = 0
      const { received, url } = yield* serve((_, response) => {
        most = Math.max(most, ++atOnce)
        setImmediate(() => {
          atOnce--
          response.end("{}")
        })
      })
      const numbers = Array.from({ length: 2000 }, (_, number) => number)
      yield* Effect.forEach(numbers, call, { concurrency: "unbounded", discard: true }).pipe(
        Effect.provide(shopAt(url, { connections: 8 }))
      )
      assert.strictEqual(received.length, 2000)
      assert.isAtMost(most, 8)
      for (const [index, { path }] of received.entries()) assert.closeTo(Number(path.slice(1)), index, 8)
    })
  )

  it.live("and those that take the answer step by step wait with them", () =>
    Effect.gen(function* () {
      let atOnce = 0
      let most = 0
      const { url } = yield* serve((_, response) => {
        most = Math.max(most, ++atOnce)
        setImmediate(() => {
          atOnce--
          response.end("{}")
        })
      })
      const get = Effect.flatMap(HttpClient.get(url), ({ text }) => text)
      const texts = yield* Effect.all(
        Array.from({ length: 100 }, () => get),
        { concurrency: "unbounded" }
      ).pipe(Effect.provide(UndiciHttpClient.layer({ connections: 2 })))
      assert.isTrue(texts.every((text) => text === "{}"))
      assert.isAtMost(most, 2)
    })
  )
})
