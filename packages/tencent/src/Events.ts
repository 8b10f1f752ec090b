/**
 * The events of e-sign: what Tencent calls back when a contract, a seal or an organization changes.
 *
 * A callback is a request of Tencent to a URL of yours. Its body is signed with a token and, where you asked for it,
 * encrypted with a key. `layerRoute` takes such requests on an `HttpRouter`. `receive` takes them anywhere else.
 *
 * **Example** (A route)
 *
 * ```ts
 * import { NodeCrypto } from "@effect/platform-node"
 * import * as Events from "@effect-vendors/tencent/Events"
 * import { Console, Effect, Layer, Match } from "effect"
 * import { Persistence } from "effect/persistence"
 *
 * const callbacks = Events.layerConfig({
 *   path: "/callbacks/tencent",
 *   handler: (event) =>
 *     Match.value(event).pipe(
 *       Match.tag("FlowStatusChange", ({ MsgData }) => Console.log(MsgData.FlowId, MsgData.FlowCallbackStatus)),
 *       Match.orElse(({ MsgType }) => Effect.logDebug("not for us", MsgType))
 *     )
 * }).pipe(Layer.provide([NodeCrypto.layer, Persistence.layerMemory]))
 * ```
 *
 * @since 0.1.0
 */
import type * as Drift from "@effect-vendors/core/Drift"
import * as Utf8 from "@effect-vendors/core/vendor/Utf8"
import type * as Config from "effect/Config"
import type * as Cipher from "effect/crypto/Cipher"
import type * as CryptoError from "effect/crypto/CryptoError"
import * as Digest from "effect/crypto/Digest"
import type * as Mac from "effect/crypto/Mac"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as HttpRouter from "effect/http/HttpRouter"
import * as Layer from "effect/Layer"
import type * as Persistence from "effect/persistence/Persistence"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"
import * as cipher from "./internal/events/cipher.ts"
import type * as payloads from "./internal/events/payloads.ts"
import * as reading from "./internal/events/read.ts"
import * as route from "./internal/events/route.ts"
import * as signatures from "./internal/events/signatures.ts"
import * as statuses from "./internal/events/statuses.ts"
import { secretsOf } from "./internal/events/variables.ts"

/**
 * The kinds of events that have a definition: those of partners (`essbasic`) and those of companies (`ess`). They are the
 * vendor's own names, `ForwardFLow` and `QuiteJob` included.
 *
 * @category models
 * @since 0.1.0
 */
export type Kind = payloads.Kind

/**
 * The payload of each kind. The vendor promises no field, so each may be absent. A kind whose fields no document tells
 * has its payload as data.
 *
 * @category models
 * @since 0.1.0
 */
export type Payloads = payloads.Payloads

/**
 * An event, with the vendor's own names.
 *
 * - `_tag`: its kind, or `Unknown` where the kind has no definition; `MsgType` has the vendor's word in any case.
 * - `MsgId`: the same for each time that the event is sent. Callbacks of the first version have none.
 * - `MsgVersion`: `ThirdPartyApp` for partners, `CustomApp` for companies.
 * - `MsgData`: the payload as its kind has it. A field that could not be read is left out.
 * - `data`: the payload as it was sent, fields without a definition included. Integers beyond 2^53 are `bigint`.
 *
 * @category models
 * @since 0.1.0
 */
export type Event = reading.Event

/**
 * An event of one kind.
 *
 * @category models
 * @since 0.1.0
 */
export type Of<K extends Kind> = Extract<Event, { readonly _tag: K }>

/**
 * A request that Tencent sent: the bytes of its body as they came, its headers and the parameters of its query.
 *
 * @category models
 * @since 0.1.0
 */
export interface Message extends signatures.Message {}

/**
 * One secret, or several that are accepted at once while they rotate.
 *
 * @category models
 * @since 0.1.0
 */
export type Secrets = Redacted.Redacted | ReadonlyArray<Redacted.Redacted>

/**
 * What receives callbacks.
 *
 * - `token`: the token that callbacks are signed with.
 * - `key`: the key that they are encrypted with, a text of 32 bytes (`CallbackUrlKey`). Without it, callbacks that are
 *   encrypted are refused.
 * - `unverified`: takes callbacks of anybody. Only where no token can be had: whoever knows the URL can then send events,
 *   and a key does not keep them from it.
 *
 * @category models
 * @since 0.1.0
 */
export interface Settings {
  readonly token?: Secrets | undefined
  readonly key?: Secrets | undefined
  readonly unverified?: boolean | undefined
}

/**
 * A callback that is not signed by one of the tokens.
 *
 * @category errors
 * @since 0.1.0
 */
export class SignatureError extends Schema.TaggedError<SignatureError>()("SignatureError", {
  reason: Schema.Literals(["missing", "wrong"]),
  message: Schema.String
}) {}

/**
 * A callback that none of the keys decrypts.
 *
 * @category errors
 * @since 0.1.0
 */
export class DecryptionError extends Schema.TaggedError<DecryptionError>()("DecryptionError", {
  message: Schema.String
}) {}

/**
 * A callback that is no message: it is no JSON object.
 *
 * @category errors
 * @since 0.1.0
 */
export class MalformedEvent extends Schema.TaggedError<MalformedEvent>()("MalformedEvent", {
  message: Schema.String
}) {}

/**
 * Settings that do not fit. A layer fails with it when it is built, so no callback is taken by mistake.
 *
 * @category errors
 * @since 0.1.0
 */
export class SettingsError extends Schema.TaggedError<SettingsError>()("SettingsError", {
  message: Schema.String
}) {}

/**
 * What a callback is: an event, or the probe by which Tencent tries out a URL.
 *
 * - `id`: what tells the event from others: its `MsgId`, or a digest of the message where it has none.
 * - `drift`: what could not be read of it.
 *
 * @category models
 * @since 0.1.0
 */
export type Received = reading.Received

const listOf = (secrets: Secrets | undefined): ReadonlyArray<Redacted.Redacted> =>
  secrets === undefined ? [] : Redacted.isRedacted(secrets) ? [secrets] : secrets

const signatureError = (verdict: Exclude<signatures.Verdict, "verified">) =>
  new SignatureError({
    reason: verdict,
    message: verdict === "missing" ? "the callback is not signed" : "no token gives the signature of the callback"
  })

/**
 * Verifies who sent a callback, in constant time. The header `Content-Signature` covers the body. Where it is absent,
 * `msg_signature` of the query covers the encrypted text.
 *
 * @category receiving
 * @since 0.1.0
 */
export const verify = (
  message: Message,
  token: Secrets
): Effect.Effect<void, SignatureError | CryptoError.CryptoError, Mac.Mac | Digest.Digest> =>
  Effect.gen(function* () {
    const tokens = yield* signatures.tokensOf(listOf(token))
    const verdict = yield* signatures.check(message, encryptOf(bodyOf(message)), tokens)
    if (verdict !== "verified") return yield* signatureError(verdict)
  })

const bodyOf = ({ body }: Message) => {
  const text = cipher.textOf(body)
  return text === undefined ? undefined : reading.objectOf(text)
}

const encryptOf = (body: Readonly<Record<string, unknown>> | undefined): string | undefined =>
  typeof body?.["encrypt"] === "string" ? body["encrypt"] : undefined

/**
 * Decrypts the text that a callback has as `encrypt`. Verify the callback first: the encryption alone shows neither who
 * sent a text nor that it is whole.
 *
 * @category receiving
 * @since 0.1.0
 */
export const decrypt = (
  encrypt: string,
  key: Secrets
): Effect.Effect<string, DecryptionError | SettingsError | CryptoError.CryptoError, Cipher.Cipher> =>
  Effect.flatMap(keysOf(key), (keys) => decryptWith(encrypt, keys))

const keysOf = (key: Secrets | undefined): Effect.Effect<ReadonlyArray<cipher.Key>, SettingsError> =>
  Effect.flatMap(cipher.keysOf(listOf(key)), (keys) =>
    keys === undefined
      ? Effect.fail(new SettingsError({ message: "a key of callbacks is not 32 bytes long" }))
      : Effect.succeed(keys)
  )

const decryptWith = Effect.fnUntraced(function* (encrypt: string, keys: ReadonlyArray<cipher.Key>) {
  if (keys.length === 0)
    return yield* new DecryptionError({ message: "the callback is encrypted, and there is no key" })
  const text = yield* cipher.decrypt(encrypt, keys)
  return text ?? (yield* new DecryptionError({ message: "no key decrypts the callback" }))
})

/**
 * Reads the text of a message. A kind that has no definition is `Unknown`, and a payload that does not fit is drift: the
 * event is there in any case.
 *
 * @category receiving
 * @since 0.1.0
 */
export const read = (
  text: string
): Effect.Effect<{ readonly event: Event; readonly drift: ReadonlyArray<Drift.Drift> }, MalformedEvent> => {
  const read = reading.read(text)
  return read === undefined ? Effect.fail(malformed()) : Effect.succeed(read)
}

const malformed = () => new MalformedEvent({ message: "the callback is no JSON object" })

/**
 * Takes callbacks: verifies, then decrypts, then reads.
 *
 * @category receiving
 * @since 0.1.0
 */
export interface Receiver {
  (
    message: Message
  ): Effect.Effect<
    Received,
    SignatureError | DecryptionError | MalformedEvent | CryptoError.CryptoError,
    Mac.Mac | Digest.Digest | Cipher.Cipher
  >
}

/**
 * Makes a receiver of callbacks, for servers and queues without an `HttpRouter`. Acknowledge a callback only after you
 * have handled it, and expect it more than once; `layerRoute` does both.
 *
 * It fails without a token, unless `unverified` is set.
 *
 * @category receiving
 * @since 0.1.0
 */
export const receiver = (settings: Settings): Effect.Effect<Receiver, SettingsError> =>
  Effect.gen(function* () {
    const tokens = yield* signatures.tokensOf(listOf(settings.token))
    const keys = yield* keysOf(settings.key)
    const unverified = settings.unverified === true
    if (tokens.length === 0 && !unverified) {
      return yield* new SettingsError({ message: "callbacks need a token, or `unverified` to take those of anybody" })
    }
    if (tokens.length > 0 && unverified) {
      return yield* new SettingsError({ message: "callbacks have a token and are `unverified`, too" })
    }
    return Effect.fnUntraced(function* (message) {
      const body = bodyOf(message)
      const encrypt = encryptOf(body)
      if (!unverified) {
        const verdict = yield* signatures.check(message, encrypt, tokens)
        // Tencent tries out a URL before a token is set.
        if (verdict === "missing" && isProbe(body)) return { _tag: "Probe" }
        if (verdict !== "verified") return yield* signatureError(verdict)
      }
      if (body === undefined) return yield* malformed()
      if (isProbe(body)) return { _tag: "Probe" }
      if (encrypt === undefined && unverified && keys.length > 0) {
        return yield* new DecryptionError({ message: "the callback is not encrypted" })
      }
      // A body of valid UTF-8 that is no object was refused above.
      const text = encrypt === undefined ? cipher.textOf(message.body)! : yield* decryptWith(encrypt, keys)
      if (isProbe(reading.objectOf(text))) return { _tag: "Probe" }
      const { drift, event } = yield* read(text)
      return { _tag: "Received", id: yield* idOf(event, text), event, drift }
    })
  })

const isProbe = (body: Readonly<Record<string, unknown>> | undefined): boolean =>
  body !== undefined && Object.keys(body).length === 0

// Stores limit the length of keys. The prefix keeps a message from having the digest of another as its id.
const idOf = (event: Event, text: string): Effect.Effect<string, CryptoError.CryptoError, Digest.Digest> =>
  event.MsgId !== undefined && /^[\w.-]{1,128}$/.test(event.MsgId)
    ? Effect.succeed(event.MsgId)
    : Digest.Digest.use((digest) =>
        Effect.map(digest.digestHex(Digest.sha256, Utf8.encode(event.MsgId ?? text)), (hex) => `sha256:${hex}`)
      )

/**
 * - `path`: the path of the URL that Tencent calls.
 * - `handler`: what an event does. It may run more than once for one event; see `layerRoute`.
 * - `retention`: how long the ids of events that were handled are remembered. Default 7 days.
 * - `storeId`: the name of the store of ids. Routes whose handlers are not the same have stores of their own. Default
 *   `tencent_events`.
 * - `maxBodySize`: the largest body that is read, in bytes. Default 4 MiB.
 *
 * @category models
 * @since 0.1.0
 */
export interface RouteOptions<E, R> extends Settings {
  readonly path: HttpRouter.PathInput
  readonly handler: (event: Event) => Effect.Effect<unknown, E, R>
  readonly retention?: Duration.Input | undefined
  readonly storeId?: string | undefined
  readonly maxBodySize?: number | undefined
}

/**
 * What a route needs: a router, cryptography, a store of the ids, and what its handler needs.
 *
 * @category models
 * @since 0.1.0
 */
export type RouteServices<R> =
  | HttpRouter.HttpRouter
  | Mac.Mac
  | Digest.Digest
  | Cipher.Cipher
  | Persistence.Persistence
  | Exclude<R, Scope.Scope>

/**
 * A route that takes callbacks. It fails to build without a token, unless `unverified` is set.
 *
 * Tencent sends a callback until it is answered by 200. The route answers so after the handler has succeeded, and where
 * it had succeeded before. A duplicate that arrives meanwhile waits. After a failure of the handler it answers 500, and
 * Tencent sends the event again. Events may arrive in any order.
 *
 * The handler runs first, and then the id of the event is recorded. A process that dies between the two runs the handler
 * again, and so do two processes that get the same event at the same time. Make the work of a handler safe to repeat.
 *
 * | answer | because                                                                |
 * | ------ | ---------------------------------------------------------------------- |
 * | 200    | the event is handled, or it was the probe of a URL                     |
 * | 400    | no key decrypts the body, or it is no message                          |
 * | 403    | the signature is missing or wrong                                      |
 * | 413    | the body is too large                                                  |
 * | 500    | the handler failed, or the store of ids or the cryptography is at fault |
 *
 * @category layers
 * @since 0.1.0
 */
export const layerRoute = <E, R>(options: RouteOptions<E, R>): Layer.Layer<never, SettingsError, RouteServices<R>> =>
  Layer.effectDiscard(Effect.flatMap(receiver(options), (receive) => route.add(receive, options)))

/**
 * A route whose secrets are those of the environment: `TENCENTCLOUD_CALLBACK_TOKEN`, which has to be set, and
 * `TENCENTCLOUD_CALLBACK_KEY`. `TENCENTCLOUD_CALLBACK_TOKEN_PREVIOUS` and `TENCENTCLOUD_CALLBACK_KEY_PREVIOUS` are
 * accepted besides, so that secrets can rotate. It reads no variable for a secret that is given.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerConfig = <E, R>(
  options: RouteOptions<E, R>
): Layer.Layer<never, SettingsError | Config.ConfigError, RouteServices<R>> =>
  Layer.unwrap(
    Effect.map(secretsOf(options, options.unverified === true), (secrets) => layerRoute({ ...options, ...secrets }))
  )

/**
 * What the numbers of `FlowCallbackStatus` mean.
 *
 * @category data
 * @since 0.1.0
 */
export const flowStatuses: Readonly<Record<number, string>> & typeof statuses.flowStatuses = statuses.flowStatuses

/**
 * Whether a contract whose `FlowCallbackStatus` is this one changes no more.
 *
 * @category data
 * @since 0.1.0
 */
export const isFinalFlowStatus = (status: number): boolean => statuses.finalFlowStatuses.has(status)

/**
 * What the numbers of `ApproveCallbackStatus` mean.
 *
 * @category data
 * @since 0.1.0
 */
export const approverStatuses: Readonly<Record<number, string>> & typeof statuses.approverStatuses =
  statuses.approverStatuses
