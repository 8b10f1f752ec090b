/**
 * The three signatures of the Taobao Open Platform (TOP): `md5`, `hmac` (HMAC-MD5) and `hmac-sha256`.
 *
 * Follows https://open.taobao.com/doc.htm?docId=101617&docType=1.
 *
 * @since 0.1.0
 */
import * as Utf8 from "@effect-vendors/core/vendor/Utf8"
import * as Context from "effect/Context"
import type * as CryptoError from "effect/crypto/CryptoError"
import * as Digest from "effect/crypto/Digest"
import * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import * as Hex from "effect/encoding/Hex"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"

/**
 * The methods of signing, as the `sign_method` parameter names them.
 *
 * @category data
 * @since 0.1.0
 */
export const signMethods = ["md5", "hmac", "hmac-sha256"] as const

/**
 * @category models
 * @since 0.1.0
 */
export type SignMethod = (typeof signMethods)[number]

/**
 * Signs requests.
 *
 * @category services
 * @since 0.1.0
 */
export class TopSigner extends Context.Service<
  TopSigner,
  {
    readonly method: SignMethod
    /** The signature, in upper-case hex, of a text that `stringToSign` made. */
    readonly sign: (text: string, appSecret: Redacted.Redacted) => Effect.Effect<string, CryptoError.CryptoError>
  }
>()("@effect-vendors/top/TopSigner") {}

/**
 * The text that is signed: the names and values of all parameters, without separators and without any encoding. The
 * names are in the order of their UTF-16 code units. `sign` and empty parameters are left out.
 *
 * @category signing
 * @since 0.1.0
 */
export const stringToSign = (parameters: Readonly<Record<string, string>>): string => {
  let text = ""
  for (const name of Object.keys(parameters).sort()) {
    if (name !== "sign" && parameters[name] !== "") text += name + parameters[name]
  }
  return text
}

const upperHex = (bytes: Uint8Array) => Hex.encode(bytes).toUpperCase()

/**
 * Signs with the MD5 of secret, text and secret.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerMd5: Layer.Layer<TopSigner, never, Digest.Digest> = Layer.effect(
  TopSigner,
  Digest.Digest.useSync((digest) => ({
    method: "md5",
    sign: (text, appSecret) => {
      const secret = Redacted.value(appSecret)
      return Effect.map(digest.digestHex(Digest.md5, Utf8.encode(secret + text + secret)), (hex) => hex.toUpperCase())
    }
  }))
)

// RFC 2104 with MD5, whose block has 64 bytes. effect/crypto has no HMAC with MD5.
const hmacMd5 = Effect.fnUntraced(function* (digest: Digest.Digest["Service"], secret: Uint8Array, text: Uint8Array) {
  const key = secret.length > 64 ? yield* digest.digest(Digest.md5, secret) : secret
  const padded = (byte: number, message: Uint8Array) => {
    const bytes = new Uint8Array(64 + message.length).fill(byte, 0, 64)
    for (let i = 0; i < key.length; i++) bytes[i]! ^= key[i]!
    bytes.set(message, 64)
    return bytes
  }
  return yield* digest.digest(Digest.md5, padded(0x5c, yield* digest.digest(Digest.md5, padded(0x36, text))))
})

/**
 * Signs with HMAC-MD5.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerHmac: Layer.Layer<TopSigner, never, Digest.Digest> = Layer.effect(
  TopSigner,
  Digest.Digest.useSync((digest) => ({
    method: "hmac",
    sign: (text, appSecret) =>
      Effect.map(hmacMd5(digest, Utf8.encode(Redacted.value(appSecret)), Utf8.encode(text)), upperHex)
  }))
)

/**
 * Signs with HMAC-SHA256.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerHmacSha256: Layer.Layer<TopSigner, never, Mac.Mac> = Layer.effect(
  TopSigner,
  Mac.Mac.useSync((mac) => {
    const keys = new Map<string, Mac.Key>()
    const keyOf = (secret: string): Effect.Effect<Mac.Key, CryptoError.CryptoError> => {
      const key = keys.get(secret)
      if (key !== undefined) return Effect.succeed(key)
      return Effect.map(Mac.key(Mac.hmacSha256, Utf8.encode(secret)), (key) => {
        if (keys.size === maxKeys) keys.clear()
        keys.set(secret, key)
        return key
      })
    }
    return {
      method: "hmac-sha256",
      sign: (text, appSecret) =>
        Effect.flatMap(keyOf(Redacted.value(appSecret)), (key) =>
          Effect.map(mac.sign(key, Utf8.encode(text)), upperHex)
        )
    }
  })
)

const maxKeys = 1024

/**
 * The signer of a method.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = (method: SignMethod): Layer.Layer<TopSigner, never, Digest.Digest | Mac.Mac> =>
  method === "md5" ? layerMd5 : method === "hmac" ? layerHmac : layerHmacSha256
