/** The gateway assumes no product. An operation tells the host, the version and the signed service of its calls. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Wire from "@effect-vendors/core/Wire"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import { assert, describe, it } from "@effect/vitest"
import { assertSignedBy, options, succeeding } from "./stub.ts"

const over = (stub: ReturnType<typeof succeeding>, more: Partial<Tencent.Options> = {}) =>
  Effect.provide(Tencent.layer({ ...options, ...more }).pipe(Layer.provide(stub.layer)))

const any = { request: Wire.AnyObject, response: Wire.AnyObject }

describe("a call of a product", () => {
  it.effect.each<Tencent.Product>([
    { service: "cvm", version: "2017-03-12" },
    { service: "cdb", version: "2017-03-20" },
    { service: "essbasic", version: "2021-05-26" },
    { service: "ess", version: "2020-11-11" }
  ])("goes to the host of $service with its own version", (product) =>
    Effect.gen(function* () {
      const stub = succeeding()
      const typed = Tencent.product(product)("DescribeZones", any)({})
      const untyped = Tencent.call("DescribeZones", {}, product)
      yield* Effect.all([typed, untyped]).pipe(over(stub))
      assert.strictEqual(stub.sent.length, 2)
      for (const sent of stub.sent) {
        assert.strictEqual(sent.url, `https://${product.service}.tencentcloudapi.com/`)
        assert.deepInclude(sent.headers, { "x-tc-action": "DescribeZones", "x-tc-version": product.version })
        assert.include(sent.headers.authorization, `/${product.service}/tc3_request,`)
        assertSignedBy(sent, "AKIDtest", "key of the layer", product.service)
      }
    })
  )
})

describe("an operation with a host of its own", () => {
  const plain = Tencent.product({ service: "cvm", version: "2017-03-12" })("UploadImage", any)
  const hosted = plain.annotate(Tencent.Host, "files.example.com")

  it.effect("is sent to that host, and still signed for its service", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      yield* hosted({}).pipe(over(stub))
      assert.strictEqual(stub.sent[0]!.url, "https://files.example.com/")
      assert.include(stub.sent[0]!.headers.authorization, "/cvm/tc3_request,")
      assertSignedBy(stub.sent[0]!, "AKIDtest", "key of the layer", "cvm")
    })
  )

  it.effect("is sent to the endpoint where the layer has one", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      yield* hosted({}).pipe(over(stub, { endpoint: "http://localhost:4010" }))
      assert.strictEqual(stub.sent[0]!.url, "http://localhost:4010/")
      assertSignedBy(stub.sent[0]!, "AKIDtest", "key of the layer", "cvm")
    })
  )

  it.effect("keeps its id, and leaves the operation without a host as it was", () =>
    Effect.gen(function* () {
      assert.strictEqual(hosted.id, plain.id)
      assert.strictEqual(Context.get(hosted.annotations, Tencent.Host), "files.example.com")
      assert.isUndefined(Context.get(plain.annotations, Tencent.Host))
      const stub = succeeding()
      yield* plain({}).pipe(over(stub))
      assert.strictEqual(stub.sent[0]!.url, "https://cvm.tencentcloudapi.com/")
    })
  )

  it.effect.each(["", "bad host", "a/b", "user@evil.com", "files.example.com:80", "a..b"])(
    "is not sent to %o, which is no name of a host",
    (host) =>
      Effect.gen(function* () {
        const stub = succeeding()
        const error = yield* plain.annotate(Tencent.Host, host)({}).pipe(Effect.flip, over(stub))
        assert.deepInclude(error, { _tag: "InvalidParameter", origin: "client", outcome: "NotSent" } as object)
        assert.strictEqual(stub.sent.length, 0)
      })
  )
})
