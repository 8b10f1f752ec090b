import { Paging, Retry, VendorError } from "@effect-vendors/core"
import { Express, type Parcels } from "@effect-vendors/example-vendor"
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { TestClock } from "effect/testing"
import * as stub from "./stub.ts"

const now = Date.UTC(2030, 2, 4, 5, 6, 7)
const { id } = stub
const once = Retry.withPolicy(Retry.none)
const find = once(Express.findParcel({ id }))
const cancel = once(Express.cancelParcel({ id }))
const create = once(
  Express.createParcel({
    reference: "order 1",
    recipient: { name: "王小明", phone: Redacted.make("13900004567"), address: "杭州" },
    weight_grams: 40_000
  })
)

const failureOf = <A, E>(call: Effect.Effect<A, E, Parcels.Parcels>, answer: stub.Answer) =>
  Effect.andThen(TestClock.setTime(now), Effect.flip(Effect.provide(call, stub.answering(answer).layer)))

const refusal = (status: number, code: string, headers?: Readonly<Record<string, string>>): stub.Answer => ({
  status,
  body: JSON.stringify({ code, message: "the vendor's words" }),
  ...(headers === undefined ? {} : { headers })
})

describe("answers", () => {
  it.effect("200 gives the response, its request id and what was sent", () =>
    Effect.gen(function* () {
      const body = stub.written.replace("1900000000000", "9007199254740993")
      const detailed = yield* Effect.provide(Express.findParcel.detailed({ id }), stub.answering({ body }).layer)
      assert.deepStrictEqual(detailed.value, { ...stub.parcel, created_at: 9007199254740993n })
      assert.strictEqual(detailed.requestId, stub.requestId)
    })
  )

  it.effect("a 4xx with a listed code is the operation's refusal", () =>
    Effect.map(failureOf(cancel, refusal(409, "ParcelSent")), (error) => {
      assert.instanceOf(error, Express.ParcelSent)
      assert.deepInclude(error, {
        vendor: "Parcels",
        operation: "cancelParcel",
        code: "ParcelSent",
        message: "the vendor's words",
        requestId: stub.requestId,
        outcome: "Rejected",
        retryable: false
      })
    })
  )

  it.effect("a refusal may arrive as a response", () =>
    Effect.gen(function* () {
      const body = `{"accepted":false,"reason":"TOO_HEAVY","message":"太重","limit_grams":30000}`
      const error = yield* failureOf(create, { body })
      assert.instanceOf(error, Express.ParcelNotAccepted)
      assert.deepInclude(error, { code: "TOO_HEAVY", message: "太重", limitGrams: 30_000, outcome: "Rejected" })
    })
  )

  it.effect.each([
    [400, "InvalidRequest", "InvalidParameter", "Rejected"],
    [401, "UnknownKey", "AuthFailure", "Rejected"],
    [403, "Forbidden", "PermissionDenied", "Rejected"],
    [403, "QuotaExceeded", "LimitExceeded", "Rejected"],
    [404, "NotFound", "ResourceNotFound", "Rejected"],
    [409, "Refused", "OperationRefused", "Rejected"],
    [500, "Internal", "ServiceFailure", "Unknown"],
    [418, "Teapot", "UnexpectedError", "Unknown"]
  ] as const)("%i %s is %s", ([status, code, tag, outcome]) =>
    Effect.map(failureOf(find, refusal(status, code)), (error) => {
      assert.deepInclude(error, { _tag: tag, code, outcome, requestId: stub.requestId })
    })
  )

  it.effect("429 says how long to wait: in seconds, or as a date of the vendor's clock", () =>
    Effect.gen(function* () {
      const ahead = (seconds: number) => new Date(now + seconds * 1000).toUTCString()
      for (const [headers, expected] of [
        [{ "retry-after": "7" }, 7],
        [{ "retry-after": ahead(7) }, 7],
        [{ "retry-after": ahead(3607), "date": ahead(3600) }, 7],
        [{ "retry-after": "soon" }, undefined],
        [{}, undefined]
      ] as const) {
        const error = yield* failureOf(find, refusal(429, "TooManyRequests", headers))
        assert.instanceOf(error, VendorError.RateLimited)
        assert.isTrue(error.retryable)
        const seconds = error.retryAfter === undefined ? undefined : Duration.toSeconds(error.retryAfter)
        assert.strictEqual(seconds, expected)
      }
    })
  )

  it.effect("5xx that is not the vendor's own is a ServiceFailure of unknown outcome", () =>
    Effect.map(
      failureOf(create, { status: 502, body: "<html>Bad Gateway</html>", requestId: null, signature: null }),
      (error) => assert.deepInclude(error, { _tag: "ServiceFailure", outcome: "Unknown", retryable: false })
    )
  )
})

describe("answers that are not the vendor's", () => {
  const ok = { body: stub.written }

  it.effect.each<[string, stub.Answer]>([
    ["a wrong signature", { ...ok, signature: stub.hmac("another text") }],
    [
      "a signature with another secret",
      { ...ok, signature: stub.hmac(`200\n${stub.requestId}\n${stub.sha256(ok.body)}`, "other") }
    ],
    ["a signature that is no hex", { ...ok, signature: "zz" }],
    ["no signature", { ...ok, signature: null }],
    ["no request id", { ...ok, requestId: null }],
    ["a refusal with a wrong signature", { ...refusal(409, "ParcelSent"), signature: stub.hmac("another text") }],
    ["a refusal without a signature", { ...refusal(409, "ParcelSent"), signature: null }],
    ["a timestamp that is refused without a signature", { ...refusal(401, "ExpiredTimestamp"), signature: null }],
    ["204 without a signature", { status: 204, signature: null }],
    ["200 without a body", { status: 200 }],
    ["a redirection", { status: 302, headers: { location: "https://elsewhere.example" } }],
    ["an error without a code", { status: 400, body: `{"message":"no"}` }],
    ["an error with a code that is no text", { status: 400, body: `{"code":7}` }],
    ["an error that is no object", { status: 400, body: "null" }],
    ["bytes that are no text", { body: new Uint8Array([0xff, 0xfe]) }]
  ])("%s is a MalformedResponse of unknown outcome", ([, answer]) =>
    Effect.map(failureOf(cancel, answer), (error) => {
      assert.deepInclude(error, { _tag: "MalformedResponse", outcome: "Unknown" })
      assert.notInclude(JSON.stringify(error), stub.secret)
    })
  )

  it.effect("a vendor that does not know the caller cannot sign, and is believed", () =>
    Effect.gen(function* () {
      for (const code of ["UnknownKey", "WrongSignature"]) {
        const error = yield* failureOf(cancel, { ...refusal(401, code), signature: null })
        assert.deepInclude(error, { _tag: "AuthFailure", code, outcome: "Rejected", retryable: false })
      }
    })
  )

  const bytesOf = (body: string | Uint8Array | { readonly json: Schema.Json }) =>
    typeof body === "string" ? body : "json" in body ? JSON.stringify(body.json) : new Uint8Array(body)

  it.effect.prop(
    "garbage, signed or not, is an error of the library and never a defect",
    [
      Schema.Struct({
        status: Schema.Int.check(Schema.isBetween({ minimum: 200, maximum: 599 })),
        body: Schema.Union([
          Schema.Uint8Array,
          Schema.Struct({ json: Schema.Json }),
          Schema.Literals(["", "{", "[]", `{"code":""}`, `{"code":null,"message":[]}`])
        ]),
        retryAfter: Schema.Literals(["", "-1", "1e9", "99999999999", "Thu", "Thu, 99 Jan 1970 00:00:05 GMT"]),
        signed: Schema.Boolean
      })
    ],
    ([{ body, retryAfter, signed, status }]) =>
      Effect.gen(function* () {
        const bodiless = [204, 205, 304].includes(status)
        const { layer } = stub.answering({
          status,
          body: bodiless ? "" : bytesOf(body),
          headers: { "retry-after": retryAfter },
          ...(signed ? {} : { signature: null })
        })
        const exit = yield* Effect.exit(Effect.provide(find, layer))
        if (Exit.isSuccess(exit)) return assert.fail("nothing of this is a parcel")
        const error = Cause.squash(exit.cause)
        assert.isTrue(VendorError.isVendorError(error), String(error))
      }),
    { arbitrary: { seed: "garbage", runs: 300 } }
  )
})

describe("a wrong clock", () => {
  const expired = refusal(401, "ExpiredTimestamp", { date: new Date(now + 3_600_000).toUTCString() })

  it.effect("is corrected by the date of the answer, for this call and all later ones", () =>
    Effect.gen(function* () {
      const { layer, sent } = stub.answering(expired, { body: stub.written })
      yield* TestClock.setTime(now)
      yield* Effect.provide(Effect.andThen(find, find), layer)
      const times = sent.map(({ headers }) => Number(headers["x-parcels-timestamp"]) - now / 1000)
      assert.deepStrictEqual(times, [0, 3600, 3600])
      sent.forEach((one) => stub.assertSigned(one))
    })
  )

  it.effect("is not corrected by an answer that somebody else wrote", () =>
    Effect.gen(function* () {
      const { layer, sent } = stub.answering({ ...expired, signature: null }, { body: stub.written })
      yield* TestClock.setTime(now)
      const error = yield* Effect.flip(Effect.provide(find, layer))
      assert.strictEqual(error._tag, "MalformedResponse")
      assert.strictEqual(sent.length, 1)
    })
  )
})

describe("paging", () => {
  it.effect("asks for one page after another, until the total is there", () =>
    Effect.gen(function* () {
      const page = (...references: ReadonlyArray<string>): stub.Answer => ({
        body: `{"total":3,"parcels":[${references.map((name) => stub.written.replace("order 1", name)).join()}]}`
      })
      const { layer, sent } = stub.answering(page("a", "b"), page("c"))
      const references = yield* Paging.items(Express.listParcels, { status: "created", size: 2 }).pipe(
        Stream.map(({ reference }) => reference),
        Stream.runCollect,
        Effect.provide(layer)
      )
      assert.deepStrictEqual(references, ["a", "b", "c"])
      assert.deepStrictEqual(
        sent.map(({ url }) => url.search),
        ["?status=created&size=2&page=0", "?status=created&size=2&page=1"]
      )
      sent.forEach((one) => stub.assertSigned(one))
    })
  )
})
