import { assert, describe, it } from "@effect/vitest"
import { NodeCrypto } from "@effect/platform-node"
import * as Tc3 from "@effect-vendors/tencent/Tc3"
import * as Digest from "effect/crypto/Digest"
import * as Mac from "effect/crypto/Mac"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as crypto from "node:crypto"
import vectors from "../../../specifications/tencent/tc3-vectors.json" with { type: "json" }

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

// The algorithm once more, from its document, on node:crypto alone.
const independent = (request: Tc3.Unsigned, secretId: string, secretKey: string): string => {
  const sha256 = (data: crypto.BinaryLike) => crypto.createHash("sha256").update(data).digest("hex")
  const hmac = (key: crypto.BinaryLike, data: string) => crypto.createHmac("sha256", key).update(data).digest()
  const headers = Object.keys(request.headers)
    .map((name) => name.toLowerCase())
    .sort()
  const valueOf = new Map(
    Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value.trim().toLowerCase()])
  )
  const canonical = [
    "POST",
    "/",
    "",
    ...headers.map((name) => `${name}:${valueOf.get(name)}`),
    "",
    headers.join(";"),
    sha256(request.payload)
  ].join("\n")
  const day = new Date(request.timestamp * 1000).toISOString().split("T")[0]!
  const scope = [day, request.service, "tc3_request"].join("/")
  const text = ["TC3-HMAC-SHA256", request.timestamp, scope, sha256(canonical)].join("\n")
  const key = hmac(hmac(hmac(`TC3${secretKey}`, day), request.service), "tc3_request")
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${headers.join(";")}, Signature=${hmac(key, text).toString("hex")}`
}

describe.each([
  ["NodeCrypto", NodeCrypto.layer],
  ["WebCrypto", webCrypto]
] as const)("TC3 on %s", (_name, layerCrypto) => {
  const sign = (request: Tc3.Unsigned, secretId: string, secretKey: string) =>
    Tc3.Signer.use((signer) => signer.authorization(request, { secretId, secretKey: Redacted.make(secretKey) })).pipe(
      Effect.provide(Tc3.layerSigner.pipe(Layer.provide(layerCrypto)))
    )

  it.effect.each(vectors)("vector $name", (vector) =>
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
  ] as const)("%s", ([, headers, payload]) =>
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

  it.effect("signs with the secret of each call, and with the key of each day", () =>
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
})
