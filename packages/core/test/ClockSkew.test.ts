import { assert, describe, it } from "@effect/vitest"
import type * as Gateway from "@effect-vendors/core/Gateway"
import * as Http from "@effect-vendors/core/Http"
import * as Retry from "@effect-vendors/core/Retry"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as TestClock from "effect/testing/TestClock"
import { book, release, Toy, waitingGateway } from "./toy.ts"

const success = { ok: { ticket: "t", number: 1, released: true } }
const expired = { code: "AuthFailure" }

/** The time that a request carries: its whole body. */
const timeOf = ({ body }: HttpClientRequest.HttpClientRequest): number =>
  Number(body._tag === "Uint8Array" ? new TextDecoder().decode(body.body) : NaN)

/** What a vendor answers to a request of a time. */
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
    const exchange = yield* Http.make({
      vendor: "Toy",
      request: (_, __, now) =>
        Effect.succeed(HttpClientRequest.post("https://toy.example/", { body: HttpBody.text(String(now)) })),
      parse: (text) => {
        const { code, ok } = JSON.parse(text)
        const answer: Gateway.Answer =
          code === undefined ? { _tag: "Success", body: ok } : { _tag: "Failure", code, message: "no" }
        return Effect.succeed(answer)
      },
      isExpired: ({ code }) => code === expired.code
    }).pipe(Effect.provideService(HttpClient.HttpClient, client))
    const service = yield* waitingGateway(exchange)
    return { times, provide: Effect.provideService(Toy, service) }
  })

const minute = 60_000
const hour = 60 * minute

/** A vendor whose clock is ahead, and which takes no time that is more than five minutes off. */
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

// The policy would send nothing again that is refused for its time: what is sent again here is so without.
const once = book({ seat: "1A" }).pipe(Retry.withPolicy(undefined))
const often = release({ seat: "1A" }).pipe(Retry.withPolicy(undefined))

describe("a timestamp that the vendor refuses", () => {
  it.effect.each([hour, -hour, 400 * 24 * hour, -6 * minute])(
    "is corrected by its clock, %s milliseconds away, and the call is sent once more",
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

  it.effect("does so for all calls to come, while time goes on", () =>
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

  it.effect("and again, where the clock is set right later", () =>
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

  it.effect("is corrected for each of several calls at once", () =>
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

describe("the error comes through", () => {
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
  ])("after one request, where the vendor %s", ([, date]) =>
    Effect.gen(function* () {
      const times = yield* refused(() => Effect.succeed({ body: expired, date }))
      assert.deepStrictEqual(times, [begin])
    })
  )

  it.effect("after two requests, where the vendor minds every time", () =>
    Effect.gen(function* () {
      const date = new Date(begin + hour).toUTCString()
      const times = yield* refused(() => Effect.succeed({ body: expired, date }))
      assert.deepStrictEqual(times, [begin, begin + hour])
    })
  )

  it.effect("after two requests, where it tells another time each time", () =>
    Effect.gen(function* () {
      let told = 0
      const times = yield* refused(() =>
        Effect.sync(() => ({ body: expired, date: new Date(begin + ++told * hour).toUTCString() }))
      )
      assert.strictEqual(times.length, 2)
    })
  )

  it.effect("whatever the second answer is", () =>
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

it.effect("a success corrects nothing, nor does another error", () =>
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

it.effect("the second request is within the time of the same attempt", () =>
  Effect.gen(function* () {
    yield* TestClock.setTime(begin)
    const { provide } = yield* over((time) => Effect.delay(ahead(hour)(time), "20 seconds"))
    const fiber = yield* once.pipe(Effect.flip, provide, Effect.forkChild)
    yield* TestClock.adjust(Duration.seconds(30))
    const error = yield* Fiber.join(fiber)
    assert.deepInclude<VendorError.VendorError>(error, { _tag: "TransportFailure", code: "Timeout" })
  })
)
