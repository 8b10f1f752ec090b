import { assert, describe, it } from "@effect/vitest"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as HttpExchange from "@effect-vendors/core/vendor/HttpExchange"
import * as Limits from "@effect-vendors/core/Limits"
import * as Operation from "@effect-vendors/core/Operation"
import * as Retry from "@effect-vendors/core/Retry"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Metric from "effect/Metric"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import * as TestClock from "effect/testing/TestClock"
import * as Tracer from "effect/Tracer"
import { capturing } from "./spans.ts"
import { book, identity, release, Toy, waitingGateway } from "./toy.ts"

const success: Exchange.Answer = {
  _tag: "Answered",
  body: { ticket: "t", number: 1, released: true },
  requestId: "r-1"
}

const failure = (code: string, requestId?: string): Exchange.Answer => ({
  _tag: "Refused",
  code,
  message: "no",
  requestId
})

/** An exchange that gives the answers in order, each after some milliseconds. */
const answering = (answers: ReadonlyArray<Exchange.Answer>, takes = 0) => {
  const parents: Array<Option.Option<Tracer.AnySpan>> = []
  const exchange: Exchange.Exchange<unknown> = () =>
    Effect.gen(function* () {
      const answer = answers[parents.length]!
      parents.push(yield* Effect.serviceOption(Tracer.ParentSpan))
      if (takes > 0) yield* Effect.sleep(takes)
      return answer
    })
  return { parents, exchange }
}

const attributesOf = (span: Tracer.Span) => Object.fromEntries(span.attributes)

const attributes = { "rpc.system.name": "Toy", "rpc.method": "book", "vendor.operation": "toy/seats/v1/book" }

const once = book({ seat: "1A" })
const often = release({ seat: "1A" })

/** Runs a call to its end, under a tracer and a span of the caller's. */
const traced = (call: Effect.Effect<unknown, VendorError.VendorError, Toy>, exchange: Exchange.Exchange<unknown>) =>
  Effect.gen(function* () {
    const { provide, spans } = capturing()
    const service = yield* waitingGateway(exchange)
    const fiber = yield* call.pipe(
      Effect.exit,
      Effect.provideService(Toy, service),
      Effect.withSpan("the caller's"),
      provide,
      Effect.forkChild
    )
    yield* TestClock.adjust("1 hour")
    const exit = yield* Fiber.join(fiber)
    return { exit, caller: spans[0]!, spans: spans.slice(1) }
  })

describe("a call has one span,", () => {
  it.effect("which carries its names and is a child of the caller's span", () =>
    Effect.gen(function* () {
      const { exchange, parents } = answering([success], 250)
      const { caller, exit, spans } = yield* traced(once, exchange)
      assert.strictEqual(spans.length, 1)
      const span = spans[0]!
      assert.strictEqual(span.name, "book")
      assert.strictEqual(span.kind, "client")
      assert.strictEqual(Option.getOrThrow(span.parent), caller)
      assert.deepStrictEqual(attributesOf(span), {
        ...attributes,
        "vendor.attempts": 1,
        "vendor.request_id": "r-1"
      })
      assert(span.status._tag === "Ended")
      assert.strictEqual(span.status.endTime - span.status.startTime, 250_000_000n)
      assert.isTrue(Exit.isSuccess(span.status.exit))
      assert.isTrue(Exit.isSuccess(exit))
      // The exchange runs within the span.
      assert.strictEqual(Option.getOrThrow(parents[0]!), span)
    })
  )

  it.effect("also when it is sent several times", () =>
    Effect.gen(function* () {
      const { exchange, parents } = answering([failure("ServiceFailure", "r-0"), failure("RateLimited"), success], 100)
      const { spans } = yield* traced(often.pipe(Retry.withPolicy(Schedule.spaced("1 second"))), exchange)
      assert.strictEqual(spans.length, 1)
      assert.deepStrictEqual(attributesOf(spans[0]!), {
        "rpc.system.name": "Toy",
        "rpc.method": "release",
        "vendor.operation": "toy/seats/v1/release",
        "vendor.attempts": 3,
        "vendor.request_id": "r-1"
      })
      assert.strictEqual(parents.length, 3)
      for (const parent of parents) assert.strictEqual(Option.getOrThrow(parent), spans[0])
      // The span lasts from the first attempt to the last answer, with all waiting.
      assert(spans[0]!.status._tag === "Ended")
      assert.strictEqual(spans[0]!.status.endTime - spans[0]!.status.startTime, 2_300_000_000n)
    })
  )

  it.effect.each<readonly [answer: Exchange.Answer, expected: Record<string, unknown>]>([
    [
      failure("seat-taken", "r-1"),
      { "error.type": "SeatTaken", "vendor.outcome": "Rejected", "rpc.response.status_code": "seat-taken" }
    ],
    [
      failure("AuthFailure", "r-1"),
      { "error.type": "AuthFailure", "vendor.outcome": "Rejected", "rpc.response.status_code": "AuthFailure" }
    ],
    [
      failure("ServiceFailure", "r-1"),
      { "error.type": "ServiceFailure", "vendor.outcome": "Unknown", "rpc.response.status_code": "ServiceFailure" }
    ],
    // A malformed response has no code.
    [
      { ...success, body: {} },
      { "error.type": "MalformedResponse", "vendor.outcome": "Done" }
    ]
  ])("which tells how it failed: %o", ([answer, expected]) =>
    Effect.gen(function* () {
      const { exit, spans } = yield* traced(once, answering([answer]).exchange)
      assert.isTrue(Exit.isFailure(exit))
      assert.strictEqual(spans.length, 1)
      assert.deepStrictEqual(attributesOf(spans[0]!), {
        ...attributes,
        "vendor.attempts": 1,
        "vendor.request_id": "r-1",
        ...expected
      })
      const { status } = spans[0]!
      assert(status._tag === "Ended")
      assert.isTrue(Exit.isFailure(status.exit))
    })
  )

  it.effect("which counts the attempts before it failed", () =>
    Effect.gen(function* () {
      const answers = Array.from({ length: 4 }, (_, i) => failure("ServiceFailure", `r-${i}`))
      const { spans } = yield* traced(often, answering(answers).exchange)
      assert.deepInclude(attributesOf(spans[0]!), { "vendor.attempts": 4, "vendor.request_id": "r-3" })
    })
  )

  it.effect("which counts no attempt where none was made", () =>
    Effect.gen(function* () {
      const unfit = yield* traced(book({ seat: "far too long a name" }), answering([]).exchange)
      assert.deepStrictEqual(attributesOf(unfit.spans[0]!), {
        ...attributes,
        "vendor.attempts": 0,
        "error.type": "InvalidParameter",
        "vendor.outcome": "NotSent"
      })
      const none = Limits.withLimits({ operation: () => ({ limit: 0, window: "1 second" }) })
      const limited = yield* traced(once.pipe(none), answering([]).exchange)
      assert.deepStrictEqual(attributesOf(limited.spans[0]!), {
        ...attributes,
        "vendor.attempts": 0,
        "error.type": "RateLimited",
        "vendor.outcome": "NotSent"
      })
    })
  )

  it.effect("which names the operation's product", () =>
    Effect.gen(function* () {
      const elsewhere = Operation.make(Toy, identity("book", "trains"), {
        request: book.request,
        response: book.response
      })
      const { spans } = yield* traced(elsewhere({ seat: "1A" }), answering([success]).exchange)
      assert.strictEqual(spans[0]!.attributes.get("vendor.operation"), "toy/trains/v1/book")
    })
  )

  it.effect("which ends when the call is interrupted", () =>
    Effect.gen(function* () {
      const { provide, spans } = capturing()
      const service = yield* waitingGateway(() => Effect.never)
      const fiber = yield* once.pipe(Effect.provideService(Toy, service), provide, Effect.forkChild)
      yield* TestClock.adjust("3 seconds")
      assert.strictEqual(spans.length, 1)
      assert.strictEqual(spans[0]!.status._tag, "Started")
      yield* Fiber.interrupt(fiber)
      const { status } = spans[0]!
      assert(status._tag === "Ended")
      assert.isTrue(Exit.hasInterrupts(status.exit))
      assert.strictEqual(status.endTime - status.startTime, 3_000_000_000n)
      assert.deepStrictEqual(attributesOf(spans[0]!), { ...attributes, "vendor.attempts": 1 })
    })
  )

  it.effect("which ends when the exchange has a bug", () =>
    Effect.gen(function* () {
      const { spans } = yield* traced(once.pipe(Effect.sandbox, Effect.ignore), () => Effect.die(new Error("a bug")))
      assert.strictEqual(spans.length, 1)
      assert.strictEqual(spans[0]!.status._tag, "Ended")
    })
  )

  it.effect("which is its own when several calls run at once", () =>
    Effect.gen(function* () {
      const calls = Effect.all([once, once, once], { concurrency: "unbounded" })
      const { caller, spans } = yield* traced(calls, answering([success, success, success], 10).exchange)
      assert.strictEqual(spans.length, 3)
      for (const span of spans) {
        assert.strictEqual(Option.getOrThrow(span.parent), caller)
        assert.strictEqual(span.attributes.get("vendor.attempts"), 1)
      }
    })
  )
})

it.effect("a call has no span without a tracer, and its exchange runs within the caller's span", () =>
  Effect.gen(function* () {
    const { exchange, parents } = answering([success, success])
    const service = yield* waitingGateway(exchange)
    const caller = yield* once.pipe(
      Effect.andThen(Effect.currentSpan),
      Effect.withSpan("the caller's"),
      Effect.provideService(Toy, service)
    )
    assert.strictEqual(Option.getOrThrow(parents[0]!), caller)
    yield* once.pipe(Effect.provideService(Toy, service))
    assert.isTrue(Option.isNone(parents[1]!))
  })
)

describe("metrics", () => {
  /** The metrics of calls while an effect runs. */
  const recorded = <A, E>(effect: Effect.Effect<A, E>) =>
    Effect.gen(function* () {
      const fiber = yield* Effect.forkChild(Effect.exit(effect))
      yield* TestClock.adjust("1 hour")
      yield* Fiber.join(fiber)
      const snapshots = yield* Metric.snapshot
      const of = (id: string) =>
        snapshots
          .filter((snapshot) => snapshot.id === id)
          .map(({ attributes, state }) => ({ attributes: { ...attributes }, state }))
      return { calls: of("vendor.client.calls"), durations: of("rpc.client.call.duration") }
    }).pipe(Effect.provideService(Metric.MetricRegistry, new Map()))

  it.effect("count calls by how they ended", () =>
    Effect.gen(function* () {
      const answers = [
        success,
        failure("seat-taken"),
        success,
        failure("ServiceFailure"),
        failure("seat-taken"),
        success
      ]
      const service = yield* waitingGateway(answering(answers).exchange)
      const { calls } = yield* recorded(
        Effect.forEach(answers, () => Effect.exit(once)).pipe(Effect.provideService(Toy, service))
      )
      const counts = calls.map(({ attributes, state }) => [attributes, (state as { count: number }).count])
      assert.sameDeepMembers<unknown>(counts, [
        [{ ...attributes, outcome: "Success" }, 3],
        [{ ...attributes, "outcome": "SeatTaken", "error.type": "SeatTaken" }, 2],
        [{ ...attributes, "outcome": "ServiceFailure", "error.type": "ServiceFailure" }, 1]
      ])
    })
  )

  it.effect("count a call once when it is sent several times, and when it is interrupted", () =>
    Effect.gen(function* () {
      const service = yield* waitingGateway(
        answering([failure("RateLimited"), failure("RateLimited"), success]).exchange
      )
      const endless = yield* waitingGateway(() => Effect.never)
      const { calls } = yield* recorded(
        Effect.gen(function* () {
          yield* once.pipe(Effect.provideService(Toy, service))
          yield* once.pipe(Effect.provideService(Toy, endless), Effect.timeoutOption("1 second"))
        })
      )
      const counts = calls.map(({ attributes, state }) => [attributes.outcome, (state as { count: number }).count])
      assert.sameDeepMembers<unknown>(counts, [
        ["Success", 1],
        ["Interrupted", 1]
      ])
    })
  )

  it.effect("time calls in seconds, from the call to its end, with all attempts and waiting", () =>
    Effect.gen(function* () {
      const answers = [success, failure("RateLimited"), success, failure("seat-taken")]
      const service = yield* waitingGateway(answering(answers, 80).exchange)
      const { durations } = yield* recorded(
        Effect.gen(function* () {
          yield* once
          yield* once.pipe(Retry.withPolicy(Schedule.spaced("2 seconds")))
          yield* Effect.flip(once)
        }).pipe(Effect.provideService(Toy, service))
      )
      const successes = durations.find(({ attributes }) => !("error.type" in attributes))!
      assert.deepStrictEqual(successes.attributes, attributes)
      const state = successes.state as Metric.HistogramState
      assert.strictEqual(state.count, 2)
      assert.strictEqual(state.min, 0.08)
      assert.strictEqual(state.max, 2.16)
      assert.approximately(state.sum, 2.24, 1e-9)
      // The buckets are cumulative.
      const within = new Map(state.buckets)
      assert.deepStrictEqual([within.get(0.075), within.get(0.1), within.get(1), within.get(2.5)], [0, 1, 1, 2])
      const failures = durations.filter((duration) => duration !== successes)
      assert.deepStrictEqual(
        failures.map(({ attributes }) => attributes),
        [{ ...attributes, "error.type": "SeatTaken" }]
      )
    })
  )

  it.effect("are recorded with a tracer too", () =>
    Effect.gen(function* () {
      const { provide } = capturing()
      const service = yield* waitingGateway(answering([success]).exchange)
      const { calls, durations } = yield* recorded(once.pipe(Effect.provideService(Toy, service), provide))
      assert.strictEqual(calls.length, 1)
      assert.strictEqual(durations.length, 1)
    })
  )
})

describe("over HTTP", () => {
  const sent: Array<HttpClientRequest.HttpClientRequest> = []
  const client = HttpClient.make((request) =>
    Effect.sync(() => {
      sent.push(request)
      return HttpClientResponse.fromWeb(request, new Response("ok"))
    })
  )
  const request = HttpClientRequest.post("https://toy.example/", { headers: { kept: "as it is" } })

  it.effect("the client makes no span and sends no part of the trace to the vendor", () =>
    Effect.gen(function* () {
      sent.length = 0
      const exchange = yield* HttpExchange.make({
        vendor: "Toy",
        request: () => Effect.succeed(request),
        read: () => Effect.succeed(success),
        isExpired: () => false
      }).pipe(Effect.provideService(HttpClient.HttpClient, client))
      const { spans } = yield* traced(once, exchange)
      assert.deepStrictEqual(
        spans.map(({ name }) => name),
        ["book"]
      )
      assert.deepStrictEqual({ ...sent[0]!.headers }, { kept: "as it is" })

      // Outside of an exchange the client does both.
      const bare = capturing()
      yield* client.execute(request).pipe(Effect.withSpan("the caller's"), bare.provide)
      assert.strictEqual(bare.spans.length, 2)
      assert.property({ ...sent[1]!.headers }, "traceparent")
    })
  )
})
