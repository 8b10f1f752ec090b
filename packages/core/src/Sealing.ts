/**
 * Seals what a store keeps, by keys of the user's.
 *
 * A text is encrypted and authenticated together with its place, so that nobody who can write to the store can move it to
 * another one. Each sealed text names its key. New texts are sealed with the current key, and the older keys open the
 * older texts: to rotate, add a key and make it the current one.
 *
 * **Example** (Two keys)
 *
 * ```ts
 * import * as Sealing from "@effect-vendors/core/Sealing"
 * import { Config } from "effect"
 *
 * const sealing = Sealing.make({
 *   current: "2027",
 *   keys: { 2026: Config.Redacted("STORE_KEY_2026"), 2027: Config.Redacted("STORE_KEY_2027") }
 * })
 * ```
 *
 * @since 0.1.0
 */
import * as Config from "effect/Config"
import * as Aead from "effect/crypto/Aead"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Effect from "effect/Effect"
import * as Base64Url from "effect/encoding/Base64Url"
import * as Base64 from "effect/encoding/Base64"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

/**
 * A key cannot be used, or a store needs a key that is not there.
 *
 * @category errors
 * @since 0.1.0
 */
export class SealingError extends Schema.TaggedError<SealingError>()(
  "SealingError",
  { message: Schema.String },
  { httpApiStatus: 409 }
) {}

/**
 * Seals and opens texts. `place` is where a text is stored; a text opens only in its own place.
 *
 * @category models
 * @since 0.1.0
 */
export interface Sealing {
  /** The name of the key that seals. */
  readonly current: string
  readonly seal: (text: string, place: string) => Effect.Effect<string>
  readonly open: (sealed: string, place: string) => Effect.Effect<string, SealingError>
}

/**
 * - `keys`: each key's 32 bytes as base64, under a name without a point. Names are stored; keys are not.
 * - `current`: the name of the key that seals.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly current: string
  readonly keys: Readonly<Record<string, Redacted.Redacted | Config.Config<Redacted.Redacted>>>
}

/**
 * Makes a sealing from keys.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = ({ current, keys: given }: Options): Effect.Effect<Sealing, SealingError | Config.ConfigError> =>
  Effect.gen(function* () {
    const aead = yield* Aead.Aead
    const random = yield* SecureRandom.SecureRandom
    const keys = new Map<string, Aead.Key>()
    for (const [name, text] of Object.entries(given)) {
      if (name.includes(".")) return yield* new SealingError({ message: `the key's name ${name} has a point` })
      keys.set(name, yield* keyOf(name, Redacted.isRedacted(text) ? text : yield* text))
    }
    const sealingKey = keys.get(current)
    if (sealingKey === undefined) return yield* new SealingError({ message: `the current key ${current} is not given` })
    return {
      current,
      seal: Effect.fnUntraced(function* (text: string, place: string) {
        const nonce = yield* random.randomBytes(sealingKey.algorithm.nonceLength)
        const sealed = yield* aead.encrypt(sealingKey, encoder.encode(text), { nonce, aad: encoder.encode(place) })
        return `${current}.${Base64Url.encode(nonce)}.${Base64Url.encode(sealed)}`
      }, Effect.orDie),
      open: Effect.fnUntraced(function* (text: string, place: string) {
        const [name = "", nonce = "", sealed = ""] = text.split(".")
        const key = keys.get(name)
        if (key === undefined) return yield* new SealingError({ message: `there is no key ${name}` })
        const parts = Result.all([Base64Url.decode(nonce), Base64Url.decode(sealed)])
        if (Result.isFailure(parts)) return yield* new SealingError({ message: "the sealed text is damaged" })
        const opened = yield* Effect.mapError(
          aead.decrypt(key, parts.success[1], { nonce: parts.success[0], aad: encoder.encode(place) }),
          () => new SealingError({ message: `the key ${name} does not open the text in its place` })
        )
        return decoder.decode(opened)
      })
    }
  }).pipe(Effect.provide(layer))

const keyOf = (name: string, text: Redacted.Redacted): Effect.Effect<Aead.Key, SealingError> =>
  Effect.fromResult(Base64.decode(Redacted.value(text))).pipe(
    Effect.flatMap((bytes) => Aead.key(Aead.xchacha20Poly1305, bytes)),
    // The error of a key might tell of the key.
    Effect.mapError(() => new SealingError({ message: `the key ${name} is not 32 bytes in base64` }))
  )

const layer = /*#__PURE__*/ Aead.layerWebCrypto.pipe(/*#__PURE__*/ Layer.provideMerge(SecureRandom.layerWebCrypto))

const encoder = /*#__PURE__*/ new TextEncoder()
const decoder = /*#__PURE__*/ new TextDecoder()
