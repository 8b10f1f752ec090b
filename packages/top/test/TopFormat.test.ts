import { assert, describe, it } from "@effect/vitest"
import * as Wire from "@effect-vendors/core/Wire"
import * as TopFormat from "@effect-vendors/top/TopFormat"
import * as TopXml from "@effect-vendors/top/TopXml"
import * as TopWire from "@effect-vendors/top/TopWire"
import * as Effect from "effect/Effect"
import * as Courier from "./courier/Courier.ts"
import { parcels, shipKey, shipped } from "./courier/requests.ts"
import { forms } from "./formats.ts"
import { provide, shipClient } from "./gateway.ts"
import * as Stub from "./stub.ts"

describe("a response", () => {
  const lookup = Courier.operation("courier.test.lookup", {
    request: Wire.struct({}),
    response: Wire.struct({ id: Wire.Int64, small: Wire.Int, any: Wire.optional(Wire.Any) })
  })

  it.effect.each(forms.slice(0, 2))("$name: integers beyond 2^53 are exact", ({ format, name }) =>
    Effect.gen(function* () {
      const body = `{"id":9007199254740993,"small":"42","any":[9007199254740995],"request_id":"r-1"}`
      const text = name === "JSON" ? `{"courier_test_lookup_response":${body}}` : body
      const answer = yield* lookup.detailed({}).pipe(provide(Stub.always(text), { format }))
      assert.deepStrictEqual(answer, {
        value: { id: 9007199254740993n, small: 42, any: [9007199254740995n] },
        requestId: "r-1",
        raw: { id: 9007199254740993n, small: "42", any: [9007199254740995n], request_id: "r-1" },
        drift: []
      })
    })
  )

  it.effect("XML: integers beyond 2^53 are exact", () =>
    Effect.gen(function* () {
      const text =
        "<courier_test_lookup_response><id>-9223372036854775808</id><small>7</small></courier_test_lookup_response>"
      const value = yield* lookup({}).pipe(provide(Stub.always(text), { format: forms[2]!.format }))
      assert.deepStrictEqual(value, { id: -(2n ** 63n), small: 7 })
    })
  )

  it.effect("an integer that does not fit its field is malformed, and never rounded", () =>
    Effect.gen(function* () {
      for (const { format, success } of forms) {
        for (const body of [
          { id: "9223372036854775808", small: 1 },
          { id: 1, small: "9007199254740993" },
          { id: "1.5", small: 1 }
        ]) {
          const client = Stub.always(success("courier_test_lookup_response", body))
          const error = yield* lookup({}).pipe(Effect.flip, provide(client, { format }))
          assert.strictEqual(error._tag, "MalformedResponse")
        }
      }
    })
  )

  it.effect("in detail: the value, the request id and the undecoded response", () =>
    Effect.gen(function* () {
      const body = { ...shipped, request_id: "r-1", news: ["?"] }
      const answer = yield* Courier.ship
        .detailed(parcels)
        .pipe(provide(Stub.always(JSON.stringify({ [shipKey]: body }))))
      assert.deepStrictEqual(answer, { value: shipped as never, requestId: "r-1", raw: body, drift: [] })
    })
  )

  it.effect("in detail, without a request id", () =>
    Effect.gen(function* () {
      const answer = yield* Courier.ship.detailed(parcels).pipe(provide(shipClient()))
      assert.strictEqual(answer.requestId, undefined)
    })
  )
})

describe("lists", () => {
  const Item = Wire.struct({ id: Wire.Int64, name: Wire.optional(Wire.String) })

  const search = Courier.operation("courier.test.items.search", {
    request: Wire.struct({}),
    response: Wire.struct({
      total: Wire.Int,
      items: TopWire.list(Item, "item"),
      tags: Wire.optional(TopWire.list(Wire.String, "string")),
      shop: Wire.optional(Wire.struct({ title: Wire.optional(Wire.String) }))
    })
  })

  const key = "courier_test_items_search_response"
  const two = { total: 2, items: [{ id: 1n, name: "一" }, { id: 9007199254740993n }], tags: ["a", "b"] }
  const one = { total: 1, items: [{ id: 1n, name: "一" }], tags: ["a"] }
  const none = { total: 0, items: [], tags: [] }

  it.effect.each<readonly [string, TopFormat.TopFormat, string, unknown]>([
    [
      "JSON, two",
      TopFormat.json,
      `{"${key}":{"total":2,"items":{"item":[{"id":1,"name":"一"},{"id":9007199254740993}]},"tags":{"string":["a","b"]}}}`,
      two
    ],
    [
      "JSON, two, numbers as text and bare arrays",
      TopFormat.json,
      `{"${key}":{"total":"2","items":[{"id":"1","name":"一"},{"id":"9007199254740993"}],"tags":["a","b"]}}`,
      two
    ],
    [
      "JSON, one",
      TopFormat.json,
      `{"${key}":{"total":1,"items":{"item":[{"id":1,"name":"一"}]},"tags":{"string":["a"]}}}`,
      one
    ],
    [
      "JSON, one that is not in an array",
      TopFormat.json,
      `{"${key}":{"total":1,"items":{"item":{"id":1,"name":"一"}},"tags":{"string":"a"}}}`,
      one
    ],
    [
      "JSON, one object where the list is",
      TopFormat.json,
      `{"${key}":{"total":1,"items":{"id":1,"name":"一"},"tags":{"string":"a"}}}`,
      one
    ],
    [
      "JSON, with the attributes of XML",
      TopFormat.json,
      `{"${key}":{"total":1,"items":{"@list":"true","item":[{"id":1,"name":"一"}]},"tags":{"-list":"true","string":"a"}}}`,
      one
    ],
    [
      "simplified JSON of a gateway that does not know it, one",
      TopFormat.simplified,
      `{"${key}":{"total":1,"items":{"item":[{"id":1,"name":"一"}]},"tags":{"string":["a"]}}}`,
      one
    ],
    [
      "JSON, none that is null",
      TopFormat.json,
      `{"${key}":{"total":0,"items":{"item":null},"tags":{"string":null}}}`,
      none
    ],
    ["JSON, none", TopFormat.json, `{"${key}":{"total":0,"items":{},"tags":{"string":[]}}}`, none],
    ["JSON, none as text", TopFormat.json, `{"${key}":{"total":0,"items":"","tags":""}}`, none],
    [
      "simplified JSON, two",
      TopFormat.simplified,
      `{"total":2,"items":[{"id":1,"name":"一"},{"id":9007199254740993}],"tags":["a","b"]}`,
      two
    ],
    ["simplified JSON, one", TopFormat.simplified, `{"total":1,"items":[{"id":1,"name":"一"}],"tags":["a"]}`, one],
    ["simplified JSON, none", TopFormat.simplified, `{"total":0,"items":[],"tags":[]}`, none],
    [
      "XML, two",
      TopXml.format,
      `<${key}>
        <total>2</total>
        <items><item><id>1</id><name>一</name></item><item><id>9007199254740993</id></item></items>
        <tags>
          <string>a</string>
          <string>b</string>
        </tags>
      </${key}>`,
      two
    ],
    [
      "XML, one",
      TopXml.format,
      `<${key}><total>1</total><items><item><id>1</id><name>一</name></item></items><tags><string>a</string></tags></${key}>`,
      one
    ],
    ["XML, none", TopXml.format, `<${key}><total>0</total><items/><tags></tags></${key}>`, none],
    ["XML, none, with blanks", TopXml.format, `<${key}><total>0</total><items>\n </items><tags> </tags></${key}>`, none]
  ])("%s", ([, format, body, expected]) =>
    Effect.gen(function* () {
      assert.deepStrictEqual(
        yield* search({}).pipe(provide(Stub.always(body), { format })),
        expected as typeof one as never
      )
    })
  )

  it.effect.each([
    ["XML", TopXml.format, `<${key}><total>0</total><items/><shop/></${key}>`],
    ["JSON", TopFormat.json, `{"${key}":{"total":0,"items":[],"shop":{}}}`]
  ] as const)("%s: an empty object that is optional", ([, format, body]) =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* search({}).pipe(provide(Stub.always(body), { format })), {
        total: 0,
        items: [],
        shop: {}
      })
    })
  )

  it.effect.each([
    ["text among the items", `<${key}><total>1</total><items>none</items></${key}>`],
    ["text for an object", `<${key}><total>1</total><items/><shop>none</shop></${key}>`]
  ] as const)("XML: %s is malformed", ([, body]) =>
    Effect.gen(function* () {
      assert.strictEqual(
        (yield* search({}).pipe(Effect.flip, provide(Stub.always(body), { format: TopXml.format })))._tag,
        "MalformedResponse"
      )
    })
  )

  it.effect("XML: no list at all is an empty one", () =>
    Effect.gen(function* () {
      const text = `<${key}><total>1</total></${key}>`
      const value = yield* search({}).pipe(provide(Stub.always(text), { format: TopXml.format }))
      assert.deepStrictEqual(value.items, [])
    })
  )
})

describe("XML", () => {
  it.effect("keeps text as it is", () =>
    Effect.gen(function* () {
      for (const [written, text] of [
        ["&lt;a&gt; &amp; &#x5F20;", "<a> & 张"],
        ["<![CDATA[<a>&amp;</a>]]>", "<a>&amp;</a>"],
        ["  padded  ", "  padded  "],
        ["one<!-- two -->three", "onethree"],
        ["", ""]
      ] as const) {
        const body = `<${shipKey}><accepted>true</accepted><reason>${written}</reason></${shipKey}>`
        const value = yield* Courier.ship(parcels).pipe(provide(Stub.always(body), { format: TopXml.format }))
        assert.deepStrictEqual(value, { accepted: true, reason: text })
      }
    })
  )

  it.effect("ignores attributes and elements that nobody knows", () =>
    Effect.gen(function* () {
      const body = `<${shipKey} rsp_count="1"><accepted list="false">true</accepted><__proto__><x/></__proto__><news>1</news></${shipKey}>`
      assert.deepStrictEqual(yield* Courier.ship(parcels).pipe(provide(Stub.always(body), { format: TopXml.format })), {
        accepted: true
      })
    })
  )
})

describe("the name of a response", () => {
  it.each([
    ["taobao.lark.pos.cifprod.logoffByPos", "lark_pos_cifprod_logoffByPos_response"],
    ["tmall.mafia.account.area.auth", "tmall_mafia_account_area_auth_response"],
    [
      "alibaba.damai.maizuo.openapi.user.register.byauthcode",
      "alibaba_damai_maizuo_openapi_user_register_byauthcode_response"
    ],
    ["taobao.taobao.x", "taobao_x_response"],
    ["taobaox.y", "taobaox_y_response"]
  ])("%s: %s", (method, key) => assert.strictEqual(TopFormat.responseKey(method), key))
})

describe("an error_response", () => {
  const failed = (error: string, format = TopFormat.json) =>
    Courier.ship(parcels).pipe(Effect.flip, provide(Stub.always(`{"error_response":${error}}`), { format }))

  it.effect.each<readonly [string, object]>([
    [`{"code":"15","sub_code":2,"sub_msg":5,"request_id":123}`, { subCode: "2", message: "5", requestId: "123" }],
    [`{"code":15,"sub_code":2.50}`, { subCode: "2.50" }],
    [`{"code":15,"sub_code":-4003,"msg":null}`, { subCode: "-4003", message: "" }],
    [
      `{"code":15,"sub_code":31415926535897932384,"request_id":98765432109876543210}`,
      { subCode: "31415926535897932384", requestId: "98765432109876543210" }
    ],
    [`{"code":" 15\\n","sub_code":" isv.x "}`, { subCode: "isv.x" }],
    [`{"code":null,"sub_code":"isv.x"}`, { code: "", subCode: "isv.x" }]
  ])("has numbers for texts: %s", ([error, expected]) =>
    Effect.gen(function* () {
      for (const format of [TopFormat.json, TopFormat.simplified]) {
        const refused = yield* failed(error, format)
        assert.deepInclude(refused, { _tag: "OperationRefused", outcome: "Rejected", code: "15", ...expected })
      }
    })
  )

  it.effect("that is null is none", () =>
    Effect.gen(function* () {
      const client = Stub.always(`{"error_response":null,"${shipKey}":${JSON.stringify(shipped)}}`)
      assert.deepStrictEqual(yield* Courier.ship(parcels).pipe(provide(client)), shipped as never)
    })
  )
})

it.effect("a JSON value keeps the digits of its numbers", () =>
  Effect.gen(function* () {
    const price = Courier.operation("courier.test.price", {
      request: Wire.struct({}),
      response: Wire.struct({ data: TopWire.JsonText })
    })
    for (const [json, text] of [
      [`{"price":1.50,"id":12345678901234567890,"all":[1.0,1e2]}`, undefined],
      ["1.50", undefined],
      ["[1.0]", undefined],
      ["true", undefined],
      [`"1.50"`, "1.50"],
      [`"{ \\"a\\": 1.50 }"`, `{ "a": 1.50 }`]
    ] as const) {
      for (const format of [TopFormat.json, TopFormat.simplified]) {
        const body = `{"data":${json},"request_id":"r"}`
        const client = Stub.always(format === TopFormat.json ? `{"courier_test_price_response":${body}}` : body)
        assert.strictEqual((yield* price({}).pipe(provide(client, { format }))).data, text ?? json)
      }
    }
  })
)
