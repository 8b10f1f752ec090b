/**
 * Callbacks as Tencent sends them, signed and encrypted, for tests of what receives them.
 *
 * **Example** (A test of a route)
 *
 * ```ts
 * import { NodeCrypto } from "@effect/platform-node"
 * import * as Events from "@effect-vendors/tencent/Events"
 * import * as Callbacks from "@effect-vendors/tencent/testing/Callbacks"
 * import { Effect, Layer, Redacted } from "effect"
 * import { HttpRouter } from "effect/http"
 * import { Persistence } from "effect/persistence"
 *
 * const settings = { token: Redacted.make("token"), key: Redacted.make("0123456789abcdef0123456789abcdef") }
 * const seen: Array<string> = []
 *
 * const { handler } = HttpRouter.toWebHandler(
 *   Events.layerRoute({
 *     ...settings,
 *     path: "/callbacks",
 *     handler: (event) => Effect.sync(() => seen.push(event.MsgType))
 *   }).pipe(Layer.provide([NodeCrypto.layer, Persistence.layerMemory])),
 *   { disableLogger: true }
 * )
 *
 * const callback = await Effect.runPromise(
 *   Callbacks.make({ MsgId: "m1", MsgType: "FlowStatusChange", MsgData: { FlowId: "f1" } }, settings)
 * )
 * const response = await handler(Callbacks.toRequest(callback, "http://localhost/callbacks"))
 *
 * response.status // => 200
 * seen // => ["FlowStatusChange"]
 * ```
 *
 * @since 0.1.0
 */
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Utf8 from "@effect-vendors/core/vendor/Utf8"
import * as Cipher from "effect/crypto/Cipher"
import * as Digest from "effect/crypto/Digest"
import * as Mac from "effect/crypto/Mac"
import * as SecureRandom from "effect/crypto/SecureRandom"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Base64 from "effect/encoding/Base64"
import * as Hex from "effect/encoding/Hex"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import type { Kind, Payloads } from "../Events.ts"
import { stringToSign } from "../internal/events/signatures.ts"

/**
 * A message, by the vendor's own names. That of a kind that has a definition has a payload of it, with other fields at
 * will.
 *
 * @category models
 * @since 0.1.0
 */
export interface Message<K extends string = string> {
  readonly MsgId?: string | undefined
  readonly MsgType: K
  readonly MsgVersion?: string | undefined
  readonly MsgData: K extends Kind ? Partial<Payloads[K]> & Readonly<Record<string, unknown>> : unknown
}

/**
 * How a callback is made.
 *
 * - `token`: signs it. Without it, the callback is not signed.
 * - `key`: encrypts it, a text of 32 bytes.
 * - `signature`: where the signature is: in the header, or in the query, which needs a key. Default `header`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Settings {
  readonly token?: Redacted.Redacted | undefined
  readonly key?: Redacted.Redacted | undefined
  readonly signature?: "header" | "query" | undefined
}

/**
 * A callback as it is sent.
 *
 * @category models
 * @since 0.1.0
 */
export interface Callback {
  readonly body: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}

/**
 * Makes the callback of a message.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = <const K extends string>(message: Message<K>, settings: Settings = {}): Effect.Effect<Callback> =>
  ofText(Json.stringify(message), settings)

/**
 * Makes the callback of any text, such as a message of an old version, or one that is broken. The body `{}` is the probe
 * of a URL.
 *
 * @category constructors
 * @since 0.1.0
 */
export const ofText = (text: string, settings: Settings = {}): Effect.Effect<Callback> =>
  Effect.gen(function* () {
    const encrypt = settings.key === undefined ? undefined : yield* encrypted(text, Redacted.value(settings.key))
    const body = Utf8.encode(encrypt === undefined ? text : JSON.stringify({ encrypt }))
    const headers = { "content-type": "application/json" }
    if (settings.token === undefined) return { body, headers, query: {} }
    const token = Redacted.value(settings.token)
    return settings.signature === "query"
      ? { body, headers, query: yield* signedQuery(encrypt ?? "", token) }
      : { body, headers: { ...headers, "content-signature": yield* signature(body, token) }, query: {} }
  }).pipe(Effect.orDie, Effect.provide(crypto))

/**
 * The callback as a request, for a handler of web requests.
 *
 * @category conversions
 * @since 0.1.0
 */
export const toRequest = ({ body, headers, query }: Callback, url: string): Request => {
  const target = new URL(url)
  for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value)
  return new Request(target, { method: "POST", headers, body })
}

const crypto = /*#__PURE__*/ Layer.provideMerge(
  /*#__PURE__*/ Layer.mergeAll(Digest.layerWebCrypto, Mac.layerWebCrypto, Cipher.layerWebCrypto),
  SecureRandom.layerWebCrypto
)

const encrypted = Effect.fnUntraced(function* (text: string, key: string) {
  const cipher = yield* Cipher.Cipher
  const bytes = Utf8.encode(key)
  const cipherKey = yield* Cipher.key(Cipher.aes256Cbc, bytes)
  return Base64.encode(yield* cipher.encrypt(cipherKey, Utf8.encode(text), { iv: bytes.slice(0, 16) }))
})

const signature = Effect.fnUntraced(function* (body: Uint8Array, token: string) {
  const mac = yield* Mac.Mac
  return `sha256=${Hex.encode(yield* mac.sign(yield* Mac.key(Mac.hmacSha256, Utf8.encode(token)), body))}`
})

const signedQuery = Effect.fnUntraced(function* (encrypt: string, token: string) {
  const digest = yield* Digest.Digest
  const timestamp = String(Math.floor((yield* Clock.currentTimeMillis) / 1000))
  const nonce = "nonce"
  const text = stringToSign([token, timestamp, nonce, encrypt])
  return { msg_signature: yield* digest.digestHex(Digest.sha1, Utf8.encode(text)), timestamp, nonce }
})
