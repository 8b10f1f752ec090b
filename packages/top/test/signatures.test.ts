/** The sandbox's explanations of signatures that do not match. */
import * as SignatureDiagnosis from "@effect-vendors/core/testing/SignatureDiagnosis"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import { TestClock } from "effect/testing"
import * as crypto from "node:crypto"
import * as CourierTesting from "./courier/testing.ts"
import * as independent from "./independent.ts"

const now = Date.parse("2024-02-29T16:00:00Z")

const secret = "sandbox-secret"

const sent: Record<string, string> = {
  method: "courier.parcels.ship",
  app_key: "sandbox-app",
  timestamp: independent.timestamp(now),
  v: "2.0",
  sign_method: "md5",
  format: "json",
  partner_id: "",
  order: `{"parcels":[{"name":"余杭 区","weight":500}]}`
}

const explain = (sign: string, parameters = sent) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(now)
    const request = HttpClientRequest.post("http://sandbox.localhost/router/rest", {
      body: HttpBody.text(new URLSearchParams({ ...parameters, sign }).toString(), "application/x-www-form-urlencoded")
    })
    const response = yield* WireServer.client(yield* CourierTesting.sandbox.handler()).execute(request)
    const header = response.headers[SignatureDiagnosis.header]
    return header === undefined ? undefined : SignatureDiagnosis.decode(header)
  }).pipe(Effect.provide(CourierTesting.layerSimulation()))

const md5 = (text: string) =>
  crypto
    .createHash("md5")
    .update(secret + text + secret)
    .digest("hex")
    .toUpperCase()

const entries = Object.entries(sent)
const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
const text = (value: (value: string) => string) =>
  sorted
    .filter(([, text]) => text !== "")
    .map(([name, text]) => name + value(text))
    .join("")

const escaped = (value: string) =>
  value.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)

describe("an explanation", () => {
  it.effect("is absent where the signature matches", () =>
    Effect.map(explain(independent.sign("md5", sent, secret)), (explanation) => assert.isUndefined(explanation))
  )

  // Six of seven SDKs sign the names of empty parameters, and the platform takes both forms.
  it.effect("is absent where empty parameters are signed, too", () =>
    Effect.map(explain(md5(sorted.flat().join(""))), (explanation) => assert.isUndefined(explanation))
  )

  it.effect.each<readonly [what: string, sign: string]>([
    ["the client signs by hmac, but sign_method names another method", independent.sign("hmac", sent, secret)],
    ["the client writes the signature in lower case", independent.sign("md5", sent, secret).toLowerCase()],
    ["the client signs the parameters in the order of sending, and does not sort them", md5(entries.flat().join(""))],
    ["the client signs percent-encoded values", md5(text(encodeURIComponent))],
    ["the client signs the parameters as a query, with = and &", md5(sorted.map((entry) => entry.join("=")).join("&"))],
    ["the client loses Chinese text before it signs", md5(text((value) => value.replaceAll(/[^\0-\x7f]/g, "?")))],
    [
      "the client encodes Chinese text as UTF-8 twice before it signs",
      md5(text((value) => Buffer.from(value, "utf8").toString("latin1")))
    ],
    ["objects are signed as \\[object Object\\]", md5(text((value) => value.replace(/^\{.*/, "[object Object]")))],
    [
      "the client signs form-encoded values",
      md5(text((value) => new URLSearchParams({ "": value }).toString().slice(1)))
    ],
    ["the client signs Chinese text as escapes", md5(text(escaped))],
    ["the client sends v, but does not sign it", independent.sign("md5", { ...sent, v: "" }, secret)]
  ])("says that %s", ([what, sign]) =>
    Effect.gen(function* () {
      const explanation = (yield* explain(sign)) ?? ""
      assert.match(explanation, new RegExp(`^${what}`))
      assert.notInclude(explanation, secret)
    })
  )

  it.effect("suggests another secret where no known mistake fits", () =>
    Effect.map(explain(independent.sign("md5", sent, "other")), (explanation) =>
      assert.include(explanation, "another secret?")
    )
  )

  const releasing = {
    ...sent,
    method: "courier.parcel.release",
    session: "Granted",
    release: JSON.stringify({
      depot_id: "7777",
      parcel_id: "A-1",
      captcha: "135790",
      mobile: "139",
      token: "PosToken",
      reason: "不再使用"
    })
  }

  it.effect("shows neither the session nor the secrets of an operation", () =>
    Effect.gen(function* () {
      const explanation = (yield* explain("A", releasing)) ?? ""
      assert.include(explanation, "不再使用")
      assert.notMatch(explanation, /Granted|135790|PosToken/)
    })
  )

  it.effect("shows no secret that a client encoded", () =>
    Effect.gen(function* () {
      const request = JSON.stringify({ ...JSON.parse(releasing.release), captcha: `密码 "1"` })
      const parameters: Record<string, string> = { ...releasing, release: request }
      const encoded = Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => [name, encodeURIComponent(value)])
      )
      const explanation = (yield* explain(independent.sign("md5", encoded, secret), parameters)) ?? ""
      assert.include(explanation, "percent-encoded")
      assert.notMatch(explanation, /密码|%E5%AF%86%E7%A0%81/)
    })
  )

  it.effect("shows nothing of a request that it cannot read", () =>
    Effect.gen(function* () {
      const broken = { ...releasing, release: `{"captcha":"135790",` }
      const explanation = (yield* explain("A", broken)) ?? ""
      assert.include(explanation, "release…")
      assert.notInclude(explanation, "135790")
    })
  )
})
