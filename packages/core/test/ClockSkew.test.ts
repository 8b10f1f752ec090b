import { assert, describe, it } from "@effect/vitest"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as BufferedClient from "@effect-vendors/core/vendor/BufferedClient"
import * as HttpExchange from "@effect-vendors/core/vendor/HttpExchange"
import * as Limits from "@effect-vendors/core/Limits"
import * as Retry from "@effect-vendors/core/Retry"
import * as Timeout from "@effect-vendors/core/Timeout"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as TestClock from "effect/testing/TestClock"
import { capturing } from "./spans.ts"
import { book, release, Toy, waitingGateway } from "./toy.ts"

const success = { ok: { ticket: "t", number: 1, released: true } }
const expired = { code: "AuthFailure" }

/** The time that a request carries: its whole body. */
const timeOf = ({ body }: HttpClientRequest.HttpClientRequest): number =>
  Number(body._tag === "Uint8Array" ? new TextDecoder().decode(body.body) : NaN)

/** Answers a request that was signed at a time. */
interface Vendor {
  (time: number): Effect.Effect<{ readonly body: object; readonly date?: string | undefined }>
}

const over = (vendor: Vendor) =>
  Effect.gen(function* () {
    const times: Array<number> = []
    const client = HttpClient.make((request) => {
      times.push(timeOf(request))
      return Effect.map(vendor(timeOf(request)), ({ body, date }) =>
        HttpClientResponse.fromWeb(
          request,
          new Response(JSON.stringify(body), { headers: date === undefined ? {} : { date } })
        )
      )
    })
    const exchange = yield* HttpExchange.make({
      vendor: "Toy",
      request: (_, now) =>
        Effect.succeed(HttpClientRequest.post("https://toy.example/", { body: HttpBody.text(String(now)) })),
      read: (response) => {
        const { code, ok } = JSON.parse(BufferedClient.textOf(response))
        const answer: Exchange.Answer =
          code === undefined ? { _tag: "Answered", body: ok } : { _tag: "Refused", code, message: "no" }
        return Effect.succeed(answer)
      },
      isExpired: ({ code }) => code === expired.code
    }).pipe(Effect.provideService(HttpClient.HttpClient, client))
    const service = yield* waitingGateway(exchange)
    return { times, provide: Effect.provideService(Toy, service) }
  })

const minute = 60_000
const hour = 60 * minute

/** A vendor whose clock is ahead. It refuses times that are more than five minutes off. */
const ahead =
  (offset: number): Vendor =>
  (time) =>
    Effect.clockWith((clock) => {
      const now = clock.currentTimeMillisUnsafe() + offset
      return Effect.succeed({
        body: Math.abs(time - now) > 5 * minute ? expired : success,
        date: new Date(now).toUTCString()
      })
    })

const begin = Date.UTC(2024, 0, 31, 12, 0, 0)

// The policy repeats nothing, so that a second request can only be due to the clock.
const once = book({ seat: "1A" }).pipe(Retry.withPolicy(Retry.none))
const often = release({ seat: "1A" }).pipe(Retry.withPolicy(Retry.none))

describe("a refused timestamp", () => {
  it.effect.each([hour, -hour, 400 * 24 * hour, -6 * minute])(
    "leads to one more attempt by the vendor's clock, which is %s milliseconds ahead",
    (offset) =>
      Effect.gen(function* () {
        yield* TestClock.setTime(begin)
        const calls: ReadonlyArray<Effect.Effect<unknown, VendorError.VendorError, Toy>> = [once, often]
        for (const call of calls) {
          const { provide, times } = yield* over(ahead(offset))
          yield* call.pipe(provide)
          assert.deepStrictEqual(times, [begin, begin + offset])
        }
      })
  )

  it.effect("corrects the time of all later calls", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(begin)
      const { provide, times } = yield* over(ahead(hour))
      yield* once.pipe(provide)
      yield* TestClock.adjust("10 minutes")
      yield* once.pipe(provide)
      yield* often.pipe(provide)
      assert.deepStrictEqual(times.slice(2), [begin + hour + 10 * minute, begin + hour + 10 * minute])
    })
  )

  it.effect("corrects the time again when this machine's clock is set right later", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(begin)
      let offset = hour
      const { provide, times } = yield* over((time) => ahead(offset)(time))
      yield* once.pipe(provide)
      offset = 0
      yield* once.pipe(provide)
      yield* once.pipe(provide)
      assert.deepStrictEqual(times.slice(2), [begin + hour, begin, begin])
    })
  )

  it.effect("corrects each of several calls at once", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(begin)
      const { provide, times } = yield* over((time) => Effect.delay(ahead(hour)(time), "1 second"))
      const fiber = yield* Effect.forkChild(
        Effect.forEach([1, 2, 3], () => once, { concurrency: "unbounded" }).pipe(provide)
      )
      yield* TestClock.adjust("1 minute")
      assert.strictEqual((yield* Fiber.join(fiber)).length, 3)
      // The answers take a second.
      assert.deepStrictEqual(
        times,
        [0, 0, 0, hour, hour, hour].map((offset, i) => begin + offset + (i < 3 ? 0 : 1000))
      )
    })
  )
})

describe("the call fails with the vendor's error", () => {
  const refused = (vendor: Vendor) =>
    Effect.gen(function* () {
      yield* TestClock.setTime(begin)
      const { provide, times } = yield* over(vendor)
      const error = yield* once.pipe(Effect.flip, provide)
      assert.deepInclude<VendorError.VendorError>(error, { _tag: "AuthFailure", outcome: "Rejected", retryable: false })
      return times
    })

  it.effect.each<readonly [string, string | undefined]>([
    ["tells no time", undefined],
    ["tells no time that can be read", "next Tuesday"],
    ["tells the time that the request had", new Date(begin).toUTCString()],
    ["tells nearly that time", new Date(begin + 9000).toUTCString()],
    ["tells nearly that time, before it", new Date(begin - 10_000).toUTCString()]
  ])("after one request when the vendor %s", ([, date]) =>
    Effect.gen(function* () {
      const times = yield* refused(() => Effect.succeed({ body: expired, date }))
      assert.deepStrictEqual(times, [begin])
    })
  )

  it.effect("after two requests when the vendor refuses every time", () =>
    Effect.gen(function* () {
      const date = new Date(begin + hour).toUTCString()
      const times = yield* refused(() => Effect.succeed({ body: expired, date }))
      assert.deepStrictEqual(times, [begin, begin + hour])
    })
  )

  it.effect("after two requests when the vendor tells another time each time", () =>
    Effect.gen(function* () {
      let told = 0
      const times = yield* refused(() =>
        Effect.sync(() => ({ body: expired, date: new Date(begin + ++told * hour).toUTCString() }))
      )
      assert.strictEqual(times.length, 2)
    })
  )

  it.effect("that the second answer holds", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(begin)
      const { provide, times } = yield* over((time) =>
        Effect.succeed(
          time === begin
            ? { body: expired, date: new Date(begin + hour).toUTCString() }
            : { body: { code: "seat-taken" } }
        )
      )
      assert.strictEqual((yield* once.pipe(Effect.flip, provide))._tag, "SeatTaken")
      assert.strictEqual(times.length, 2)
    })
  )
})

describe("an implausible date", () => {
  it.effect.each<readonly [string, string]>([
    ["the last date that there is", "Sat, 13 Sep 275760 00:00:00 GMT"],
    ["a date before 1970", "Wed, 31 Dec 1969 23:59:59 GMT"],
    ["text that is no date", "soon"],
    ["a bare number", "5"],
    ["nothing", ""]
  ])("is ignored, and later calls work: %s", ([, date]) =>
    Effect.gen(function* () {
      yield* TestClock.setTime(begin)
      let isWrong = true
      const { provide, times } = yield* over((time) =>
        isWrong ? Effect.succeed({ body: expired, date }) : ahead(hour)(time)
      )
      const error = yield* once.pipe(Effect.flip, provide)
      assert.deepInclude<VendorError.VendorError>(error, { _tag: "AuthFailure", outcome: "Rejected" })
      assert.deepStrictEqual(times, [begin])
      isWrong = false
      yield* once.pipe(provide)
      assert.deepStrictEqual(times, [begin, begin, begin + hour])
    })
  )
})

it.effect("a success corrects nothing, and another error corrects nothing", () =>
  Effect.gen(function* () {
    yield* TestClock.setTime(begin)
    const date = new Date(begin + hour).toUTCString()
    for (const body of [success, { code: "PermissionDenied" }]) {
      const { provide, times } = yield* over(() => Effect.succeed({ body, date }))
      yield* once.pipe(Effect.exit, provide)
      yield* once.pipe(Effect.exit, provide)
      assert.deepStrictEqual(times, [begin, begin])
    }
  })
)

describe("the second attempt", () => {
  const timeout = Timeout.withTimeout("30 seconds")

  it.effect("has a time of its own", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(begin)
      const { provide, times } = yield* over((time) => Effect.delay(ahead(hour)(time), "20 seconds"))
      const fiber = yield* once.pipe(timeout, provide, Effect.forkChild)
      // Together the two attempts take longer than one may.
      yield* TestClock.adjust("39 seconds")
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(fiber)
      assert.deepStrictEqual(times, [begin, begin + hour + 20_000])
    })
  )

  it.effect("fails when its own time is up", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(begin)
      const { provide, times } = yield* over((time) =>
        Effect.delay(ahead(hour)(time), time === begin ? "20 seconds" : "1 hour")
      )
      const fiber = yield* once.pipe(timeout, Effect.flip, provide, Effect.forkChild)
      yield* TestClock.adjust("49 seconds")
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust("1 second")
      const error = yield* Fiber.join(fiber)
      assert.deepInclude<VendorError.VendorError>(error, {
        _tag: "TransportFailure",
        code: "Timeout",
        outcome: "Unknown"
      })
      assert.strictEqual(times.length, 2)
    })
  )

  const hourly = (maxWait: Duration.Input) =>
    Limits.withLimits({ operation: () => ({ limit: 1, window: "1 hour" }), maxWait })

  it.effect("fails as limited, not sent, when only one call an hour is allowed", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(begin)
      const { provide, times } = yield* over(ahead(hour))
      const error = yield* once.pipe(hourly("1 minute"), Effect.flip, provide)
      assert.deepInclude<VendorError.VendorError>(error, { _tag: "RateLimited", outcome: "NotSent", operation: "book" })
      assert.deepStrictEqual(times, [begin])
    })
  )

  it.effect("waits for its turn when it may, and is signed after that", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(begin)
      const { provide, times } = yield* over(ahead(2 * hour))
      const fiber = yield* once.pipe(hourly("2 hours"), provide, Effect.forkChild)
      yield* TestClock.adjust("1 hour")
      yield* Fiber.join(fiber)
      assert.deepStrictEqual(times, [begin, begin + hour + 2 * hour])
    })
  )

  it.effect("counts as an attempt only when it is sent", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(begin)
      const attempts = (call: typeof once) =>
        Effect.gen(function* () {
          const { spans, provide: traced } = capturing()
          const { provide } = yield* over(ahead(hour))
          yield* call.pipe(Effect.exit, provide, traced)
          return spans.map(({ attributes }) => attributes.get("vendor.attempts"))
        })
      assert.deepStrictEqual(yield* attempts(once), [2])
      assert.deepStrictEqual(yield* attempts(once.pipe(hourly(0))), [1])
    })
  )
})
