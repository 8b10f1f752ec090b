/** Taobao's live gateway: its operations on the wire, its variables, its context. */
import { assert, describe, it } from "@effect/vitest"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as Lark from "@effect-vendors/taobao/Lark"
import * as Mafia from "@effect-vendors/taobao/Mafia"
import * as Taobao from "@effect-vendors/taobao/Taobao"
import type * as TopGateway from "@effect-vendors/top/TopGateway"
import * as ConfigProvider from "effect/ConfigProvider"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { TestClock } from "effect/testing"
import { forms } from "../../top/test/formats.ts"
import * as independent from "../../top/test/independent.ts"
import * as Stub from "../../top/test/stub.ts"
import { area, areaDone, areaKey, logoff, logoffDone, logoffKey } from "./requests.ts"

const credentials: TopGateway.Credential = { appKey: "12345678", appSecret: Redacted.make("helloworld") }

const provide = (client: Stub.Client, options: Partial<Taobao.Options> = {}) =>
  Effect.provide(Taobao.layer({ ...Gateway.unhurried, credentials, ...options }).pipe(Layer.provide(client.layer)))

const areaClient = () => Stub.always(JSON.stringify({ [areaKey]: areaDone }))

const isSigned = ({ parameters }: Stub.Sent, secret: string, method: independent.SignMethod = "hmac-sha256") =>
  assert.strictEqual(parameters.sign, independent.sign(method, parameters, secret))

describe("a request", () => {
  // 2016-01-01 12:00:00 on the platform's clock.
  const now = Date.parse("2016-01-01T04:00:00Z")

  it.effect.each(forms)("$name: the whole form", ({ format, name, success }) =>
    Effect.gen(function* () {
      yield* TestClock.setTime(now + 999)
      const client = Stub.always(success(logoffKey, logoffDone))
      yield* Lark.logoffByPos(logoff).pipe(provide(client, { format, signMethod: "md5" }))
      assert.strictEqual(client.requests.length, 1)
      const sent = client.requests[0]!
      assert.strictEqual(sent.method, "POST")
      assert.strictEqual(sent.url, "https://gw.api.taobao.com/router/rest")
      assert.strictEqual(sent.contentType, "application/x-www-form-urlencoded;charset=utf-8")
      // No parameter is sent twice.
      assert.strictEqual(sent.entries.length, Object.keys(sent.parameters).length)
      const { sign: _, ...parameters } = sent.parameters
      assert.deepStrictEqual(parameters, {
        method: "taobao.lark.pos.cifprod.logoffByPos",
        app_key: "12345678",
        timestamp: "2016-01-01 12:00:00",
        v: "2.0",
        sign_method: "md5",
        format: name === "XML" ? "xml" : "json",
        ...(name === "simplified JSON" ? { simplify: "true" } : {}),
        logoff_request:
          `{"cinema_link_id":"7777","account_id":"account-1","captcha":"123456","mobile":"13900004567",` +
          `"lease_code":"ykse","pos_token":"token","logoff_reason":"顾客要求","channel_code":"sms"}`
      })
      isSigned(sent, "helloworld", "md5")
    })
  )

  it.effect("keeps every digit of an identifier, and the zone of a date", () =>
    Effect.gen(function* () {
      const client = areaClient()
      const account_id = 9007199254740993n
      const store_id = 2n ** 63n - 1n
      yield* Mafia.accountAreaAuth({
        area_request: {
          auth_area_dto: [
            {
              account_id,
              account_name: "张三经销商",
              community_id: -9007199254740993n,
              store_id,
              modifier_id: 1234n,
              version: 0,
              gmt_create: DateTime.makeUnsafe(Date.parse("1988-07-01T00:00:00.999Z"))
            }
          ],
          un_auth_area_dto: [{ account_id, area_code: 330110, address: undefined }, { account_id: 1n }]
        }
      }).pipe(provide(client))
      assert.strictEqual(
        client.requests[0]!.parameters.area_request,
        `{"auth_area_dto":[{"account_id":9007199254740993,"account_name":"张三经销商","community_id":-9007199254740993,` +
          `"store_id":9223372036854775807,"modifier_id":1234,"version":0,"gmt_create":"1988-07-01 08:00:00"}],` +
          `"un_auth_area_dto":[{"account_id":9007199254740993,"area_code":330110},{"account_id":1}]}`
      )
      isSigned(client.requests[0]!, "helloworld")
    })
  )
})

describe("context of a call", () => {
  const call = Mafia.accountAreaAuth(area)

  it.effect("the session and the credentials of Taobao are its own", () =>
    Effect.gen(function* () {
      assert.strictEqual(Taobao.CurrentSession.key, "@effect-vendors/taobao/Taobao/Session")
      assert.strictEqual(Taobao.CurrentCredentials.key, "@effect-vendors/taobao/Taobao/Credentials")
      const client = areaClient()
      yield* call.pipe(
        Taobao.withSession(Redacted.make("granted")),
        Taobao.withCredentials({ appKey: "second", appSecret: Redacted.make("second secret") }),
        provide(client)
      )
      const [sent] = client.requests
      assert.deepInclude(sent!.parameters, { app_key: "second", session: "granted" })
      isSigned(sent!, "second secret")
    })
  )
})

describe("a request that is not sent", () => {
  const request = logoff.logoff_request

  it.effect.each([
    [
      "a reason of 101 characters",
      Lark.logoffByPos({ logoff_request: { ...request, logoff_reason: "因".repeat(101) } })
    ],
    ["a lone surrogate", Lark.logoffByPos({ logoff_request: { ...request, account_id: "a\uD800b" } })],
    [
      "a lone surrogate in a secret",
      Lark.logoffByPos({ logoff_request: { ...request, captcha: Redacted.make("\uDC00") } })
    ],
    ["a control character", Lark.logoffByPos({ logoff_request: { ...request, mobile: "139\u0000" } })],
    ["a missing field", Lark.logoffByPos({ logoff_request: { mobile: "139" } as never })],
    ["a secret that is not Redacted", Lark.logoffByPos({ logoff_request: { ...request, captcha: "123456" as never } })],
    [
      "an identifier beyond 64 bits",
      Mafia.accountAreaAuth({ area_request: { auth_area_dto: [{ account_id: 2n ** 63n }] } })
    ],
    [
      "an identifier as a number",
      Mafia.accountAreaAuth({ area_request: { auth_area_dto: [{ account_id: (2 ** 53) as never }] } })
    ],
    [
      "an integer that is not safe",
      Mafia.accountAreaAuth({ area_request: { auth_area_dto: [{ area_code: 2 ** 53 }] } })
    ],
    ["a fraction", Mafia.accountAreaAuth({ area_request: { auth_area_dto: [{ area_code: 1.5 }] } })],
    [
      "a year of five digits",
      Mafia.accountAreaAuth({ area_request: { auth_area_dto: [{ gmt_create: DateTime.makeUnsafe(8.64e15) }] } })
    ],
    ["an unsafe integer in a call without definition", Taobao.call("taobao.a.b", { a: 2 ** 53 })]
  ] as const)("%s", ([, call]) =>
    Effect.gen(function* () {
      const client = areaClient()
      const error = yield* (call as Effect.Effect<unknown, VendorError.VendorError, Taobao.Taobao>).pipe(
        Effect.flip,
        provide(client)
      )
      assert(error instanceof VendorError.InvalidParameter)
      assert.deepInclude(error, { vendor: "Taobao", origin: "client", outcome: "NotSent", retryable: false })
      assert.notStrictEqual(error.message, "")
      assert.strictEqual(client.requests.length, 0)
    })
  )

  it.effect("a reason of 100 characters is sent", () =>
    Effect.gen(function* () {
      const client = Stub.always(JSON.stringify({ [logoffKey]: logoffDone }))
      yield* Lark.logoffByPos({ logoff_request: { ...request, logoff_reason: "因".repeat(100) } }).pipe(provide(client))
      assert.strictEqual(client.requests.length, 1)
    })
  )

  it.effect("the error tells no secret", () =>
    Effect.gen(function* () {
      const error = yield* Lark.logoffByPos({
        logoff_request: { ...request, captcha: Redacted.make("hunter2\u0000"), pos_token: "hunter3" as never }
      }).pipe(Effect.flip, provide(areaClient()))
      assert.notMatch(error.message + JSON.stringify(error), /hunter/)
    })
  )
})

describe("configuration", () => {
  const configured = (variables: Record<string, string>, options?: Partial<Taobao.Options>) => {
    const client = areaClient()
    return Effect.as(
      Mafia.accountAreaAuth(area).pipe(
        Effect.provide(
          Taobao.layerConfig(options).pipe(
            Layer.provide([client.layer, ConfigProvider.layer(ConfigProvider.fromEnvRecord(variables))])
          )
        )
      ),
      client.requests
    )
  }

  it.effect.each([
    [{}, ["TAOBAO_APP_KEY", "TAOBAO_APP_SECRET"]],
    [{ TAOBAO_APP_KEY: "key" }, ["TAOBAO_APP_SECRET"]],
    [{ TAOBAO_APP_SECRET: "secret" }, ["TAOBAO_APP_KEY"]],
    [{ TAOBAO_APP_KEY: "", TAOBAO_APP_SECRET: "" }, ["TAOBAO_APP_KEY", "TAOBAO_APP_SECRET"]]
  ] as const)("the variables %o lack %o", ([variables, missing]) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(configured(variables))
      assert(error._tag === "ConfigError")
      for (const name of ["TAOBAO_APP_KEY", "TAOBAO_APP_SECRET"]) {
        assert.strictEqual(error.message.includes(name), missing.includes(name as never))
      }
      assert.notInclude(error.message, "TAOBAO_ENDPOINT")
    })
  )

  const variables = { TAOBAO_APP_KEY: "key", TAOBAO_APP_SECRET: "secret" }

  it.effect("two variables are enough", () =>
    Effect.gen(function* () {
      const [sent] = yield* configured(variables)
      assert.strictEqual(sent!.url, "https://gw.api.taobao.com/router/rest")
      assert.strictEqual(sent!.parameters.app_key, "key")
      isSigned(sent!, "secret")
    })
  )

  it.effect("reads the endpoint, but a given option counts first", () =>
    Effect.gen(function* () {
      const [sent] = yield* configured({ ...variables, TAOBAO_ENDPOINT: "http://127.0.0.1:1/rest" })
      assert.strictEqual(sent!.url, "http://127.0.0.1:1/rest")
      const [other] = yield* configured(
        { ...variables, TAOBAO_ENDPOINT: "http://127.0.0.1:1/rest" },
        { endpoint: "https://api.taobao.com/router/rest", signMethod: "hmac" }
      )
      assert.strictEqual(other!.url, "https://api.taobao.com/router/rest")
      isSigned(other!, "secret", "hmac")
    })
  )
})
