/**
 * Effect's `Digest` on Node's own hash functions, in one call each.
 *
 * @since 0.1.0
 */
import * as Digest from "effect/crypto/Digest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as crypto from "node:crypto"
import { nameOf } from "./internal/hash.ts"

/**
 * @category layers
 * @since 0.1.0
 */
export const layer: Layer.Layer<Digest.Digest> = /*#__PURE__*/ Layer.succeed(Digest.Digest, {
  // A small Buffer is a view of shared memory, so its bytes are copied.
  digest: ({ name }, data) => Effect.sync(() => new Uint8Array(crypto.hash(nameOf[name], data, "buffer"))),
  digestHex: ({ name }, data) => Effect.sync(() => crypto.hash(nameOf[name], data, "hex"))
})
