/**
 * Empty parameters. The document leaves them out (https://developer.alibaba.com/docs/doc.htm?articleId=101617), and six
 * of seven SDKs sign their names. The sandbox takes both forms, and an empty parameter is an absent one.
 */
import { assert, describe, it } from "@effect/vitest"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import * as TopTesting from "@effect-vendors/top/testing/TopTesting"
import * as Effect from "effect/Effect"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpBody from "effect/http/HttpBody"
import * as Request from "effect/http/HttpClientRequest"
import { TestClock } from "effect/testing"
import * as crypto from "node:crypto"
import * as CourierTesting from "./courier/testing.ts"
import * as independent from "./independent.ts"
import * as raw from "./raw.ts"

const now = Date.parse("2024-02-29T16:00:00Z")
const secret = "sandbox-secret"

const good: Record<string, string> = {
  method: "courier.parcels.ship",
  app_key: TopTesting.credentials.appKey,
  timestamp: independent.timestamp(now),
  v: "2.0",
  format: "json",
  order: `{"parcels":[{"id":1,"weight":500}]}`
}

const text = (named: Record<string, string>) =>
  Object.keys(named)
    .sort()
    .map((name) => name + named[name])
    .join("")

const hmac = (algorithm: string) => (named: Record<string, string>) =>
  crypto.createHmac(algorithm, secret).update(text(named)).digest("hex").toUpperCase()

// Signs every parameter that it is given, also the empty ones.
const signers: Record<independent.SignMethod, (named: Record<string, string>) => string> = {
  "md5": (named) =>
    crypto
      .createHash("md5")
      .update(secret + text(named) + secret)
      .digest("hex")
      .toUpperCase(),
  "hmac": hmac("md5"),
  "hmac-sha256": hmac("sha256")
}

const ask = (request: HttpClientRequest.HttpClientRequest) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(now)
    const handler = yield* CourierTesting.sandbox.handler()
    const response = yield* WireServer.client(handler).execute(request)
    return JSON.parse(yield* response.text)
  }).pipe(Effect.provide(CourierTesting.layerSimulation()))

const multipart = (form: Record<string, string>) => {
  const parts = Object.entries(form).map(
    ([name, value]) => `--f3a9\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  )
  return Request.post("http://sandbox.localhost/router/rest", {
    body: HttpBody.text(`${parts.join("")}--f3a9--\r\n`, "multipart/form-data; boundary=f3a9")
  })
}

const get = (form: Record<string, string>) =>
  Request.get(`http://sandbox.localhost/router/rest?${new URLSearchParams(form)}`)

describe("an empty parameter", () => {
  for (const sign_method of independent.signMethods) {
    for (const [way, send] of [
      ["a form", raw.post],
      ["a query", get],
      ["a form of several parts", multipart]
    ] as const) {
      it.effect(`is taken in ${way}, signed with ${sign_method} or not signed`, () =>
        Effect.gen(function* () {
          const named = { ...good, sign_method, session: "", partner_id: "", note: "" }
          const signed = yield* ask(send({ ...named, sign: signers[sign_method](named) }))
          assert.isTrue(signed.courier_parcels_ship_response.accepted)
          const unsigned = yield* ask(send(raw.signed(named)))
          assert.isTrue(unsigned.courier_parcels_ship_response.accepted)
        })
      )
    }
  }

  it.effect("counts as absent, also where an object is expected", () =>
    Effect.gen(function* () {
      const named = { ...good, sign_method: "md5", order: "" }
      const answer = yield* ask(raw.post({ ...named, sign: signers.md5(named) }))
      // An empty text is no JSON, but the order may be absent.
      assert.isUndefined(answer.error_response)
    })
  )

  it.effect("does not make a wrong signature right", () =>
    Effect.gen(function* () {
      const named = { ...good, sign_method: "md5", note: "" }
      const sign = signers.md5({ ...named, order: "another" })
      assert.strictEqual((yield* ask(raw.post({ ...named, sign }))).error_response.code, 25)
    })
  )
})
