import { assert, describe, it } from "@effect/vitest"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as Courier from "./courier/Courier.ts"
import { parcels, release, releaseKey, released } from "./courier/requests.ts"
import { provide, shipClient } from "./gateway.ts"
import * as Stub from "./stub.ts"

describe("a request that is not sent", () => {
  const request = release.release

  it.effect.each([
    ["a reason of 101 characters", Courier.release({ release: { ...request, reason: "因".repeat(101) } })],
    ["a lone surrogate", Courier.release({ release: { ...request, parcel_id: "a\uD800b" } })],
    ["a lone surrogate in a secret", Courier.release({ release: { ...request, captcha: Redacted.make("\uDC00") } })],
    ["a control character", Courier.release({ release: { ...request, mobile: "139\u0000" } })],
    ["a missing field", Courier.release({ release: { mobile: "139" } as never })],
    ["a secret that is not Redacted", Courier.release({ release: { ...request, captcha: "123456" as never } })],
    ["an identifier beyond 64 bits", Courier.ship({ order: { parcels: [{ id: 2n ** 63n }] } })],
    ["an identifier as a number", Courier.ship({ order: { parcels: [{ id: (2 ** 53) as never }] } })],
    ["an integer that is not safe", Courier.ship({ order: { parcels: [{ weight: 2 ** 53 }] } })],
    ["a fraction", Courier.ship({ order: { parcels: [{ weight: 1.5 }] } })],
    ["a year of five digits", Courier.ship({ order: { parcels: [{ sent_at: DateTime.makeUnsafe(8.64e15) }] } })],
    ["an unsafe integer in a call without definition", Courier.call("courier.a.b", { a: 2 ** 53 })]
  ] as const)("%s", ([, call]) =>
    Effect.gen(function* () {
      const client = shipClient()
      const error = yield* (call as Effect.Effect<unknown, VendorError.VendorError, Courier.Courier>).pipe(
        Effect.flip,
        provide(client)
      )
      assert(error instanceof VendorError.InvalidParameter)
      assert.deepInclude(error, { vendor: "Courier", origin: "client", outcome: "NotSent", retryable: false })
      assert.notStrictEqual(error.message, "")
      assert.strictEqual(client.requests.length, 0)
    })
  )

  it.effect("a reason of 100 characters is sent", () =>
    Effect.gen(function* () {
      const client = Stub.always(JSON.stringify({ [releaseKey]: released }))
      yield* Courier.release({ release: { ...request, reason: "因".repeat(100) } }).pipe(provide(client))
      assert.strictEqual(client.requests.length, 1)
    })
  )

  it.effect("the error tells no secret", () =>
    Effect.gen(function* () {
      const error = yield* Courier.release({
        release: { ...request, captcha: Redacted.make("hunter2\u0000"), token: "hunter3" as never }
      }).pipe(Effect.flip, provide(shipClient()))
      assert.notMatch(error.message + JSON.stringify(error), /hunter/)
    })
  )

  it.effect.each([
    ["http://gw.api.taobao.com/router/rest", false],
    ["http://192.168.0.1/router/rest", false],
    ["http://localhost.example.com/", false],
    ["ftp://localhost/", false],
    ["not a URL", false],
    ["https://gw.api.taobao.com/router/rest?a=1", false],
    ["https://user:hunter2@gw.api.taobao.com/router/rest", false],
    ["https://gw.api.taobao.com/router/rest", true],
    ["http://localhost:8080/router/rest", true],
    ["http://127.0.0.1/router/rest", true],
    ["http://[::1]:1/router/rest", true]
  ] as const)("an endpoint at %s is allowed: %s", ([endpoint, allowed]) =>
    Effect.gen(function* () {
      const client = shipClient()
      const exit = yield* Effect.result(Courier.ship(parcels).pipe(provide(client, { endpoint })))
      if (allowed) {
        assert.strictEqual(exit._tag, "Success")
        assert.deepStrictEqual(
          client.requests.map(({ url }) => url),
          [endpoint]
        )
      } else {
        assert(exit._tag === "Failure" && exit.failure._tag === "EndpointError")
        assert.include(exit.failure.message, "endpoint")
        assert.notInclude(exit.failure.message, "hunter2")
        assert.strictEqual(client.requests.length, 0)
      }
    })
  )

  it.effect("allowInsecure permits plain http to another machine", () =>
    Effect.gen(function* () {
      const client = shipClient()
      const endpoint = "http://192.168.0.1/router/rest"
      yield* Courier.ship(parcels).pipe(provide(client, { endpoint, allowInsecure: true }))
      assert.strictEqual(client.requests.length, 1)
    })
  )

  it.effect.each([
    ["an empty app key", { appKey: "", appSecret: Redacted.make("secret") }],
    ["an empty app secret", { appKey: "key", appSecret: Redacted.make("") }]
  ] as const)("a request with %s", ([, empty]) =>
    Effect.gen(function* () {
      const client = shipClient()
      for (const call of [
        Courier.ship(parcels).pipe(Effect.flip, provide(client, { credentials: empty })),
        Courier.ship(parcels).pipe(Effect.flip, Courier.withCredentials(empty), provide(client))
      ]) {
        const error = yield* call
        assert(error._tag === "AuthFailure")
        assert.deepInclude(error, { vendor: "Courier", outcome: "NotSent", retryable: false })
        assert.notStrictEqual(error.message, "")
      }
      assert.strictEqual(client.requests.length, 0)
    })
  )
})

it("an operation encodes a request to a result", () => {
  // The gateway takes its message from this error.
  const encoded = Courier.release.encode({ release: { mobile: 5 } })
  assert(encoded._tag === "Failure")
  assert.isTrue(Schema.isSchemaError(encoded.failure))
})
