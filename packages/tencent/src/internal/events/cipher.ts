import * as Utf8 from "@effect-vendors/core/vendor/Utf8"
import * as Cipher from "effect/crypto/Cipher"
import type * as CryptoError from "effect/crypto/CryptoError"
import * as Effect from "effect/Effect"
import * as Base64 from "effect/encoding/Base64"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"

/** A key of AES-256-CBC. Its own first bytes are the initialization vector of every message. */
export interface Key {
  readonly key: Cipher.Key
  readonly iv: Uint8Array
}

/** The keys, or `undefined` where one is not 32 bytes long. */
export const keysOf = (keys: ReadonlyArray<Redacted.Redacted>): Effect.Effect<ReadonlyArray<Key> | undefined> =>
  Effect.forEach(keys, (key) => {
    const bytes = Utf8.encode(Redacted.value(key))
    return Effect.map(Cipher.key(Cipher.aes256Cbc, bytes), (key) => ({ key, iv: bytes.slice(0, 16) }))
  }).pipe(Effect.orElseSucceed(() => undefined))

/** Decrypts a text with the first key that fits; `undefined` where none does. */
export const decrypt = Effect.fnUntraced(function* (
  text: string,
  keys: ReadonlyArray<Key>
): Effect.fn.Return<string | undefined, CryptoError.CryptoError, Cipher.Cipher> {
  const cipher = yield* Cipher.Cipher
  const bytes = Base64.decode(text)
  if (Result.isFailure(bytes)) return undefined
  for (const { iv, key } of keys) {
    const plain = yield* cipher.decrypt(key, bytes.success, { iv }).pipe(
      Effect.catchIf(
        ({ reason }) => reason._tag === "DecryptionFailed",
        () => Effect.undefined
      )
    )
    // One of 256 wrong keys passes the padding. What it gives is no object.
    const object = plain === undefined ? undefined : textOf(plain)
    if (object?.trimStart().startsWith("{") === true) return object
  }
  return undefined
})

/** The text of bytes in UTF-8; `undefined` where they are something else. */
export const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

const decoder = /*#__PURE__*/ new TextDecoder("utf-8", { fatal: true })
