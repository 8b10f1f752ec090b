/** Files among the parameters: github.com/blacktail/taobao/issues/6, github.com/ihipop/taobao-top/issues/4. */
import * as Runtime from "@effect-vendors/core/Runtime"
import * as Wire from "@effect-vendors/core/Wire"
import * as Taobao from "@effect-vendors/taobao/Taobao"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as TopSigner from "@effect-vendors/top/TopSigner"
import * as TopWire from "@effect-vendors/top/TopWire"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"

const upload = Taobao.operation("taobao.picture.upload", {
  request: Wire.struct({
    picture_category_id: Wire.Int64,
    img: TopWire.FileBytes,
    image_input_title: Wire.optional(Wire.String)
  }),
  response: Wire.struct({ picture: Wire.optional(Wire.struct({ title: Wire.String })) })
})

const bytes = new Uint8Array([0, 13, 10, 45, 45, 255, 128, 1])

const png = new TopWire.File(bytes, { name: '杯 "1".png', type: "image/png" })

const secret = Redacted.make("secret")

/** The request that a call sends, and its form as the platform's runtime reads it. */
const sent = (call: Effect.Effect<unknown, unknown, Taobao.Taobao>) =>
  Effect.gen(function* () {
    const forms: Array<{ readonly type: string; readonly form: FormData }> = []
    const client = HttpClient.make((request) =>
      Effect.promise(async () => {
        const body = request.body as unknown as { readonly body: Uint8Array<ArrayBuffer> }
        const type = request.headers["content-type"]!
        assert.strictEqual(request.headers["content-length"], String(body.body.length))
        const form = await new Response(body.body, { headers: { "content-type": type } }).formData()
        forms.push({ type, form })
        return HttpClientResponse.fromWeb(request, Response.json({ picture_upload_response: { request_id: "r" } }))
      })
    )
    const live = Taobao.layer({ credentials: { appKey: "key", appSecret: secret } }).pipe(
      Layer.provide([Layer.succeed(HttpClient.HttpClient, client), Runtime.layerWebCrypto])
    )
    yield* Effect.provide(call, live)
    return forms[0]!
  })

const calls = {
  "of a definition": upload({ picture_category_id: 0n, img: png, image_input_title: "a\r\nb" }),
  "without a definition": Taobao.call("taobao.picture.upload", {
    picture_category_id: 0,
    img: png,
    image_input_title: "a\r\nb"
  })
}

describe("a call with a file", () => {
  for (const [name, call] of Object.entries(calls)) {
    it.effect(`${name} is a form in parts, whose texts alone are signed`, () =>
      Effect.gen(function* () {
        const { form, type } = yield* sent(call)
        assert.match(type, /^multipart\/form-data; boundary=[\w-]+$/)
        const file = form.get("img") as File
        assert.strictEqual(file.name, '杯 "1".png')
        assert.strictEqual(file.type, "image/png")
        assert.deepStrictEqual(new Uint8Array(yield* Effect.promise(() => file.arrayBuffer())), bytes)
        const texts = Object.fromEntries([...form].filter(([, value]) => typeof value === "string")) as Record<
          string,
          string
        >
        assert.include(texts, {
          method: "taobao.picture.upload",
          image_input_title: "a\r\nb",
          picture_category_id: "0"
        })
        const signer = yield* Effect.provide(
          TopSigner.TopSigner,
          TopSigner.layer("hmac-sha256").pipe(Layer.provide(Runtime.layerWebCrypto))
        )
        assert.strictEqual(texts.sign, yield* signer.sign(TopSigner.stringToSign(texts), secret))
      })
    )
  }

  it.effect("may have bytes alone", () =>
    Effect.gen(function* () {
      const { form } = yield* sent(Taobao.call("taobao.picture.upload", { img: bytes }))
      const file = form.get("img") as File
      assert.strictEqual(file.name, "file")
      assert.strictEqual(file.type, "application/octet-stream")
    })
  )

  it.effect("without a file stays a form of texts", () =>
    Effect.gen(function* () {
      const { type } = yield* sent(Taobao.call("taobao.picture.upload", { a: 1 }))
      assert.include(type, "application/x-www-form-urlencoded")
    })
  )

  for (const [name, layer] of Object.entries({
    fake: TaobaoTesting.layerFake(),
    sandbox: TaobaoTesting.layerSandbox({ operations: [upload] })
  })) {
    it.effect(`reaches the simulation with its bytes, its name and its type: ${name}`, () =>
      Effect.gen(function* () {
        const simulation = yield* TaobaoTesting.TaobaoSimulation
        const written = bytes.slice()
        yield* upload({ picture_category_id: 0n, img: written })
        written.fill(0)
        yield* upload({ picture_category_id: 0n, img: png })
        const files = (yield* simulation.calls).map(({ request }) => (request as { readonly img: TopWire.File }).img)
        assert.deepStrictEqual(
          files.map(({ bytes, name, type }) => [name, type, [...bytes]]),
          [
            ["file", "application/octet-stream", [...bytes]],
            ['杯 "1".png', "image/png", [...bytes]]
          ]
        )
      }).pipe(Effect.provide(layer))
    )
  }
})

describe("a file is refused", () => {
  const refused = (call: Effect.Effect<unknown, unknown, Taobao.Taobao>) =>
    Effect.map(Effect.flip(Effect.provide(call, TaobaoTesting.layerSandbox({ operations: [upload] }))), (error) => {
      assert.include({ ...(error as object) }, { _tag: "InvalidParameter", origin: "client", outcome: "NotSent" })
      return (error as Error).message
    })

  it.effect("inside another parameter", () =>
    Effect.gen(function* () {
      assert.include(yield* refused(Taobao.call("taobao.a.b", { item: { img: bytes } })), '["item"]["img"]')
      assert.include(yield* refused(Taobao.call("taobao.a.b", { items: [png] })), '["items"][0]')
    })
  )

  it.effect("with a type that would end its header", () =>
    Effect.gen(function* () {
      const img = new TopWire.File(bytes, { type: "image/png\r\nX-Other: 1" })
      assert.include(yield* refused(upload({ picture_category_id: 0n, img })), '["img"]')
      assert.include(yield* refused(Taobao.call("taobao.a.b", { img })), '["img"]')
    })
  )
})
