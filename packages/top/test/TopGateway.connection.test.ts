import { assert, describe, it } from "@effect/vitest"
import * as Operation from "@effect-vendors/core/Operation"
import * as Retry from "@effect-vendors/core/Retry"
import * as Wire from "@effect-vendors/core/Wire"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import * as Courier from "./courier/Courier.ts"
import { parcels, shipKey, shipped } from "./courier/requests.ts"
import { forms } from "./formats.ts"
import { isSigned, provide } from "./gateway.ts"
import * as Stub from "./stub.ts"

describe("the connection", () => {
  const idempotent = Courier.operation("courier.test.get", {
    request: Wire.struct({}),
    response: Wire.struct({ ok: Wire.True })
  }).annotate(Operation.Idempotent, true)

  it.effect.each([
    ["ECONNREFUSED", "NotSent", true, true],
    ["ECONNRESET", "Unknown", false, true]
  ] as const)("%s: the outcome is %s", ([code, outcome, once, often]) =>
    Effect.gen(function* () {
      const client = Stub.make(() => ({ failure: { code } }))
      const error = yield* Courier.ship(parcels).pipe(Effect.flip, provide(client))
      assert(error._tag === "TransportFailure")
      assert.deepInclude(error, { vendor: "Courier", code, outcome, retryable: once })
      const again = yield* idempotent({}).pipe(Effect.flip, provide(client))
      assert.strictEqual(again.retryable, often)
    })
  )

  it.effect("5xx without a readable error is the vendor's failure", () =>
    Effect.gen(function* () {
      for (const { format } of forms) {
        for (const status of [500, 502, 503]) {
          const error = yield* Courier.ship(parcels).pipe(
            Effect.flip,
            provide(Stub.always("<html>Bad Gateway</html>", status), { format })
          )
          assert(error._tag === "ServiceFailure")
          assert.strictEqual(error.code, String(status))
        }
      }
    })
  )

  it.effect("an error of the protocol counts with any status", () =>
    Effect.gen(function* () {
      for (const { failure, format } of forms) {
        for (const status of [200, 400, 403, 500]) {
          const error = yield* Courier.ship(parcels).pipe(
            Effect.flip,
            provide(Stub.always(failure({ code: 27, msg: "Invalid session", request_id: "r-1" }), status), { format })
          )
          assert(error._tag === "AuthFailure")
          assert.strictEqual(error.requestId, "r-1")
        }
      }
    })
  )

  it.effect("a success counts only with a status of 2xx", () =>
    Effect.gen(function* () {
      for (const { format, success } of forms) {
        const body = success(shipKey, shipped)
        for (const [status, expected] of [
          [302, "MalformedResponse"],
          [404, "MalformedResponse"],
          [500, "ServiceFailure"]
        ] as const) {
          const error = yield* Courier.ship(parcels).pipe(Effect.flip, provide(Stub.always(body, status), { format }))
          assert.strictEqual(error._tag, expected)
        }
        yield* Courier.ship(parcels).pipe(provide(Stub.always(body, 201), { format }))
      }
    })
  )

  // Without delays, because the clock of a test stands still.
  const twiceMore = Retry.withPolicy(Schedule.recurs(2))

  it.effect("a call of unknown outcome is sent again only where it is idempotent", () =>
    Effect.gen(function* () {
      const client = Stub.make(() => ({ failure: { code: "ECONNRESET" } }))
      yield* Courier.ship(parcels).pipe(twiceMore, Effect.flip, provide(client))
      assert.strictEqual(client.requests.length, 1)
      yield* idempotent({}).pipe(twiceMore, Effect.flip, provide(client))
      assert.strictEqual(client.requests.length, 4)
      for (const sent of client.requests) isSigned(sent, "helloworld")
    })
  )

  it.effect("a call is sent again where it was not sent, or where the platform asks to wait", () =>
    Effect.gen(function* () {
      const banned = `{"error_response":{"code":7,"msg":"App Call Limited","sub_msg":"This ban will last for 17 more seconds"}}`
      for (const answer of [() => ({ failure: { code: "ECONNREFUSED" } }), () => new Response(banned)]) {
        const client: Stub.Client = Stub.make(() =>
          client.requests.length === 1 ? answer() : new Response(JSON.stringify({ [shipKey]: shipped }))
        )
        yield* Courier.ship(parcels).pipe(twiceMore, provide(client))
        assert.strictEqual(client.requests.length, 2)
        for (const sent of client.requests) isSigned(sent, "helloworld")
      }
    })
  )

  it.effect("a refused timestamp is corrected by the time of the answer", () =>
    Effect.gen(function* () {
      const client: Stub.Client = Stub.make(() =>
        client.requests.length === 1
          ? new Response(`{"error_response":{"code":31,"msg":"Invalid timestamp"}}`, {
              headers: { date: "Fri, 01 Jan 2016 04:00:00 GMT" }
            })
          : new Response(JSON.stringify({ [shipKey]: shipped }))
      )
      yield* Effect.andThen(Courier.ship(parcels), Courier.ship(parcels)).pipe(provide(client))
      assert.deepStrictEqual(
        client.requests.map(({ parameters }) => parameters.timestamp),
        ["1970-01-01 08:00:00", "2016-01-01 12:00:00", "2016-01-01 12:00:00"]
      )
      for (const sent of client.requests) isSigned(sent, "helloworld")
    })
  )

  it.effect("a refused timestamp is an error where the answer tells no time", () =>
    Effect.gen(function* () {
      const client = Stub.always(`{"error_response":{"code":31,"msg":"Invalid timestamp"}}`)
      const error = yield* Courier.ship(parcels).pipe(Effect.flip, provide(client))
      assert.strictEqual(error._tag, "AuthFailure")
      assert.strictEqual(client.requests.length, 1)
    })
  )
})
