import { assert, describe, it } from "@effect/vitest"
import { NodeCrypto } from "@effect/platform-node"
import * as Tc3 from "@effect-vendors/tencent/Tc3"
import * as Digest from "effect/crypto/Digest"
import * as Mac from "effect/crypto/Mac"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import vectors from "../../../specifications/tencent/tc3-vectors.json" with { type: "json" }
import { independent } from "./independent.ts"

const webCrypto = Layer.mergeAll(
  Digest.layerWebCrypto,
  Mac.layerWebCrypto.pipe(Layer.provide(SecureRandom.layerWebCrypto))
)

const unsigned = (vector: (typeof vectors)[number]): Tc3.Unsigned => ({
  service: vector.service,
  query: vector.query,
  headers: vector.headers,
  payload: new TextEncoder().encode(vector.payload),
  timestamp: vector.timestamp
})

describe.each([
  ["NodeCrypto", NodeCrypto.layer],
  ["WebCrypto", webCrypto]
] as const)("TC3 on %s", (_name, layerCrypto) => {
  const sign = (request: Tc3.Unsigned, secretId: string, secretKey: string) =>
    Tc3.Signer.use((signer) => signer.authorization(request, { secretId, secretKey: Redacted.make(secretKey) })).pipe(
      Effect.provide(Tc3.layerSigner.pipe(Layer.provide(layerCrypto)))
    )

  it.effect.each(vectors)("signs the vector $name", (vector) =>
    Effect.gen(function* () {
      const request = unsigned(vector)
      assert.strictEqual(Tc3.date(request.timestamp), vector.date)
      assert.strictEqual(Tc3.canonicalRequest(request, vector.payloadSha256), vector.canonical)
      assert.strictEqual(Tc3.stringToSign(request, vector.hashedCanonical), vector.stringToSign)
      assert.strictEqual(yield* sign(request, vector.secretId, vector.secretKey), vector.authorization)
    })
  )

  it.effect.each([
    ["Chinese text", { "content-type": "application/json; charset=utf-8", "host": "h" }, `{"FlowName":"劳动合同😀"}`],
    [
      "an empty payload and an empty header",
      { "content-type": "application/json", "host": "h", "x-tc-region": "" },
      ""
    ],
    [
      "mixed-case names and values",
      { "Content-Type": "Application/JSON ", "HOST": " Example.COM", "X-TC-Action": "DoIt" },
      "{}"
    ]
  ] as const)("signs %s", ([, headers, payload]) =>
    Effect.gen(function* () {
      const request = {
        service: "essbasic",
        headers,
        payload: new TextEncoder().encode(payload),
        timestamp: 1700000000
      }
      assert.strictEqual(yield* sign(request, "id", "键"), independent(request, "id", "键"))
    })
  )

  it.effect("signs with the secret of each call and the key of each day", () =>
    Effect.gen(function* () {
      const signer = yield* Tc3.Signer
      const request = { service: "s", headers: { "content-type": "c", "host": "h" }, payload: new Uint8Array() }
      for (const timestamp of [0, 86399, 86400]) {
        for (const secretKey of ["one", "two", "one"]) {
          const signed = { ...request, timestamp }
          assert.strictEqual(
            yield* signer.authorization(signed, { secretId: "id", secretKey: Redacted.make(secretKey) }),
            independent(signed, "id", secretKey)
          )
        }
      }
    }).pipe(Effect.provide(Tc3.layerSigner.pipe(Layer.provide(layerCrypto))))
  )

  it.effect("signs headers that have changed since the last call", () =>
    Effect.gen(function* () {
      const changing = { "content-type": "c", "host": "first" }
      const request = { service: "s", headers: changing, payload: new Uint8Array(), timestamp: 1 }
      for (const host of ["first", "second"]) {
        changing.host = host
        assert.strictEqual(yield* sign(request, "id", "key"), independent(request, "id", "key"))
      }
      const fixed = { ...request, headers: Object.freeze({ ...changing }) }
      for (const timestamp of [1, 2]) {
        const again = { ...fixed, timestamp }
        assert.strictEqual(yield* sign(again, "id", "key"), independent(again, "id", "key"))
      }
    })
  )
})
