/** The platform's side of the wire, for a client that is not ours. */
import { assert, describe, it } from "@effect/vitest"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import type * as SandboxVendor from "@effect-vendors/core/testing/SandboxVendor"
import * as TopTesting from "@effect-vendors/top/testing/TopTesting"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Redacted from "effect/Redacted"
import { TestClock } from "effect/testing"
import * as CourierTesting from "./courier/testing.ts"
import * as independent from "./independent.ts"
import * as raw from "./raw.ts"

const now = Date.parse("2024-02-29T16:00:00Z")

const good: Record<string, string> = {
  method: "courier.parcels.ship",
  app_key: TopTesting.credentials.appKey,
  timestamp: independent.timestamp(now),
  v: "2.0",
  sign_method: "md5",
  format: "json",
  order: `{"parcels":[{"id":9007199254740993,"weight":500}]}`
}

const signed = (changes: raw.Parameters) => raw.signed({ ...good, ...changes })

const answerTo = (request: HttpClientRequest.HttpClientRequest, options?: SandboxVendor.Options) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(now)
    const handler = yield* CourierTesting.sandbox.handler(options)
    const response = yield* WireServer.client(handler).execute(request)
    return { status: response.status, type: response.headers["content-type"], text: yield* response.text }
  }).pipe(Effect.provide(CourierTesting.layerSimulation()))

const json = (form: Record<string, string>, options?: SandboxVendor.Options) =>
  Effect.map(answerTo(raw.post(form), options), ({ text }) => JSON.parse(text))

describe("a good request", () => {
  it.effect.each(independent.signMethods)("signed with %s", (sign_method) =>
    Effect.gen(function* () {
      const answer = yield* json(signed({ sign_method }))
      assert.isTrue(answer.courier_parcels_ship_response.accepted)
    })
  )

  it.effect("signed with md5 by default", () =>
    Effect.gen(function* () {
      const answer = yield* json(signed({ sign_method: undefined }))
      assert.isTrue(answer.courier_parcels_ship_response.accepted)
    })
  )

  it.effect("with public parameters in the query", () =>
    Effect.gen(function* () {
      const { order, ...query } = signed({})
      const request = raw.post({ order: order! }, `?${new URLSearchParams(query)}`)
      const { text } = yield* answerTo(request)
      assert.isTrue(JSON.parse(text).courier_parcels_ship_response.accepted)
    })
  )

  it.effect("with a session and the other optional parameters", () =>
    Effect.gen(function* () {
      const answer = yield* json(signed({ session: "s", partner_id: "p", target_app_key: "t", simplify: "true" }))
      assert.isTrue(answer.accepted)
    })
  )

  it.effect("without a format is answered in XML", () =>
    Effect.gen(function* () {
      const { text, type } = yield* answerTo(raw.post(signed({ format: undefined })))
      assert.match(
        text,
        /^<\?xml version="1\.0" encoding="utf-8"\?><courier_parcels_ship_response><accepted>true<\/accepted>.*<\/courier_parcels_ship_response>$/
      )
      assert.strictEqual(type, "text/xml;charset=UTF-8")
    })
  )

  it.effect("of an application that the sandbox is told of", () =>
    Effect.gen(function* () {
      const parameters = { ...good, app_key: "mine" }
      const form = raw.signed(parameters, "密钥")
      const answer = yield* json(form, { secrets: { mine: Redacted.make("密钥") } })
      assert.isTrue(answer.courier_parcels_ship_response.accepted)
    })
  )
})

describe("the platform refuses", () => {
  const minutes = (count: number, seconds = 0) => independent.timestamp(now + count * 60_000 + seconds * 1000)

  it.effect.each<readonly [string, Record<string, string>, number]>([
    ["a request without method", signed({ method: undefined }), 21],
    ["an unknown method", signed({ method: "courier.no.such" }), 22],
    ["a method in upper case", signed({ method: "COURIER.parcels.ship" }), 22],
    ["a method that is a property of every object", signed({ method: "constructor" }), 22],
    ["a request without signature", raw.defined(good), 24],
    ["the signature of another request", { ...signed({}), order: "{}" }, 25],
    ["a signature in lower case", { ...signed({}), sign: signed({}).sign!.toLowerCase() }, 25],
    ["a signature that is too short", { ...signed({}), sign: "A" }, 25],
    ["a signature with another secret", { ...good, sign: independent.sign("md5", good, "other") }, 25],
    [
      "a signature of another method than sign_method",
      { ...good, sign: independent.sign("hmac", good, "sandbox-secret") },
      25
    ],
    ["an unknown sign_method", signed({ sign_method: "sha1" }), 25],
    ["a request without app key", signed({ app_key: undefined }), 28],
    ["an unknown app key", signed({ app_key: "other" }), 29],
    ["an app key that is a property of every object", signed({ app_key: "toString" }), 29],
    ["a request without timestamp", signed({ timestamp: undefined }), 30],
    ["a time more than ten minutes ago", signed({ timestamp: minutes(-10, -1) }), 31],
    ["a time more than ten minutes ahead", signed({ timestamp: minutes(10, 1) }), 31],
    ["a time of UTC", signed({ timestamp: independent.timestamp(now - 8 * 3_600_000) }), 31],
    ["a time that does not exist", signed({ timestamp: "2024-02-30 00:00:00" }), 31],
    ["a time in another form", signed({ timestamp: "2024-03-01T00:00:00" }), 31],
    ["a request without version", signed({ v: undefined }), 32],
    ["an unknown version", signed({ v: "3.0" }), 33],
    ["arguments that are no JSON", signed({ order: `{"parcels":` }), 41]
  ])("%s", ([, form, code]) =>
    Effect.gen(function* () {
      const { status, text } = yield* answerTo(raw.post(form))
      assert.strictEqual(status, 200)
      const answer = JSON.parse(text)
      assert.hasAllKeys(answer, ["error_response"])
      assert.strictEqual(answer.error_response.code, code)
      assert.notStrictEqual(answer.error_response.msg, "")
    })
  )

  it.effect("an unknown format, in XML", () =>
    Effect.gen(function* () {
      const { text } = yield* answerTo(raw.post(signed({ format: "yaml" })))
      assert.match(text, /<error_response><code>23<\/code>/)
    })
  )

  it.effect("a request in the format that the request asks for", () =>
    Effect.gen(function* () {
      const { text } = yield* answerTo(raw.post(signed({ method: "courier.no.such", format: "xml" })))
      assert.match(text, /^<\?xml .*\?><error_response><code>22<\/code><msg>.+<\/msg>.*<\/error_response>$/)
      const simplified = yield* json(signed({ method: "courier.no.such", simplify: "true" }))
      assert.strictEqual(simplified.error_response.code, 22)
    })
  )

  it.effect("no time that is at most ten minutes away", () =>
    Effect.gen(function* () {
      for (const timestamp of [minutes(-10), minutes(10)]) {
        const answer = yield* json(signed({ timestamp }))
        assert.isTrue(answer.courier_parcels_ship_response.accepted)
      }
    })
  )

  it.effect("arguments of another type", () =>
    Effect.gen(function* () {
      const { error_response } = yield* json(signed({ order: "[]" }))
      assert.deepInclude(error_response, { code: 41, msg: "Invalid Arguments:order" })
    })
  )

  it.effect.each([
    [`{"parcels":5}`, "isv.invalid-parameter:order.parcels"],
    [`{"parcels":[{"id":"x"}]}`, "isv.invalid-parameter:order.parcels.0.id"]
  ])("a wrong value inside of an argument, with a sub_code: %s", ([order, sub_code]) =>
    Effect.gen(function* () {
      const { error_response } = yield* json(signed({ order }))
      assert.deepInclude(error_response, { code: 50, sub_code })
      assert.match(error_response.request_id, /^[\da-f-]{36}$/)
    })
  )

  it.effect("an argument that lacks a field, with a sub_code", () =>
    Effect.gen(function* () {
      const form = signed({
        order: undefined,
        method: "courier.parcel.release",
        release: "{}"
      })
      const { error_response } = yield* json(form)
      assert.deepInclude(error_response, { code: 50, sub_code: "isv.missing-parameter:release.depot_id" })
    })
  )

  it.effect("a request without a form", () =>
    Effect.gen(function* () {
      for (const request of [
        HttpClientRequest.get("http://sandbox.localhost/router/rest"),
        HttpClientRequest.post("http://sandbox.localhost/", { body: HttpBody.text("{}", "application/json") })
      ]) {
        const { text } = yield* answerTo(request)
        assert.include(text, "<code>21</code>")
      }
    })
  )

  it.effect("a wrong signature before any simulator sees the request", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(now)
      const simulation = yield* CourierTesting.CourierSimulation
      const client = WireServer.client(yield* CourierTesting.sandbox.handler())
      yield* client.execute(raw.post({ ...signed({}), sign: "A" }))
      assert.deepStrictEqual(yield* simulation.calls, [])
      yield* client.execute(raw.post(signed({})))
      assert.strictEqual((yield* simulation.calls).length, 1)
    }).pipe(Effect.provide(CourierTesting.layerSimulation()))
  )
})
