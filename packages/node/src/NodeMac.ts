/**
 * Effect's `Mac` on Node's HMAC, which prepares each key once. Reading a raw key for each message costs more
 * than the message.
 *
 * @since 0.1.0
 */
import * as Mac from "effect/crypto/Mac"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Layer from "effect/Layer"
import * as crypto from "node:crypto"
import { nameOf } from "./internal/hash.ts"

/**
 * @category layers
 * @since 0.1.0
 */
export const layer: Layer.Layer<Mac.Mac> = /*#__PURE__*/ Layer.suspend(() => {
  // Each prepared key lives as long as the bytes that it was made of.
  const prepared = new WeakMap<Uint8Array, crypto.KeyObject>()
  const prepare = (key: Uint8Array): crypto.KeyObject => {
    let object = prepared.get(key)
    if (object === undefined) prepared.set(key, (object = crypto.createSecretKey(key)))
    return object
  }
  return Mac.layerWebCryptoWith({
    // Node gives a short text at half the cost of the same bytes.
    hmac: (hash, key, data) => bytesOf(crypto.createHmac(nameOf[hash], prepare(key)).update(data).digest("binary"))
  }).pipe(Layer.provide(SecureRandom.layerWebCrypto))
})

const bytesOf = (latin1: string): Uint8Array => {
  const bytes = new Uint8Array(latin1.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = latin1.charCodeAt(i)
  return bytes
}
