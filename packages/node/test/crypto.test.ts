import { NodeCrypto } from "@effect/platform-node"
import { assert, it } from "@effect/vitest"
import * as NodeDigest from "@effect-vendors/node/NodeDigest"
import * as NodeMac from "@effect-vendors/node/NodeMac"
import * as Digest from "effect/crypto/Digest"
import * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

const digests = [Digest.md5, Digest.sha1, Digest.sha256, Digest.sha384, Digest.sha512]

const macs = [Mac.hmacSha256, Mac.hmacSha384, Mac.hmacSha512]

it.effect.prop("digests equal those of platform-node", [Schema.Uint8Array], ([data]) =>
  Effect.gen(function* () {
    for (const algorithm of digests) {
      const both = Digest.Digest.use((digest) =>
        Effect.all([digest.digest(algorithm, data), digest.digestHex(algorithm, data)])
      )
      assert.deepStrictEqual(
        yield* Effect.provide(both, NodeDigest.layer),
        yield* Effect.provide(both, NodeCrypto.layerDigest)
      )
    }
  })
)

it.effect.prop(
  "tags equal those of platform-node, for every message of a key",
  [Schema.NonEmptyString, Schema.Array(Schema.Uint8Array)],
  ([secret, messages]) =>
    Effect.gen(function* () {
      for (const algorithm of macs) {
        const key = yield* Mac.key(algorithm, new TextEncoder().encode(secret))
        const tags = Mac.Mac.use((mac) => Effect.forEach(messages, (message) => mac.sign(key, message)))
        assert.deepStrictEqual(
          yield* Effect.provide(tags, NodeMac.layer),
          yield* Effect.provide(tags, NodeCrypto.layerMac)
        )
      }
    })
)

it.effect("a key verifies its own tags and no others", () =>
  Effect.gen(function* () {
    const mac = yield* Mac.Mac
    const message = new TextEncoder().encode("message")
    const key = yield* mac.generateKey(Mac.hmacSha256)
    const other = yield* mac.generateKey(Mac.hmacSha256)
    const tag = yield* mac.sign(key, message)
    assert.isTrue(yield* mac.verify(key, tag, message))
    assert.isFalse(yield* mac.verify(other, tag, message))
    assert.isFalse(yield* mac.verify(key, tag, tag))
  }).pipe(Effect.provide(NodeMac.layer))
)

it.effect("a CryptoKey signs as its bytes do", () =>
  Effect.gen(function* () {
    const mac = yield* Mac.Mac
    const bytes = new TextEncoder().encode("secret")
    const cryptoKey = yield* Effect.promise(() =>
      crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"])
    )
    const message = new TextEncoder().encode("message")
    assert.deepStrictEqual(
      yield* mac.sign(yield* Mac.fromCryptoKey(Mac.hmacSha256, cryptoKey), message),
      yield* mac.sign(yield* Mac.key(Mac.hmacSha256, bytes), message)
    )
  }).pipe(Effect.provide(NodeMac.layer))
)
