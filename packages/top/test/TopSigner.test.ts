import { NodeCrypto } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import * as TopSigner from "@effect-vendors/top/TopSigner"
import * as Arbitrary from "effect/Arbitrary"
import * as Digest from "effect/crypto/Digest"
import * as Mac from "effect/crypto/Mac"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import vectors from "../../../specifications/top/signature-vectors.json" with { type: "json" }
import * as Courier from "./courier/Courier.ts"
import { parcels, shipKey, shipped } from "./courier/requests.ts"
import * as independent from "./independent.ts"
import * as Stub from "./stub.ts"

const webCrypto = Layer.mergeAll(
  Digest.layerWebCrypto,
  Mac.layerWebCrypto.pipe(Layer.provide(SecureRandom.layerWebCrypto))
)

// The vectors leave out sign_method, but it is signed too.
const cases = Object.entries(vectors.cases).flatMap(([name, { params, ...signatures }]) =>
  independent.signMethods.map((method) => ({
    name,
    method,
    params: { ...params, sign_method: method },
    signature: signatures[method]
  }))
)

const parameters = {
  app_key: "12345678",
  method: "taobao.a.b",
  name: "张三经销商😀",
  空: "值",
  sign: "not signed",
  timestamp: "2016-01-01 12:00:00"
}

describe.each([
  ["NodeCrypto", NodeCrypto.layer],
  ["WebCrypto", webCrypto]
] as const)("signatures on %s", (_name, layerCrypto) => {
  const sign = (method: TopSigner.SignMethod, parameters: Readonly<Record<string, string>>, secret: string) =>
    TopSigner.TopSigner.use((signer) => {
      assert.strictEqual(signer.method, method)
      return signer.sign(TopSigner.stringToSign(parameters), Redacted.make(secret))
    }).pipe(Effect.provide(TopSigner.layer(method).pipe(Layer.provide(layerCrypto))))

  it.effect.each(cases)("vector $name, $method", ({ method, params, signature }) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* sign(method, params, vectors.secret), signature)
      assert.strictEqual(independent.sign(method, params, vectors.secret), signature)
    })
  )

  describe.each(independent.signMethods)("%s", (method) => {
    it.effect.each([
      ["Chinese text", parameters, "secret"],
      ["a Chinese secret", parameters, "密钥"],
      ["empty values", { ...parameters, session: "", a: "" }, "secret"],
      ["mixed-case names", { b: "1", A: "2", a: "3", B: "4", _: "5", a1: "6" }, "secret"],
      ["a secret as long as a block", parameters, "s".repeat(64)],
      ["a secret longer than a block", parameters, "s".repeat(65)],
      ["a secret of fewer characters but more bytes than a block", parameters, "密".repeat(22)],
      ["no parameters", {}, "secret"]
    ] as const)("%s", ([, parameters, secret]) =>
      Effect.gen(function* () {
        const signature = yield* sign(method, parameters, secret)
        assert.strictEqual(signature, independent.sign(method, parameters, secret))
        assert.match(signature, method === "hmac-sha256" ? /^[\dA-F]{64}$/ : /^[\dA-F]{32}$/)
      })
    )

    it.effect("signs with the secret of each call", () =>
      Effect.gen(function* () {
        const signer = yield* TopSigner.TopSigner
        for (const secret of ["one", "two", "one"]) {
          assert.strictEqual(
            yield* signer.sign(TopSigner.stringToSign(parameters), Redacted.make(secret)),
            independent.sign(method, parameters, secret)
          )
        }
      }).pipe(Effect.provide(TopSigner.layer(method).pipe(Layer.provide(layerCrypto))))
    )
  })
})

it.effect.prop(
  "any parameters and secret have the signature of the independent implementation",
  [
    Schema.Record(Schema.String, Schema.String),
    Schema.NonEmptyString,
    Arbitrary.schema(Schema.Literals(independent.signMethods))
  ],
  ([parameters, secret, method]) =>
    Effect.gen(function* () {
      const signer = yield* TopSigner.TopSigner
      assert.strictEqual(
        yield* signer.sign(TopSigner.stringToSign(parameters), Redacted.make(secret)),
        independent.sign(method, parameters, secret)
      )
    }).pipe(Effect.provide(TopSigner.layer(method).pipe(Layer.provide(webCrypto)))),
  { arbitrary: { seed: "signatures", runs: 200 } }
)

describe("stringToSign", () => {
  it.each([
    ["upper case comes before lower case", { b: "1", A: "2", a: "3", B: "4" }, "A2B4a3b1"],
    ["a shorter name comes first", { ab: "1", a: "2", a_: "3" }, "a2a_3ab1"],
    // In the order of code points, the other one comes first.
    ["code units count, not code points", { "\uFFFD": "1", "😀": "2" }, "😀2\uFFFD1"],
    ["numbers as names are text", { 10: "a", 9: "b" }, "10a9b"],
    ["empty values are left out", { a: "", b: "1" }, "b1"],
    ["blanks are not empty", { a: " ", b: "0" }, "a b0"],
    ["sign is left out, but not similar names", { sign: "1", sign_method: "md5", Sign: "2" }, "Sign2sign_methodmd5"],
    ["nothing is encoded", { a: "1+2 3&=%/", b: '{"c":"张"}' }, 'a1+2 3&=%/b{"c":"张"}']
  ])("%s", (_, parameters, text) => {
    assert.strictEqual(TopSigner.stringToSign(parameters as unknown as Record<string, string>), text)
  })
})

describe("a gateway signs", () => {
  const credentials = { appKey: "12345678", appSecret: Redacted.make(vectors.secret) }

  const signed = Effect.fnUntraced(function* (
    method: independent.SignMethod,
    layer: (client: Stub.Client) => Layer.Layer<Courier.Courier>
  ) {
    const client = Stub.always(JSON.stringify({ [shipKey]: shipped }))
    yield* Courier.ship(parcels).pipe(Effect.provide(layer(client)))
    const { parameters } = client.requests[0]!
    assert.strictEqual(parameters.sign_method, method)
    assert.strictEqual(parameters.sign, independent.sign(method, parameters, vectors.secret))
  })

  const layers: ReadonlyArray<
    readonly [independent.SignMethod, Layer.Layer<TopSigner.TopSigner, never, Digest.Digest | Mac.Mac>]
  > = [
    ["md5", TopSigner.layerMd5],
    ["hmac", TopSigner.layerHmac],
    ["hmac-sha256", TopSigner.layerHmacSha256]
  ]

  it.effect.each(layers)("with the layer of %s", ([method, signer]) =>
    signed(method, (client) =>
      Courier.layerWithSigner({ credentials }).pipe(Layer.provide(signer), Layer.provide(client.layer), Layer.orDie)
    )
  )

  it.effect.each(independent.signMethods)("as `signMethod` says: %s", (signMethod) =>
    signed(signMethod, (client) =>
      Courier.layer({ credentials, signMethod }).pipe(Layer.provide(client.layer), Layer.orDie)
    )
  )

  it.effect("with hmac-sha256 by default", () =>
    signed("hmac-sha256", (client) => Courier.layer({ credentials }).pipe(Layer.provide(client.layer), Layer.orDie))
  )

  it.effect("with a signer that the test provides", () =>
    Effect.gen(function* () {
      const client = Stub.always(JSON.stringify({ [shipKey]: shipped }))
      const own = Layer.succeed(TopSigner.TopSigner, { method: "md5", sign: (text) => Effect.succeed(`own ${text}`) })
      yield* Courier.ship(parcels).pipe(
        Effect.provide(Courier.layerWithSigner({ credentials }).pipe(Layer.provide([own, client.layer])))
      )
      const { parameters } = client.requests[0]!
      assert.strictEqual(parameters.sign, `own ${TopSigner.stringToSign(parameters)}`)
    })
  )
})
