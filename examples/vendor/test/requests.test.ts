import { Credentials, VendorError, Wire } from "@effect-vendors/core"
import * as Operation from "@effect-vendors/core/Operation"
import { Express, Parcels, Route } from "@effect-vendors/example-vendor"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { TestClock } from "effect/testing"
import * as stub from "./stub.ts"

const now = 1_900_000_000_000
const { id } = stub

/** The request that a call sends, after its signature is checked. */
const sentBy = <A, E>(call: Effect.Effect<A, E, Parcels.Parcels>, answer: stub.Answer) =>
  Effect.gen(function* () {
    const { layer, sent } = stub.answering(answer)
    yield* TestClock.setTime(now)
    const value = yield* Effect.provide(call, layer)
    assert.strictEqual(sent.length, 1)
    stub.assertSigned(sent[0]!)
    return { value, ...sent[0]! }
  })

const common = (sent: stub.Sent) => ({
  "x-parcels-key": stub.key,
  "x-parcels-timestamp": "1900000000",
  "x-parcels-signature": sent.headers["x-parcels-signature"]
})

describe("requests", () => {
  it.effect("a POST has its fields in JSON", () =>
    Effect.gen(function* () {
      const recipient = { name: "王小明", phone: Redacted.make("13900004567"), address: "杭州" }
      const sent = yield* sentBy(Express.createParcel({ reference: "order 1", recipient, weight_grams: 800 }), {
        body: `{"accepted":true,"parcel":${stub.written}}`
      })
      assert.strictEqual(sent.method, "POST")
      assert.strictEqual(sent.url.href, "https://api.parcels.example/v1/parcels")
      assert.deepStrictEqual(JSON.parse(sent.body.toString()), {
        reference: "order 1",
        recipient: { name: "王小明", phone: "13900004567", address: "杭州" },
        weight_grams: 800
      })
      assert.deepStrictEqual(sent.headers, {
        ...common(sent),
        "content-type": "application/json",
        "content-length": String(sent.body.length)
      } as {})
      assert.deepStrictEqual(sent.value, { accepted: true, parcel: stub.parcel })
    })
  )

  it.effect("a GET has them in its path and its query, and no body", () =>
    Effect.gen(function* () {
      const one = yield* sentBy(Express.findParcel({ id }), { body: stub.written })
      assert.strictEqual(one.method, "GET")
      assert.strictEqual(one.url.href, `https://api.parcels.example/v1/parcels/${id}`)
      assert.deepStrictEqual(one.headers, common(one) as {})
      assert.strictEqual(one.body.length, 0)

      const list = yield* sentBy(Express.listParcels({ status: "sent", page: 0, size: 20 }), {
        body: `{"total":0,"parcels":[]}`
      })
      assert.strictEqual(list.url.href, "https://api.parcels.example/v1/parcels?status=sent&page=0&size=20")

      const all = yield* sentBy(Express.listParcels({ status: undefined }), { body: `{"total":0,"parcels":[]}` })
      assert.strictEqual(all.url.href, "https://api.parcels.example/v1/parcels")
    })
  )

  it.effect("a PUT has them in its path and in JSON", () =>
    Effect.gen(function* () {
      const sent = yield* sentBy(Express.changeAddress({ id, address: "上海" }), { body: stub.written })
      assert.strictEqual(sent.method, "PUT")
      assert.strictEqual(sent.url.pathname, `/v1/parcels/${id}/address`)
      assert.strictEqual(sent.body.toString(), `{"address":"上海"}`)
    })
  )

  it.effect("a DELETE is answered without a body", () =>
    Effect.gen(function* () {
      const sent = yield* sentBy(Express.cancelParcel.detailed({ id }), { status: 204 })
      assert.strictEqual(sent.method, "DELETE")
      assert.strictEqual(sent.url.pathname, `/v1/parcels/${id}`)
      assert.deepStrictEqual(sent.headers, common(sent) as {})
      assert.deepStrictEqual(sent.value, { value: {}, requestId: stub.requestId, raw: {}, drift: [] })
    })
  )

  it.effect("a file is a part of a form, byte for byte", () =>
    Effect.gen(function* () {
      // Bytes that are no text, and some that look like the end of the form.
      const content = Buffer.concat([
        Uint8Array.from({ length: 256 }, (_, byte) => byte),
        Buffer.from("\r\n--parcels-form--")
      ])
      const form = { name: "cn23.pdf", type: "application/pdf", content } as const
      const sent = yield* sentBy(Express.attachCustomsForm({ id, kind: "CN23", form }), {
        body: `{"name":"cn23.pdf","size":${content.length}}`
      })
      assert.strictEqual(sent.url.pathname, `/v1/parcels/${id}/customs-form`)
      const type = sent.headers["content-type"]!
      assert.match(type, /^multipart\/form-data; boundary=/)
      const parts = yield* Effect.promise(() =>
        new Response(new Uint8Array(sent.body), { headers: { "content-type": type } }).formData()
      )
      assert.deepStrictEqual([...parts.keys()], ["kind", "form"])
      assert.strictEqual(parts.get("kind"), "CN23")
      const file = parts.get("form") as File
      assert.deepStrictEqual([file.name, file.type], ["cn23.pdf", "application/pdf"])
      assert.deepStrictEqual(Buffer.from(yield* Effect.promise(() => file.arrayBuffer())), content)
    })
  )

  it.effect("goes to the endpoint of the options, and signs the path below it", () =>
    Effect.gen(function* () {
      const { layerOf, sent } = stub.answering({ body: stub.written })
      yield* Effect.provide(Express.findParcel({ id }), layerOf({ endpoint: "https://proxy.example/parcels/" }))
      assert.strictEqual(sent[0]!.url.href, `https://proxy.example/parcels/v1/parcels/${id}`)
      stub.assertSigned({ ...sent[0]!, url: new URL(`https://proxy.example/v1/parcels/${id}`) })
    })
  )

  it.effect("signs with the credentials of the call, read again for each call", () =>
    Effect.gen(function* () {
      const body = stub.written
      let issued = 0
      const source: Credentials.Provider<Parcels.Credential> = Effect.sync(() => {
        issued++
        return { key: `key-${issued}`, secret: Redacted.make(stub.secret) }
      })
      const { layer, sent } = stub.answering({ body })
      const call = Parcels.withCredentials(source)(Express.findParcel({ id }))
      yield* Effect.provide(Effect.andThen(call, call), layer)
      assert.deepStrictEqual(
        sent.map(({ headers }) => headers["x-parcels-key"]),
        ["key-1", "key-2"]
      )
    })
  )
})

describe("nothing is sent", () => {
  const unsent = <A, E>(call: Effect.Effect<A, E, Parcels.Parcels>, options?: Partial<Parcels.Options>) =>
    Effect.gen(function* () {
      const { layerOf, sent } = stub.answering({ body: "{}" })
      const error = yield* Effect.flip(Effect.provide(call, layerOf(options)))
      assert.isTrue(VendorError.isVendorError(error))
      assert.strictEqual(sent.length, 0)
      return error as E & VendorError.VendorError
    })

  const labelOf = Parcels.operation(
    "findLabel",
    { method: "GET", path: "/v1/parcels/{id}/label" },
    { request: Wire.struct({ id: Wire.String, of: Wire.optional(Wire.array(Wire.String)) }), response: Wire.struct({}) }
  )

  it.effect("where a field does not fit into the path", () =>
    Effect.gen(function* () {
      for (const id of ["", ".", ".."]) {
        const error = yield* unsent(labelOf({ id }))
        assert.deepInclude(error, { _tag: "InvalidParameter", origin: "client", outcome: "NotSent" })
      }
    })
  )

  it.effect("where a field does not fit into the query", () =>
    Effect.map(unsent(labelOf({ id, of: ["a"] })), (error) => assert.strictEqual(error._tag, "InvalidParameter"))
  )

  it.effect("where an operation has no route, or no file where one belongs", () =>
    Effect.gen(function* () {
      const request = Wire.struct({ id: Wire.String })
      const lost = Operation.make(
        Parcels.Parcels,
        { vendor: "Parcels", product: "express", version: "v1", name: "lost" },
        { request, response: Wire.struct({}) }
      )
      assert.strictEqual((yield* unsent(lost({ id }))).message, "the operation has no route")
      const route = { method: "POST", path: "/v1/forms" } as const
      const upload = Parcels.operation("upload", route, { request, response: Wire.struct({}) })
      assert.strictEqual((yield* unsent(upload.annotate(Route.Upload, "id")({ id }))).message, "id is not a file")
    })
  )

  it.effect("where the credentials cannot sign", () =>
    Effect.gen(function* () {
      const secret = Redacted.make("hidden")
      for (const credentials of [
        { key: "", secret },
        { key: "a\r\nhost: b", secret },
        { key: "钥匙", secret },
        { key: "k", secret: Redacted.make("") }
      ]) {
        const error = yield* unsent(Express.findParcel({ id }), { credentials })
        assert.deepInclude(error, { _tag: "AuthFailure", outcome: "NotSent" })
        assert.notInclude(JSON.stringify(error), "hidden")
      }
    })
  )

  it.effect("where the endpoint would take signatures over plain HTTP", () =>
    Effect.gen(function* () {
      const call = Express.findParcel({ id })
      for (const endpoint of ["http://api.parcels.example", "ftp://api.parcels.example", "no address"]) {
        const error = yield* Effect.flip(
          Effect.provide(call, stub.answering({ body: stub.written }).layerOf({ endpoint }))
        )
        assert.strictEqual(error._tag, "EndpointError")
      }
      const { layerOf } = stub.answering({ body: stub.written })
      yield* Effect.provide(call, layerOf({ endpoint: "http://127.0.0.1:1" }))
      yield* Effect.provide(call, layerOf({ endpoint: "http://api.parcels.example", allowInsecure: true }))
    })
  )

  it.effect.prop(
    "any text of a path or a query is signed as a URL carries it",
    [Schema.String, Schema.String],
    ([id, note]) =>
      Effect.gen(function* () {
        const noteOf = Parcels.operation(
          "findNote",
          { method: "GET", path: "/v1/notes/{id}" },
          {
            request: Wire.struct({ id: Wire.String, note: Wire.String }),
            response: Wire.struct({})
          }
        )
        const { layer, sent } = stub.answering({ status: 204 })
        const error = yield* Effect.flip(Effect.provide(noteOf({ id, note }), layer)).pipe(Effect.option)
        if (error._tag === "Some") return assert.strictEqual(error.value._tag, "InvalidParameter")
        stub.assertSigned(sent[0]!)
        assert.strictEqual(decodeURIComponent(sent[0]!.url.pathname), `/v1/notes/${id}`)
        assert.strictEqual(sent[0]!.url.searchParams.get("note"), note)
      }),
    { arbitrary: { seed: "parcels" } }
  )
})
