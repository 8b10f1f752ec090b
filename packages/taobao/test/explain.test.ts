/** What the sandbox says of a signature that does not match. */
import * as Explanation from "@effect-vendors/core/testing/Explanation"
import * as Sandbox from "@effect-vendors/core/testing/Sandbox"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import { TestClock } from "effect/testing"
import * as crypto from "node:crypto"
import * as independent from "./independent.ts"

const now = Date.parse("2024-02-29T16:00:00Z")

const secret = "sandbox-secret"

const sent: Record<string, string> = {
  method: "tmall.mafia.account.area.auth",
  app_key: "sandbox-app",
  timestamp: independent.timestamp(now),
  v: "2.0",
  sign_method: "md5",
  format: "json",
  partner_id: "",
  area_request: `{"auth_area_dto":[{"area_name":"余杭 区","area_code":330110}]}`
}

const explain = (sign: string, parameters = sent) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(now)
    const request = HttpClientRequest.post("http://sandbox.localhost/router/rest", {
      body: HttpBody.text(new URLSearchParams({ ...parameters, sign }).toString(), "application/x-www-form-urlencoded")
    })
    const response = yield* Sandbox.client(yield* TaobaoTesting.sandboxHandler()).execute(request)
    const header = response.headers[Explanation.header]
    return header === undefined ? undefined : Explanation.decode(header)
  }).pipe(Effect.provide(TaobaoTesting.layerSimulation()))

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

describe("an explanation", () => {
  it.effect("is not there where the signature matches", () =>
    Effect.map(explain(independent.sign("md5", sent, secret)), (explanation) => assert.isUndefined(explanation))
  )

  it.effect.each<readonly [what: string, sign: string]>([
    ["the signature is made by hmac, but sign_method says another", independent.sign("hmac", sent, secret)],
    ["the signature is written in lower case", independent.sign("md5", sent, secret).toLowerCase()],
    ["parameters that are empty are signed", md5(sorted.flat().join(""))],
    ["the parameters are signed in the order in which they are sent, not sorted", md5(entries.flat().join(""))],
    ["the values are signed percent-encoded", md5(text(encodeURIComponent))],
    ["the parameters are signed as a query, with = and &", md5(sorted.map((entry) => entry.join("=")).join("&"))],
    ["Chinese text is lost before it is signed", md5(text((value) => value.replaceAll(/[^\0-\x7f]/g, "?")))],
    [
      "Chinese text is encoded as UTF-8 twice before it is signed",
      md5(text((value) => Buffer.from(value, "utf8").toString("latin1")))
    ],
    ["objects are signed as \\[object Object\\]", md5(text((value) => value.replace(/^\{.*/, "[object Object]")))],
    ["v is sent, but not signed", independent.sign("md5", { ...sent, v: "" }, secret)]
  ])("says that %s", ([what, sign]) =>
    Effect.gen(function* () {
      const explanation = (yield* explain(sign)) ?? ""
      assert.match(explanation, new RegExp(`^${what}`))
      assert.notInclude(explanation, secret)
    })
  )

  it.effect("guesses at another secret where nothing else explains it", () =>
    Effect.map(explain(independent.sign("md5", sent, "other")), (explanation) =>
      assert.include(explanation, "another secret?")
    )
  )

  const logoff = {
    ...sent,
    method: "taobao.lark.pos.cifprod.logoffByPos",
    session: "Granted",
    logoff_request: JSON.stringify({
      cinema_link_id: "7777",
      account_id: "A-1",
      captcha: "135790",
      mobile: "139",
      lease_code: "ykse",
      pos_token: "PosToken",
      logoff_reason: "不再使用",
      channel_code: "pos"
    })
  }

  it.effect("shows neither sessions nor what an operation keeps secret", () =>
    Effect.gen(function* () {
      const explanation = (yield* explain("A", logoff)) ?? ""
      assert.include(explanation, "不再使用")
      assert.notMatch(explanation, /Granted|135790|PosToken/)
    })
  )

  it.effect("shows no secret as a client encoded it", () =>
    Effect.gen(function* () {
      const request = JSON.stringify({ ...JSON.parse(logoff.logoff_request), captcha: `密码 "1"` })
      const parameters: Record<string, string> = { ...logoff, logoff_request: request }
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
      const broken = { ...logoff, logoff_request: `{"captcha":"135790",` }
      const explanation = (yield* explain("A", broken)) ?? ""
      assert.include(explanation, "logoff_request…")
      assert.notInclude(explanation, "135790")
    })
  )
})
