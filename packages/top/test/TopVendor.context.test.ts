import { assert, describe, it } from "@effect/vitest"
import * as VendorError from "@effect-vendors/core/VendorError"
import type * as TopGateway from "@effect-vendors/top/TopGateway"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Courier from "./courier/Courier.ts"
import { parcels, shipKey, shipped } from "./courier/requests.ts"
import * as Depot from "./Depot.ts"
import { credentials, isSigned, provide, shipClient } from "./gateway.ts"
import * as Stub from "./stub.ts"

describe("context of a call", () => {
  const call = Courier.ship(parcels)
  const second: TopGateway.Credential = { appKey: "second", appSecret: Redacted.make("second secret") }

  it.effect("a session is sent and signed where it is set", () =>
    Effect.gen(function* () {
      const client = shipClient()
      yield* Effect.gen(function* () {
        yield* call
        yield* Effect.all([call, Courier.withSession(Redacted.make("inner"))(call)], { concurrency: 2 }).pipe(
          Courier.withSession(Redacted.make("outer"))
        )
        yield* call
      }).pipe(provide(client))
      const sessions = client.requests.map(({ parameters }) => parameters.session)
      assert.strictEqual(sessions[0], undefined)
      assert.sameMembers(sessions.slice(1, 3), ["outer", "inner"])
      assert.notProperty(client.requests[3]!.parameters, "session")
      for (const sent of client.requests) isSigned(sent, "helloworld")
    })
  )

  it.effect("an empty session is not sent", () =>
    Effect.gen(function* () {
      const client = shipClient()
      yield* call.pipe(Courier.withSession(Redacted.make("")), provide(client))
      const sent = client.requests[0]!
      isSigned(sent, "helloworld")
      assert.notProperty(sent.parameters, "session")
    })
  )

  it.effect("credentials may be a value", () =>
    Effect.gen(function* () {
      const client = shipClient()
      yield* Effect.gen(function* () {
        yield* call
        yield* call.pipe(Courier.withCredentials(second))
        yield* call
      }).pipe(provide(client))
      assert.deepStrictEqual(
        client.requests.map(({ parameters }) => parameters.app_key),
        ["12345678", "second", "12345678"]
      )
      for (const [index, secret] of ["helloworld", "second secret", "helloworld"].entries()) {
        isSigned(client.requests[index]!, secret)
      }
    })
  )

  it.effect("credentials may be an effect, which runs for each request", () =>
    Effect.gen(function* () {
      const client = shipClient()
      let asked = 0
      const rotating = Effect.sync(() => {
        asked++
        return { appKey: `key-${asked}`, appSecret: Redacted.make(`secret-${asked}`) }
      })
      yield* Effect.gen(function* () {
        yield* call
        yield* call
      }).pipe(provide(client, { credentials: rotating }))
      yield* call.pipe(Courier.withCredentials(rotating), provide(client))
      assert.deepStrictEqual(
        client.requests.map(({ parameters }) => parameters.app_key),
        ["key-1", "key-2", "key-3"]
      )
      for (const [index, sent] of client.requests.entries()) isSigned(sent, `secret-${index + 1}`)
    })
  )

  it.effect("the failure of an effect that yields credentials is the failure of the call", () =>
    Effect.gen(function* () {
      const client = shipClient()
      const failure = new VendorError.AuthFailure({ message: "no credentials today", outcome: "NotSent" })
      const error = yield* call.pipe(Effect.flip, Courier.withCredentials(Effect.fail(failure)), provide(client))
      // The provider does not know the call. The gateway adds it.
      assert.instanceOf(error, VendorError.AuthFailure)
      assert.strictEqual(error.message, "no credentials today")
      assert.deepInclude(error, {
        vendor: "Courier",
        operation: Courier.ship.name,
        outcome: "NotSent",
        retryable: false
      })
      assert.strictEqual(client.requests.length, 0)
    })
  )

  it.effect("a layer inside another layer signs with its own key", () =>
    Effect.gen(function* () {
      const client = shipClient()
      yield* Effect.gen(function* () {
        yield* call
        yield* Effect.gen(function* () {
          yield* call
          yield* call.pipe(provide(client))
          yield* call
        }).pipe(provide(client, { credentials: second, signMethod: "md5" }))
        yield* call
      }).pipe(provide(client))
      const expected = [
        ["12345678", "helloworld", "hmac-sha256"],
        ["second", "second secret", "md5"],
        ["12345678", "helloworld", "hmac-sha256"],
        ["second", "second secret", "md5"],
        ["12345678", "helloworld", "hmac-sha256"]
      ] as const
      assert.strictEqual(client.requests.length, expected.length)
      for (const [index, [appKey, secret, method]] of expected.entries()) {
        assert.strictEqual(client.requests[index]!.parameters.app_key, appKey)
        isSigned(client.requests[index]!, secret, method)
      }
    })
  )

  it.effect("two layers in one memo map sign with their own keys", () =>
    Effect.gen(function* () {
      const client = shipClient()
      const memoMap = yield* Layer.makeMemoMap
      const scope = yield* Effect.scope
      for (const account of [credentials, second]) {
        const layer = Courier.layer({ credentials: account }).pipe(Layer.provide(client.layer))
        yield* call.pipe(Effect.provide(yield* Layer.buildWithMemoMap(layer, memoMap, scope)))
      }
      assert.deepStrictEqual(
        client.requests.map(({ parameters }) => parameters.app_key),
        ["12345678", "second"]
      )
      isSigned(client.requests[0]!, "helloworld")
      isSigned(client.requests[1]!, "second secret")
    })
  )

  it.effect("neither a session nor credentials reach another vendor", () =>
    Effect.gen(function* () {
      const client = Stub.make(({ parameters }) =>
        Response.json(
          parameters.method === Depot.store.name
            ? { depot_parcel_store_response: { stored: 1 } }
            : { [shipKey]: shipped }
        )
      )
      const depot = Depot.vendor.layer({ credentials: second }).pipe(Layer.provide(client.layer))
      yield* Effect.andThen(call, Depot.store({ name: "box" })).pipe(
        Courier.withSession(Redacted.make("courier session")),
        Courier.withCredentials({ appKey: "third", appSecret: Redacted.make("third secret") }),
        Effect.provide(depot),
        provide(client)
      )
      assert.deepStrictEqual(
        client.requests.map(({ parameters }) => [parameters.app_key, parameters.session]),
        [
          ["third", "courier session"],
          ["second", undefined]
        ]
      )
      isSigned(client.requests[0]!, "third secret")
      isSigned(client.requests[1]!, "second secret")
    })
  )
})
