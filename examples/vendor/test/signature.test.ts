import { NodeCrypto } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Runtime } from "@effect-vendors/core"
import * as signature from "@effect-vendors/example-vendor/internal/signature"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { hmac, sha256 } from "./stub.ts"

const utf8 = new TextEncoder()

const requests = [
  { method: "GET", path: "/v1/parcels", query: "status=sent&page=0&size=20", timestamp: "1900000000", body: "" },
  { method: "DELETE", path: "/v1/parcels/8fJ2kQ0aZ7sLx4NmB1vC9tRwE5yUoP3d", query: "", timestamp: "0", body: "" },
  { method: "POST", path: "/v1/parcels", query: "", timestamp: "1900000000", body: '{"reference":"订单 1"}' }
]

const answers = [
  { status: 200, requestId: "req-1", body: '{"total":0,"parcels":[]}' },
  { status: 204, requestId: "req-2", body: "" },
  { status: 409, requestId: "", body: '{"code":"ParcelSent","message":"已寄出"}' }
]

describe.each([
  ["Node's own cryptography", NodeCrypto.layer],
  ["WebCrypto", Runtime.layerWebCrypto]
] as const)("signatures by %s", (_name, layer) => {
  it.effect("are those that node:crypto gives", () =>
    Effect.gen(function* () {
      const signer = yield* signature.make
      for (const secret of ["secret", "密钥 🔑", "k".repeat(200)]) {
        const redacted = Redacted.make(secret)
        for (const { body, ...request } of requests) {
          const text = yield* signer.requestText({ ...request, body: utf8.encode(body) })
          const { method, path, query, timestamp } = request
          assert.strictEqual(text, [method, path, query, timestamp, sha256(body)].join("\n"))
          assert.strictEqual(yield* signer.sign(text, redacted), hmac(text, secret))
        }
        for (const { body, ...answer } of answers) {
          const text = yield* signer.answerText({ ...answer, body: utf8.encode(body) })
          assert.strictEqual(text, [answer.status, answer.requestId, sha256(body)].join("\n"))
          assert.isTrue(yield* signer.verify(text, redacted, hmac(text, secret)))
        }
      }
    }).pipe(Effect.provide(layer))
  )

  it.effect("do not verify where text, secret or signature differ", () =>
    Effect.gen(function* () {
      const signer = yield* signature.make
      const secret = Redacted.make("secret")
      assert.isFalse(yield* signer.verify("text", secret, hmac("other", "secret")))
      assert.isFalse(yield* signer.verify("text", Redacted.make("other"), hmac("text", "secret")))
      for (const wrong of ["", "00", "no hex", hmac("text", "secret").slice(2), `${hmac("text", "secret")}00`]) {
        assert.isFalse(yield* signer.verify("text", secret, wrong))
      }
    }).pipe(Effect.provide(layer))
  )
})
