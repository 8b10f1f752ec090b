import type * as Credentials from "@effect-vendors/core/Credentials"
import * as Utf8 from "@effect-vendors/core/vendor/Utf8"
import type * as CryptoError from "effect/crypto/CryptoError"
import * as Digest from "effect/crypto/Digest"
import * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import * as Hex from "effect/encoding/Hex"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"

/** The key that names a caller, and the secret that signs. */
export interface Credential extends Credentials.Credential {
  readonly key: string
  readonly secret: Redacted.Redacted
}

/** The parts of a request that its signature covers. The path and the query are encoded, as the wire has them. */
export interface Request {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly timestamp: string
  readonly body: Uint8Array
}

/** The parts of an answer that its signature covers. */
export interface Answer {
  readonly status: number
  readonly requestId: string
  readonly body: Uint8Array
}

/** Signs and verifies. */
export interface Signer {
  /** The text whose HMAC is the signature of a request. */
  readonly requestText: (request: Request) => Effect.Effect<string, CryptoError.CryptoError>
  /** The text whose HMAC is the signature of an answer. */
  readonly answerText: (answer: Answer) => Effect.Effect<string, CryptoError.CryptoError>
  readonly sign: (text: string, secret: Redacted.Redacted) => Effect.Effect<string, CryptoError.CryptoError>
  readonly verify: (
    text: string,
    secret: Redacted.Redacted,
    signature: string
  ) => Effect.Effect<boolean, CryptoError.CryptoError>
}

export const make: Effect.Effect<Signer, never, Digest.Digest | Mac.Mac> = Effect.gen(function* () {
  const mac = yield* Mac.Mac
  const digest = yield* Digest.Digest
  const hash = (body: Uint8Array) => digest.digestHex(Digest.sha256, body)

  // By the secret's own object, so that a key lives no longer than its secret.
  const keys = new WeakMap<Redacted.Redacted, Mac.Key>()
  const keyOf = (secret: Redacted.Redacted): Effect.Effect<Mac.Key, CryptoError.CryptoError> => {
    const known = keys.get(secret)
    if (known !== undefined) return Effect.succeed(known)
    return Effect.map(Mac.key(Mac.hmacSha256, Utf8.encode(Redacted.value(secret))), (key) => {
      keys.set(secret, key)
      return key
    })
  }

  return {
    requestText: ({ body, method, path, query, timestamp }) =>
      Effect.map(hash(body), (hashed) => [method, path, query, timestamp, hashed].join("\n")),
    answerText: ({ body, requestId, status }) =>
      Effect.map(hash(body), (hashed) => [status, requestId, hashed].join("\n")),
    sign: (text, secret) =>
      Effect.flatMap(keyOf(secret), (key) => Effect.map(mac.sign(key, Utf8.encode(text)), Hex.encode)),
    verify: (text, secret, signature) => {
      const tag = Hex.decode(signature)
      if (Result.isFailure(tag)) return Effect.succeed(false)
      return Effect.flatMap(keyOf(secret), (key) => mac.verify(key, tag.success, Utf8.encode(text)))
    }
  }
})
