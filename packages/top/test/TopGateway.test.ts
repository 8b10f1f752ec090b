import { assert, describe, it } from "@effect/vitest"
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import * as TopWire from "@effect-vendors/top/TopWire"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { TestClock } from "effect/testing"
import * as Courier from "./courier/Courier.ts"
import { parcels, release, releaseKey, released } from "./courier/requests.ts"
import { forms } from "./formats.ts"
import { isSigned, provide, shipClient } from "./gateway.ts"
import * as independent from "./independent.ts"
import * as Stub from "./stub.ts"

describe("a request", () => {
  // 2016-01-01 12:00:00 on the platform's clock.
  const now = Date.parse("2016-01-01T04:00:00Z")

  it.effect.each(forms)("$name: the whole form", ({ format, name, success }) =>
    Effect.gen(function* () {
      yield* TestClock.setTime(now + 999)
      const client = Stub.always(success(releaseKey, released))
      yield* Courier.release(release).pipe(provide(client, { format, signMethod: "md5" }))
      assert.strictEqual(client.requests.length, 1)
      const sent = client.requests[0]!
      assert.strictEqual(sent.method, "POST")
      assert.strictEqual(sent.url, "https://gw.api.taobao.com/router/rest")
      assert.strictEqual(sent.contentType, "application/x-www-form-urlencoded;charset=utf-8")
      // No parameter is sent twice.
      assert.strictEqual(sent.entries.length, Object.keys(sent.parameters).length)
      const { sign: _, ...parameters } = sent.parameters
      assert.deepStrictEqual(parameters, {
        method: "courier.parcel.release",
        app_key: "12345678",
        timestamp: "2016-01-01 12:00:00",
        v: "2.0",
        sign_method: "md5",
        format: name === "XML" ? "xml" : "json",
        ...(name === "simplified JSON" ? { simplify: "true" } : {}),
        release:
          `{"depot_id":"7777","parcel_id":"parcel-1","captcha":"123456","mobile":"13900004567",` +
          `"token":"token","reason":"顾客要求"}`
      })
      isSigned(sent, "helloworld", "md5")
    })
  )

  it.effect.each(independent.signMethods)("signed with %s", (signMethod) =>
    Effect.gen(function* () {
      const client = shipClient()
      yield* Courier.ship(parcels).pipe(provide(client, { signMethod }))
      assert.strictEqual(client.requests[0]!.parameters.sign_method, signMethod)
      isSigned(client.requests[0]!, "helloworld", signMethod)
    })
  )

  it.effect("carries the time at which it is sent", () =>
    Effect.gen(function* () {
      const client = shipClient()
      yield* Effect.gen(function* () {
        for (let day = 0; day < 3; day++) {
          yield* Courier.ship(parcels)
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
      const client = shipClient()
      const id = 9007199254740993n
      yield* Courier.ship({
        order: {
          parcels: [
            {
              id,
              name: "张三经销商",
              depot_id: -9007199254740993n,
              weight: 0,
              sent_at: DateTime.makeUnsafe(Date.parse("1988-07-01T00:00:00.999Z"))
            },
            { id: 2n ** 63n - 1n, depot_id: 1234n }
          ],
          returns: [{ id, weight: 330110, name: undefined }, { id: 1n }]
        }
      }).pipe(provide(client))
      assert.strictEqual(
        client.requests[0]!.parameters.order,
        `{"parcels":[{"id":9007199254740993,"name":"张三经销商","depot_id":-9007199254740993,` +
          `"weight":0,"sent_at":"1988-07-01 08:00:00"},{"id":9223372036854775807,"depot_id":1234}],` +
          `"returns":[{"id":9007199254740993,"weight":330110},{"id":1}]}`
      )
      isSigned(client.requests[0]!, "helloworld")
    })
  )

  // Every method of the library has version 2.0. The gateway sends the version that an operation has.
  const various = Operation.make(
    Courier.Courier,
    { vendor: "Courier", product: "top", version: "1.1", name: "courier.test.various" },
    {
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
    }
  )

  const publicNames = new Set(["app_key", "format", "method", "sign", "sign_method", "timestamp", "v"])

  const own = ({ parameters }: Stub.Sent) =>
    Object.fromEntries(Object.entries(parameters).filter(([name]) => !publicNames.has(name)))

  const variousClient = () => Stub.always(`{"courier_test_various_response":{"ok":true}}`)

  it.effect("writes scalars as text, joins lists of scalars by commas, and writes the rest as JSON", () =>
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

  it.effect("leaves out absent and empty parameters", () =>
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
      yield* Courier.call(various.name, { a: null, b: "", c: undefined, d: [], e: 0, f: false, g: {} }).pipe(
        provide(client)
      )
      assert.deepStrictEqual(own(client.requests[0]!), { e: "0", f: "false", g: "{}" })
      isSigned(client.requests[0]!, "helloworld")
    })
  )

  it.effect.each(["method", "app_key", "timestamp", "v", "sign_method", "sign", "format", "simplify"])(
    "is refused where it sets %s, which the protocol sets",
    (name) =>
      Effect.gen(function* () {
        const client = variousClient()
        const error = yield* Courier.call(various.name, { [name]: "x" }).pipe(Effect.flip, provide(client))
        assert.deepInclude(error, { _tag: "InvalidParameter", origin: "client", outcome: "NotSent" })
        assert.include(error.message, `["${name}"]`)
        assert.strictEqual(client.requests.length, 0)
      })
  )

  it.effect("carries a parameter of any other name", () =>
    Effect.gen(function* () {
      const client = variousClient()
      yield* Courier.call(various.name, JSON.parse(`{"__proto__":"a","constructor":"b"}`)).pipe(provide(client))
      const { entries } = client.requests[0]!
      assert.includeDeepMembers(entries as never, [
        ["__proto__", "a"],
        ["constructor", "b"]
      ])
      isSigned(client.requests[0]!, "helloworld")
    })
  )

  it.effect.each<Readonly<Record<string, unknown>>>([
    { text: "\ud800" },
    { "\udc00": "text" },
    { list: ["a", "\ud800"] },
    { date: new Date(Number.NaN) }
  ])("is refused where a form would change it: %j", (parameters) =>
    Effect.gen(function* () {
      const client = variousClient()
      const error = yield* Courier.call(various.name, parameters).pipe(Effect.flip, provide(client))
      assert.deepInclude(error, { _tag: "InvalidParameter", origin: "client", outcome: "NotSent" })
      assert.strictEqual(client.requests.length, 0)
    })
  )
})
