/** The statuses that HTTP itself gives a meaning: RFC 9110, section 15; RFC 6585, sections 4 and 5; RFC 8470. */
import { assert, describe, it } from "@effect/vitest"
import { VendorError } from "@effect-vendors/core"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { type Client, clients } from "../gateways.ts"
import { answer, call, forms, limited, serving } from "./gateways.ts"

const page = "<html><body><h1>the gateway's page</h1></body></html>"
const html = { "content-type": "text/html" }
const names = Object.keys(clients) as ReadonlyArray<Client>

const failure = (form: (typeof forms)[number], client: Client, bytes: Uint8Array) =>
  Effect.flatMap(serving(bytes), ({ url }) => Effect.flip(call(form, client, url)))

const seconds = (error: VendorError.VendorError) => {
  assert(error instanceof VendorError.RateLimited || error instanceof VendorError.ServiceFailure)
  return error.retryAfter === undefined ? undefined : Duration.toSeconds(error.retryAfter)
}

describe.each(names)("over %s", (client) => {
  describe.each(forms)("an answer that %s cannot read", (form) => {
    it.live.each([
      [429, "RateLimited", "Rejected", true],
      [413, "InvalidParameter", "Rejected", false],
      [414, "InvalidParameter", "Rejected", false],
      [411, "InvalidParameter", "Rejected", false],
      [415, "InvalidParameter", "Rejected", false],
      [431, "InvalidParameter", "Rejected", false],
      [425, "ServiceFailure", "Rejected", false],
      [408, "ServiceFailure", "Unknown", false],
      [500, "ServiceFailure", "Unknown", false],
      [502, "ServiceFailure", "Unknown", false],
      [503, "ServiceFailure", "Unknown", false],
      [504, "ServiceFailure", "Unknown", false],
      // A machine between us and the vendor may send these after the vendor did what the call asked for.
      [400, "MalformedResponse", "Unknown", false],
      [401, "MalformedResponse", "Unknown", false],
      [403, "MalformedResponse", "Unknown", false],
      [404, "MalformedResponse", "Unknown", false],
      [405, "MalformedResponse", "Unknown", false],
      [200, "MalformedResponse", "Unknown", false]
    ] as const)("with status %i is %s, %s", ([status, tag, outcome, retryable]) =>
      Effect.gen(function* () {
        const error = yield* failure(form, client, answer(status, html, page))
        assert.deepInclude(error, { _tag: tag, outcome, retryable })
        if (error instanceof VendorError.InvalidParameter) assert.strictEqual(error.origin, "vendor")
        if (tag !== "MalformedResponse") assert.strictEqual(error.code, String(status))
      })
    )
  })

  it.live("421 was not done", () =>
    Effect.gen(function* () {
      // A fetch may try another connection first.
      for (const form of forms) {
        const error = yield* failure(form, client, answer(421, html, page))
        assert.deepInclude(error, { _tag: "ServiceFailure", code: "421", outcome: "Rejected", retryable: false })
      }
    })
  )

  it.live("a refusal counts where the body is cut short, empty or in no coding that anybody knows", () =>
    Effect.gen(function* () {
      for (const bytes of [
        answer(429, html),
        answer(429, { "content-encoding": "gzip" }, "no gzip"),
        answer(429, { "content-encoding": "rubbish" }, page),
        answer(429, { "content-type": "text/html; charset=rubbish" }, new Uint8Array([0xff, 0xfe, 0xfd]))
      ]) {
        const error = yield* failure("Tencent", client, bytes)
        assert.deepInclude(error, { _tag: "RateLimited", outcome: "Rejected" })
      }
    })
  )

  describe.each([429, 503])("%i says how long to wait", (status) => {
    it.live("in seconds, or by the vendor's own clock", () =>
      Effect.gen(function* () {
        // The vendor's clock is three days ahead of ours.
        const date = new Date(Date.UTC(2031, 0, 4, 12)).toUTCString()
        const later = new Date(Date.UTC(2031, 0, 4, 12, 0, 9)).toUTCString()
        for (const [headers, expected] of [
          [{ "retry-after": "2" }, 2],
          [{ "retry-after": later, date }, 9],
          [{ "retry-after": date, "date": later }, 0],
          [{ "retry-after": "soon", date }, undefined],
          [{ date }, undefined]
        ] as const) {
          for (const form of forms) {
            const error = yield* failure(form, client, answer(status, { ...html, ...headers }, page))
            assert.strictEqual(seconds(error), expected, JSON.stringify(headers))
          }
        }
      })
    )
  })

  it.live("a refusal that can be read takes the wait of its header, where its body has none", () =>
    Effect.gen(function* () {
      for (const form of forms) {
        const headers = { "content-type": "application/json", "retry-after": "3" }
        const error = yield* failure(form, client, answer(429, headers, limited(form, "no")))
        assert.deepInclude(error, { _tag: "RateLimited", outcome: "Rejected" })
        assert.strictEqual(seconds(error), 3)
      }
      const body = limited("TOP's JSON", "This ban will last for 17 more seconds")
      assert.strictEqual(seconds(yield* failure("TOP's JSON", client, answer(200, { "retry-after": "3" }, body))), 17)
    })
  )
})
