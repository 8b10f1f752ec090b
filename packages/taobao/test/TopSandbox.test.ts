/** What the platform's side of the wire refuses, seen by a client that is not ours. */
import { assert, describe, it } from "@effect/vitest"
import * as Sandbox from "@effect-vendors/core/testing/Sandbox"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Redacted from "effect/Redacted"
import { TestClock } from "effect/testing"
import * as independent from "./independent.ts"

const now = Date.parse("2024-02-29T16:00:00Z")

type Parameters = Readonly<Record<string, string | undefined>>

const good: Record<string, string> = {
  method: "tmall.mafia.account.area.auth",
  app_key: TaobaoTesting.credentials.appKey,
  timestamp: independent.timestamp(now),
  v: "2.0",
  sign_method: "md5",
  format: "json",
  area_request: `{"auth_area_dto":[{"account_id":9007199254740993,"area_code":330110}]}`
}

const defined = (parameters: Parameters): Record<string, string> =>
  Object.fromEntries(Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined))

const signed = (changes: Parameters): Record<string, string> => {
  const parameters = defined({ ...good, ...changes })
  const method = independent.signMethods.find((method) => method === parameters.sign_method) ?? "md5"
  return { ...parameters, sign: independent.sign(method, parameters, "sandbox-secret") }
}

const post = (form: Record<string, string>, query = "") =>
  HttpClientRequest.post(`http://sandbox.localhost/router/rest${query}`, {
    body: HttpBody.text(new URLSearchParams(form).toString(), "application/x-www-form-urlencoded")
  })

const answerTo = (request: HttpClientRequest.HttpClientRequest, options?: TaobaoTesting.SandboxOptions) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(now)
    const handler = yield* TaobaoTesting.sandboxHandler(options)
    const response = yield* Sandbox.client(handler).execute(request)
    return { status: response.status, type: response.headers["content-type"], text: yield* response.text }
  }).pipe(Effect.provide(TaobaoTesting.layerSimulation()))

const json = (form: Record<string, string>, options?: TaobaoTesting.SandboxOptions) =>
  Effect.map(answerTo(post(form), options), ({ text }) => JSON.parse(text))

describe("a good request", () => {
  it.effect.each(independent.signMethods)("signed with %s", (sign_method) =>
    Effect.gen(function* () {
      const answer = yield* json(signed({ sign_method }))
      assert.isTrue(answer.tmall_mafia_account_area_auth_response.succ)
    })
  )

  it.effect("signed with md5, which goes without saying", () =>
    Effect.gen(function* () {
      const answer = yield* json(signed({ sign_method: undefined }))
      assert.isTrue(answer.tmall_mafia_account_area_auth_response.succ)
    })
  )

  it.effect("with public parameters in the query", () =>
    Effect.gen(function* () {
      const { area_request, ...query } = signed({})
      const request = post({ area_request: area_request! }, `?${new URLSearchParams(query)}`)
      const { text } = yield* answerTo(request)
      assert.isTrue(JSON.parse(text).tmall_mafia_account_area_auth_response.succ)
    })
  )

  it.effect("with a session and the other optional parameters", () =>
    Effect.gen(function* () {
      const answer = yield* json(signed({ session: "s", partner_id: "p", target_app_key: "t", simplify: "true" }))
      assert.isTrue(answer.succ)
    })
  )

  it.effect("without a format is answered in XML", () =>
    Effect.gen(function* () {
      const { text, type } = yield* answerTo(post(signed({ format: undefined })))
      assert.match(
        text,
        /^<\?xml version="1\.0" encoding="utf-8"\?><tmall_mafia_account_area_auth_response><succ>true<\/succ>.*<\/tmall_mafia_account_area_auth_response>$/
      )
      assert.strictEqual(type, "text/xml;charset=UTF-8")
    })
  )

  it.effect("of another application that the sandbox was told of", () =>
    Effect.gen(function* () {
      const parameters = { ...good, app_key: "mine" }
      const form = { ...parameters, sign: independent.sign("md5", parameters, "密钥") }
      const answer = yield* json(form, { appSecrets: { mine: Redacted.make("密钥") } })
      assert.isTrue(answer.tmall_mafia_account_area_auth_response.succ)
    })
  )
})

describe("refuses", () => {
  const minutes = (count: number, seconds = 0) => independent.timestamp(now + count * 60_000 + seconds * 1000)

  it.effect.each<readonly [string, Record<string, string>, number]>([
    ["a request without method", signed({ method: undefined }), 21],
    ["a method that it does not know", signed({ method: "taobao.no.such" }), 22],
    ["a method in other case", signed({ method: "TMALL.mafia.account.area.auth" }), 22],
    ["a method of every object", signed({ method: "constructor" }), 22],
    ["a request without signature", defined({ ...good }), 24],
    ["the signature of another request", { ...signed({}), area_request: "{}" }, 25],
    ["a signature in lower case", { ...signed({}), sign: signed({}).sign!.toLowerCase() }, 25],
    ["a signature that is too short", { ...signed({}), sign: "A" }, 25],
    ["a signature with another secret", { ...good, sign: independent.sign("md5", good, "other") }, 25],
    [
      "a signature of another kind than it says",
      { ...good, sign: independent.sign("hmac", good, "sandbox-secret") },
      25
    ],
    ["a kind of signature that it does not know", signed({ sign_method: "sha1" }), 25],
    ["a request without app key", signed({ app_key: undefined }), 28],
    ["an app key that it does not know", signed({ app_key: "other" }), 29],
    ["an app key of every object", signed({ app_key: "toString" }), 29],
    ["a request without timestamp", signed({ timestamp: undefined }), 30],
    ["a time more than ten minutes ago", signed({ timestamp: minutes(-10, -1) }), 31],
    ["a time in more than ten minutes", signed({ timestamp: minutes(10, 1) }), 31],
    ["a time of UTC", signed({ timestamp: independent.timestamp(now - 8 * 3_600_000) }), 31],
    ["a time that does not exist", signed({ timestamp: "2024-02-30 00:00:00" }), 31],
    ["a time in another form", signed({ timestamp: "2024-03-01T00:00:00" }), 31],
    ["a request without version", signed({ v: undefined }), 32],
    ["a version that it does not know", signed({ v: "3.0" }), 33],
    ["arguments that are no JSON", signed({ area_request: `{"auth_area_dto":` }), 41]
  ])("%s", ([, form, code]) =>
    Effect.gen(function* () {
      const { status, text } = yield* answerTo(post(form))
      assert.strictEqual(status, 200)
      const answer = JSON.parse(text)
      assert.hasAllKeys(answer, ["error_response"])
      assert.strictEqual(answer.error_response.code, code)
      assert.notStrictEqual(answer.error_response.msg, "")
    })
  )

  it.effect("a format that it does not know, in XML", () =>
    Effect.gen(function* () {
      const { text } = yield* answerTo(post(signed({ format: "yaml" })))
      assert.match(text, /<error_response><code>23<\/code>/)
    })
  )

  it.effect("errors in the format that was asked for", () =>
    Effect.gen(function* () {
      const { text } = yield* answerTo(post(signed({ method: "taobao.no.such", format: "xml" })))
      assert.match(text, /^<\?xml .*\?><error_response><code>22<\/code><msg>.+<\/msg>.*<\/error_response>$/)
      const simplified = yield* json(signed({ method: "taobao.no.such", simplify: "true" }))
      assert.strictEqual(simplified.error_response.code, 22)
    })
  )

  it.effect("but takes a time ten minutes ago, and one in ten minutes", () =>
    Effect.gen(function* () {
      for (const timestamp of [minutes(-10), minutes(10)]) {
        const answer = yield* json(signed({ timestamp }))
        assert.isTrue(answer.tmall_mafia_account_area_auth_response.succ)
      }
    })
  )

  it.effect("arguments of another type", () =>
    Effect.gen(function* () {
      const { error_response } = yield* json(signed({ area_request: "[]" }))
      assert.deepInclude(error_response, { code: 41, msg: "Invalid Arguments:area_request" })
    })
  )

  it.effect.each([
    [`{"auth_area_dto":5}`, "isv.invalid-parameter:area_request.auth_area_dto"],
    [`{"auth_area_dto":[{"account_id":"x"}]}`, "isv.invalid-parameter:area_request.auth_area_dto.0.account_id"]
  ])("what does not fit inside of arguments, with a sub_code: %s", ([area_request, sub_code]) =>
    Effect.gen(function* () {
      const { error_response } = yield* json(signed({ area_request }))
      assert.deepInclude(error_response, { code: 50, sub_code })
      assert.match(error_response.request_id, /^[\da-f-]{36}$/)
    })
  )

  it.effect("what is missing inside of arguments, with a sub_code", () =>
    Effect.gen(function* () {
      const form = signed({
        area_request: undefined,
        method: "taobao.lark.pos.cifprod.logoffByPos",
        logoff_request: "{}"
      })
      const { error_response } = yield* json(form)
      assert.deepInclude(error_response, { code: 50, sub_code: "isv.missing-parameter:logoff_request.cinema_link_id" })
    })
  )

  it.effect("what is no form at all", () =>
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

  it.effect("to change any state", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(now)
      const simulation = yield* TaobaoTesting.TaobaoSimulation
      const client = Sandbox.client(yield* TaobaoTesting.sandboxHandler())
      yield* client.execute(post({ ...signed({}), sign: "A" }))
      assert.deepStrictEqual(yield* simulation.calls, [])
      yield* client.execute(post(signed({})))
      assert.strictEqual((yield* simulation.calls).length, 1)
    }).pipe(Effect.provide(TaobaoTesting.layerSimulation()))
  )
})
