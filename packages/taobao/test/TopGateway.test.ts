import { assert, describe, it } from "@effect/vitest"
import * as Retry from "@effect-vendors/core/Retry"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Lark from "@effect-vendors/taobao/Lark"
import * as Mafia from "@effect-vendors/taobao/Mafia"
import * as Taobao from "@effect-vendors/taobao/Taobao"
import * as TopFormat from "@effect-vendors/taobao/TopFormat"
import type * as TopGateway from "@effect-vendors/taobao/TopGateway"
import * as TopWire from "@effect-vendors/taobao/TopWire"
import * as ConfigProvider from "effect/ConfigProvider"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import { TestClock } from "effect/testing"
import { forms } from "./formats.ts"
import * as independent from "./independent.ts"
import { area, areaDone, areaKey, logoff, logoffDone, logoffKey } from "./requests.ts"
import * as Stub from "./stub.ts"

const credentials: TopGateway.Credentials = { appKey: "12345678", appSecret: Redacted.make("helloworld") }

const provide = (client: ReturnType<typeof Stub.make>, options: Partial<Taobao.Options> = {}) =>
  Effect.provide(Taobao.layer({ credentials, ...options }).pipe(Layer.provide(client.layer)))

const areaClient = () => Stub.always(JSON.stringify({ [areaKey]: areaDone }))

const isSigned = ({ parameters }: Stub.Sent, secret: string, method: independent.SignMethod = "hmac-sha256") =>
  assert.strictEqual(parameters.sign, independent.sign(method, parameters, secret))

describe("a request", () => {
  // 2016-01-01 12:00:00 on the platform's clock.
  const now = Date.parse("2016-01-01T04:00:00Z")

  it.effect.each(forms)("$name: exactly what is sent", ({ format, name, success }) =>
    Effect.gen(function* () {
      yield* TestClock.setTime(now + 999)
      const client = Stub.always(success(logoffKey, logoffDone))
      yield* Lark.logoffByPos(logoff).pipe(provide(client, { format, signMethod: "md5" }))
      assert.strictEqual(client.requests.length, 1)
      const sent = client.requests[0]!
      assert.strictEqual(sent.method, "POST")
      assert.strictEqual(sent.url, "https://gw.api.taobao.com/router/rest")
      assert.strictEqual(sent.contentType, "application/x-www-form-urlencoded;charset=utf-8")
      // Nothing twice.
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

  it.effect.each(independent.signMethods)("signed with %s", (signMethod) =>
    Effect.gen(function* () {
      const client = areaClient()
      yield* Mafia.accountAreaAuth(area).pipe(provide(client, { signMethod }))
      assert.strictEqual(client.requests[0]!.parameters.sign_method, signMethod)
      isSigned(client.requests[0]!, "helloworld", signMethod)
    })
  )

  it.effect("carries the time of its own moment", () =>
    Effect.gen(function* () {
      const client = areaClient()
      yield* Effect.gen(function* () {
        for (let day = 0; day < 3; day++) {
          yield* Mafia.accountAreaAuth(area)
          yield* TestClock.adjust("1 day")
        }
      }).pipe(provide(client))
      assert.deepStrictEqual(
        client.requests.map(({ parameters }) => parameters.timestamp),
        ["1970-01-01 08:00:00", "1970-01-02 08:00:00", "1970-01-03 08:00:00"]
      )
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

  const various = Taobao.operation("taobao.test.various", {
    version: "1.1",
    request: Wire.struct({
      name: Wire.optional(Wire.String),
      password: Wire.optional(Wire.Secret),
      count: Wire.optional(Wire.Int),
      id: Wire.optional(Wire.Int64),
      flag: Wire.optional(Wire.Boolean),
      fields: Wire.optional(TopWire.list(Wire.String)),
      ids: Wire.optional(TopWire.list(Wire.Int64)),
      items: Wire.optional(TopWire.list(Wire.struct({ id: Wire.Int64 }))),
      at: Wire.optional(TopWire.DateText),
      data: Wire.optional(TopWire.JsonText)
    }),
    response: Wire.struct({ ok: Wire.True })
  })

  const publicNames = new Set(["app_key", "format", "method", "sign", "sign_method", "timestamp", "v"])

  const own = ({ parameters }: Stub.Sent) =>
    Object.fromEntries(Object.entries(parameters).filter(([name]) => !publicNames.has(name)))

  const variousClient = () => Stub.always(`{"test_various_response":{"ok":true}}`)

  it.effect("writes scalars as text, lists of them joined by commas, the rest as JSON", () =>
    Effect.gen(function* () {
      const client = variousClient()
      yield* various({
        name: "a+b&c=张 三",
        password: Redacted.make("p@ss"),
        count: 0,
        id: 9007199254740993n,
        flag: false,
        fields: ["num_iid", "title"],
        ids: [9007199254740993n, 2n],
        items: [{ id: 9007199254740993n }],
        at: DateTime.makeUnsafe(0),
        data: `{"a":1}`
      }).pipe(provide(client))
      assert.deepStrictEqual(own(client.requests[0]!), {
        name: "a+b&c=张 三",
        password: "p@ss",
        count: "0",
        id: "9007199254740993",
        flag: "false",
        fields: "num_iid,title",
        ids: "9007199254740993,2",
        items: `[{"id":9007199254740993}]`,
        at: "1970-01-01 08:00:00",
        data: `{"a":1}`
      })
      assert.strictEqual(client.requests[0]!.parameters.v, "1.1")
      isSigned(client.requests[0]!, "helloworld")
    })
  )

  it.effect("leaves out what is absent or empty", () =>
    Effect.gen(function* () {
      for (const input of [
        {},
        { name: undefined, password: undefined, items: undefined },
        { name: "", password: Redacted.make(""), fields: [], items: [] }
      ]) {
        const client = variousClient()
        yield* various(input).pipe(provide(client))
        assert.deepStrictEqual(own(client.requests[0]!), {})
        isSigned(client.requests[0]!, "helloworld")
      }
      const client = variousClient()
      yield* Taobao.call(various.name, { a: null, b: "", c: undefined, d: [], e: 0, f: false, g: {} }).pipe(
        provide(client)
      )
      assert.deepStrictEqual(own(client.requests[0]!), { e: "0", f: "false", g: "{}" })
      isSigned(client.requests[0]!, "helloworld")
    })
  )

  it.effect("cannot take the place of the public parameters", () =>
    Effect.gen(function* () {
      const client = variousClient()
      yield* Taobao.call(various.name, { method: "x", app_key: "x", sign: "x", timestamp: "x", v: "x" }).pipe(
        provide(client)
      )
      const { parameters } = client.requests[0]!
      assert.deepInclude(parameters, { method: various.name, app_key: "12345678", v: "2.0" })
      assert.strictEqual(parameters.timestamp, "1970-01-01 08:00:00")
      isSigned(client.requests[0]!, "helloworld")
    })
  )
})

describe("a response", () => {
  const lookup = Taobao.operation("taobao.test.lookup", {
    request: Wire.struct({}),
    response: Wire.struct({ id: Wire.Int64, small: Wire.Int, any: Wire.optional(Wire.Any) })
  })

  it.effect.each(forms.slice(0, 2))("$name: integers beyond 2^53 are exact", ({ format, name }) =>
    Effect.gen(function* () {
      const body = `{"id":9007199254740993,"small":"42","any":[9007199254740995],"request_id":"r-1"}`
      const text = name === "JSON" ? `{"test_lookup_response":${body}}` : body
      const answer = yield* lookup.detailed({}).pipe(provide(Stub.always(text), { format }))
      assert.deepStrictEqual(answer, {
        value: { id: 9007199254740993n, small: 42, any: [9007199254740995n] },
        requestId: "r-1",
        raw: { id: 9007199254740993n, small: "42", any: [9007199254740995n], request_id: "r-1" }
      })
    })
  )

  it.effect("XML: integers beyond 2^53 are exact", () =>
    Effect.gen(function* () {
      const text = "<test_lookup_response><id>-9223372036854775808</id><small>7</small></test_lookup_response>"
      const value = yield* lookup({}).pipe(provide(Stub.always(text), { format: forms[2]!.format }))
      assert.deepStrictEqual(value, { id: -(2n ** 63n), small: 7 })
    })
  )

  it.effect("an integer that its field cannot hold is malformed, never rounded", () =>
    Effect.gen(function* () {
      for (const { format, success } of forms) {
        for (const body of [
          { id: "9223372036854775808", small: 1 },
          { id: 1, small: "9007199254740993" },
          { id: "1.5", small: 1 }
        ]) {
          const client = Stub.always(success("test_lookup_response", body))
          const error = yield* lookup({}).pipe(Effect.flip, provide(client, { format }))
          assert.strictEqual(error._tag, "MalformedResponse")
        }
      }
    })
  )

  it.effect("in detail: value, request id and what was sent", () =>
    Effect.gen(function* () {
      const body = { ...areaDone, request_id: "r-1", news: ["?"] }
      const answer = yield* Mafia.accountAreaAuth
        .detailed(area)
        .pipe(provide(Stub.always(JSON.stringify({ [areaKey]: body }))))
      assert.deepStrictEqual(answer, { value: areaDone as never, requestId: "r-1", raw: body })
    })
  )

  it.effect("in detail, without a request id", () =>
    Effect.gen(function* () {
      const answer = yield* Mafia.accountAreaAuth.detailed(area).pipe(provide(areaClient()))
      assert.strictEqual(answer.requestId, undefined)
    })
  )
})

describe("a call without a definition", () => {
  it.effect("gives the response as it is", () =>
    Effect.gen(function* () {
      const client = Stub.always(
        `{"items_seller_list_get_response":{"items":{"item":[{"num_iid":9007199254740993}]},"total":1}}`
      )
      const response = yield* Taobao.call("taobao.items.seller.list.get", {
        fields: ["num_iid", "title"],
        num_iid: 9007199254740993n,
        query: { id: 9007199254740993n, none: undefined }
      }).pipe(provide(client))
      assert.deepStrictEqual(response, { items: { item: [{ num_iid: 9007199254740993n }] }, total: 1 })
      assert.deepInclude(client.requests[0]!.parameters, {
        method: "taobao.items.seller.list.get",
        fields: "num_iid,title",
        num_iid: "9007199254740993",
        query: `{"id":9007199254740993}`
      })
      isSigned(client.requests[0]!, "helloworld")
    })
  )

  it.effect("gives errors as any call", () =>
    Effect.gen(function* () {
      const client = Stub.always(`{"error_response":{"code":22,"msg":"Invalid method","request_id":"r-1"}}`)
      const error = yield* Taobao.call("taobao.no.such", {}).pipe(Effect.flip, provide(client))
      assert.instanceOf(error, VendorError.InvalidParameter)
      assert.deepInclude(error, { operation: "taobao.no.such", code: "22", requestId: "r-1" })
    })
  )

  it.effect("takes no answer for a success that shows no sign of it", () =>
    Effect.gen(function* () {
      for (const { format } of forms) {
        for (const body of ["{}", "[]", "null", "<a/>", "", `{"error_response":{"msg":"x"}}`, "<error_response/>"]) {
          const error = yield* Taobao.call("taobao.time.get", {}).pipe(
            Effect.flip,
            provide(Stub.always(body), { format })
          )
          assert.strictEqual(error._tag, "MalformedResponse")
        }
      }
    })
  )

  it.effect("takes a request id for a sign of success where there is no wrapper", () =>
    Effect.gen(function* () {
      const response = yield* Taobao.call("taobao.time.get", {}).pipe(
        provide(Stub.always(`{"time":"2000-01-01 00:00:00","request_id":"r-1"}`), { format: TopFormat.simplified })
      )
      assert.deepStrictEqual(response, { time: "2000-01-01 00:00:00", request_id: "r-1" })
    })
  )
})

describe("context of a call", () => {
  const call = Mafia.accountAreaAuth(area)
  const second: TopGateway.Credentials = { appKey: "second", appSecret: Redacted.make("second secret") }

  it.effect("a session is sent and signed, where it is set", () =>
    Effect.gen(function* () {
      const client = areaClient()
      yield* Effect.gen(function* () {
        yield* call
        yield* Effect.all([call, Taobao.withSession(Redacted.make("inner"))(call)], { concurrency: 2 }).pipe(
          Taobao.withSession(Redacted.make("outer"))
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
      const client = areaClient()
      yield* call.pipe(Taobao.withSession(Redacted.make("")), provide(client))
      const sent = client.requests[0]!
      isSigned(sent, "helloworld")
      assert.notProperty(sent.parameters, "session")
    })
  )

  it.effect("credentials as a value", () =>
    Effect.gen(function* () {
      const client = areaClient()
      yield* Effect.gen(function* () {
        yield* call
        yield* call.pipe(Taobao.withCredentials(second))
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

  it.effect("credentials as an effect, asked for each request", () =>
    Effect.gen(function* () {
      const client = areaClient()
      let asked = 0
      const rotating = Effect.sync(() => {
        asked++
        return { appKey: `key-${asked}`, appSecret: Redacted.make(`secret-${asked}`) }
      })
      yield* Effect.gen(function* () {
        yield* call
        yield* call
      }).pipe(provide(client, { credentials: rotating }))
      yield* call.pipe(Taobao.withCredentials(rotating), provide(client))
      assert.deepStrictEqual(
        client.requests.map(({ parameters }) => parameters.app_key),
        ["key-1", "key-2", "key-3"]
      )
      for (const [index, sent] of client.requests.entries()) isSigned(sent, `secret-${index + 1}`)
    })
  )

  it.effect("credentials that cannot be had", () =>
    Effect.gen(function* () {
      const client = areaClient()
      const failure = new VendorError.AuthFailure({ message: "no credentials today", outcome: "NotSent" })
      const error = yield* call.pipe(Effect.flip, Taobao.withCredentials(Effect.fail(failure)), provide(client))
      assert.strictEqual(error, failure)
      assert.strictEqual(client.requests.length, 0)
    })
  )

  it.effect("two accounts, one inside the other, sign each with their own key", () =>
    Effect.gen(function* () {
      const client = areaClient()
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

  it.effect("two accounts of one memo map", () =>
    Effect.gen(function* () {
      const client = areaClient()
      const memoMap = yield* Layer.makeMemoMap
      const scope = yield* Effect.scope
      for (const account of [credentials, second]) {
        const layer = Taobao.layer({ credentials: account }).pipe(Layer.provide(client.layer))
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
})

describe("what never leaves the process", () => {
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

  it.effect("but a reason of 100 characters does", () =>
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

  it.effect.each([
    ["http://gw.api.taobao.com/router/rest", false],
    ["http://192.168.0.1/router/rest", false],
    ["http://localhost.example.com/", false],
    ["ftp://localhost/", false],
    ["not a URL", false],
    ["", false],
    ["https://gw.api.taobao.com/router/rest", true],
    ["http://localhost:8080/router/rest", true],
    ["http://127.0.0.1/router/rest", true],
    ["http://[::1]:1/router/rest", true]
  ] as const)("credentials to %s: %s", ([endpoint, allowed]) =>
    Effect.gen(function* () {
      const client = areaClient()
      const exit = yield* Effect.result(Mafia.accountAreaAuth(area)).pipe(provide(client, { endpoint }))
      if (allowed) {
        assert.strictEqual(exit._tag, "Success")
        assert.deepStrictEqual(
          client.requests.map(({ url }) => url),
          [endpoint]
        )
      } else {
        assert(exit._tag === "Failure" && exit.failure._tag === "InvalidParameter")
        assert.deepInclude(exit.failure, { origin: "client", outcome: "NotSent", retryable: false })
        assert.include(exit.failure.message, "endpoint")
        assert.strictEqual(client.requests.length, 0)
      }
    })
  )

  it.effect("credentials to another machine by plain http, unless that is allowed", () =>
    Effect.gen(function* () {
      const client = areaClient()
      const endpoint = "http://192.168.0.1/router/rest"
      yield* Mafia.accountAreaAuth(area).pipe(provide(client, { endpoint, allowInsecure: true }))
      assert.strictEqual(client.requests.length, 1)
    })
  )

  it.effect.each([
    ["an empty app key", { appKey: "", appSecret: Redacted.make("secret") }],
    ["an empty app secret", { appKey: "key", appSecret: Redacted.make("") }]
  ] as const)("a request with %s", ([, empty]) =>
    Effect.gen(function* () {
      const client = areaClient()
      for (const call of [
        Mafia.accountAreaAuth(area).pipe(Effect.flip, provide(client, { credentials: empty })),
        Mafia.accountAreaAuth(area).pipe(Effect.flip, Taobao.withCredentials(empty), provide(client))
      ]) {
        const error = yield* call
        assert(error._tag === "AuthFailure")
        assert.deepInclude(error, { vendor: "Taobao", outcome: "NotSent", retryable: false })
        assert.notStrictEqual(error.message, "")
      }
      assert.strictEqual(client.requests.length, 0)
    })
  )
})

describe("the connection", () => {
  const idempotent = Taobao.operation("taobao.test.get", {
    request: Wire.struct({}),
    response: Wire.struct({ ok: Wire.True }),
    traits: { idempotent: true }
  })

  it.effect.each([
    ["ECONNREFUSED", "NotSent", true, true],
    ["ECONNRESET", "Unknown", false, true]
  ] as const)("%s: the outcome is %s", ([code, outcome, once, often]) =>
    Effect.gen(function* () {
      const client = Stub.make(() => ({ failure: { code } }))
      const error = yield* Mafia.accountAreaAuth(area).pipe(Effect.flip, provide(client))
      assert(error._tag === "TransportFailure")
      assert.deepInclude(error, { vendor: "Taobao", code, outcome, retryable: once })
      const again = yield* idempotent({}).pipe(Effect.flip, provide(client))
      assert.strictEqual(again.retryable, often)
    })
  )

  it.effect("5xx without a readable error is the vendor's failure", () =>
    Effect.gen(function* () {
      for (const { format } of forms) {
        for (const status of [500, 502, 503]) {
          const error = yield* Mafia.accountAreaAuth(area).pipe(
            Effect.flip,
            provide(Stub.always("<html>Bad Gateway</html>", status), { format })
          )
          assert(error._tag === "ServiceFailure")
          assert.strictEqual(error.code, String(status))
        }
      }
    })
  )

  it.effect("an error of the protocol counts whatever the status", () =>
    Effect.gen(function* () {
      for (const { failure, format } of forms) {
        for (const status of [200, 400, 403, 500]) {
          const error = yield* Mafia.accountAreaAuth(area).pipe(
            Effect.flip,
            provide(Stub.always(failure({ code: 27, msg: "Invalid session", request_id: "r-1" }), status), { format })
          )
          assert(error._tag === "AuthFailure")
          assert.strictEqual(error.requestId, "r-1")
        }
      }
    })
  )

  it.effect("a success counts only with 2xx", () =>
    Effect.gen(function* () {
      for (const { format, success } of forms) {
        const body = success(areaKey, areaDone)
        for (const [status, expected] of [
          [302, "MalformedResponse"],
          [404, "MalformedResponse"],
          [500, "ServiceFailure"]
        ] as const) {
          const error = yield* Mafia.accountAreaAuth(area).pipe(
            Effect.flip,
            provide(Stub.always(body, status), { format })
          )
          assert.strictEqual(error._tag, expected)
        }
        yield* Mafia.accountAreaAuth(area).pipe(provide(Stub.always(body, 201), { format }))
      }
    })
  )

  // Without delays: the clock of a test stands still.
  const twiceMore = Retry.withPolicy(Schedule.recurs(2))

  it.effect("a call that may have been done is sent again only where it is idempotent", () =>
    Effect.gen(function* () {
      const client = Stub.make(() => ({ failure: { code: "ECONNRESET" } }))
      yield* Mafia.accountAreaAuth(area).pipe(twiceMore, Effect.flip, provide(client))
      assert.strictEqual(client.requests.length, 1)
      yield* idempotent({}).pipe(twiceMore, Effect.flip, provide(client))
      assert.strictEqual(client.requests.length, 4)
      for (const sent of client.requests) isSigned(sent, "helloworld")
    })
  )

  it.effect("a call that was not sent, or that the platform asks to wait with, is sent again", () =>
    Effect.gen(function* () {
      const banned = `{"error_response":{"code":7,"msg":"App Call Limited","sub_msg":"This ban will last for 17 more seconds"}}`
      for (const answer of [() => ({ failure: { code: "ECONNREFUSED" } }), () => new Response(banned)]) {
        const client: ReturnType<typeof Stub.make> = Stub.make(() =>
          client.requests.length === 1 ? answer() : new Response(JSON.stringify({ [areaKey]: areaDone }))
        )
        yield* Mafia.accountAreaAuth(area).pipe(twiceMore, provide(client))
        assert.strictEqual(client.requests.length, 2)
        for (const sent of client.requests) isSigned(sent, "helloworld")
      }
    })
  )

  it.effect("a timestamp that the platform refuses is corrected by the time of its answer", () =>
    Effect.gen(function* () {
      const client: ReturnType<typeof Stub.make> = Stub.make(() =>
        client.requests.length === 1
          ? new Response(`{"error_response":{"code":31,"msg":"Invalid timestamp"}}`, {
              headers: { date: "Fri, 01 Jan 2016 04:00:00 GMT" }
            })
          : new Response(JSON.stringify({ [areaKey]: areaDone }))
      )
      yield* Effect.andThen(Mafia.accountAreaAuth(area), Mafia.accountAreaAuth(area)).pipe(provide(client))
      assert.deepStrictEqual(
        client.requests.map(({ parameters }) => parameters.timestamp),
        ["1970-01-01 08:00:00", "2016-01-01 12:00:00", "2016-01-01 12:00:00"]
      )
      for (const sent of client.requests) isSigned(sent, "helloworld")
    })
  )

  it.effect("a timestamp that the platform refuses without telling the time is an error", () =>
    Effect.gen(function* () {
      const client = Stub.always(`{"error_response":{"code":31,"msg":"Invalid timestamp"}}`)
      const error = yield* Mafia.accountAreaAuth(area).pipe(Effect.flip, provide(client))
      assert.strictEqual(error._tag, "AuthFailure")
      assert.strictEqual(client.requests.length, 1)
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
  ] as const)("%o lacks %o", ([variables, missing]) =>
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

  it.effect("of two variables", () =>
    Effect.gen(function* () {
      const [sent] = yield* configured(variables)
      assert.strictEqual(sent!.url, "https://gw.api.taobao.com/router/rest")
      assert.strictEqual(sent!.parameters.app_key, "key")
      isSigned(sent!, "secret")
    })
  )

  it.effect("with an endpoint, and options that go before", () =>
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

  it.effect("names the field that is missing, and never a secret", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(configured({ TAOBAO_APP_SECRET: "hunter2" }))
      assert.notInclude(error.message, "hunter2")
    })
  )
})

it("Schema errors of requests are values", () => {
  // What an operation's own codec says is what the gateway answers with.
  const encoded = Lark.logoffByPos.encode({ logoff_request: { mobile: 5 } })
  assert(encoded._tag === "Failure")
  assert.isTrue(Schema.isSchemaError(encoded.failure))
})
