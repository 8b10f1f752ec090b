/**
 * The messages of the Taobao Open Platform (TOP), over its message channel (TMC).
 *
 * The platform pushes messages over a WebSocket: an order changed, a performance was cancelled. `stream` connects, and
 * connects again where the connection breaks. A message arrives until it is confirmed, so confirm it with `ack` when its
 * work is done.
 *
 * **Example** (A consumer)
 *
 * ```ts
 * import { NodeCrypto, NodeWS } from "@effect/platform-node"
 * import * as TmcMessages from "@effect-vendors/top/TmcMessages"
 * import * as DamaiTopics from "@effect-vendors/top/DamaiTopics"
 * import { Effect, Layer, Match, Stream } from "effect"
 *
 * const consumer = TmcMessages.stream([DamaiTopics.performCancel]).pipe(
 *   Stream.mapEffect((message) =>
 *     Match.value(message).pipe(
 *       Match.tag("damai_distribution_PerformCancel", ({ content }) => Effect.log("cancelled", content.perform_id)),
 *       Match.tag("Unknown", ({ topic }) => Effect.logDebug("not for us", topic)),
 *       Match.tag("Unreadable", ({ drift, id }) => Effect.logError("look at", id, drift)),
 *       Match.exhaustive,
 *       Effect.andThen(message.ack)
 *     )
 *   ),
 *   Stream.runDrain
 * )
 *
 * // Reads DAMAI_APP_KEY and DAMAI_APP_SECRET.
 * const messages = TmcMessages.layerConfig({ name: "Damai", variables: "DAMAI" })
 *
 * const main = consumer.pipe(
 *   Effect.provide(messages.pipe(Layer.provide([NodeCrypto.layer, NodeWS.layerWebSocketConstructor])))
 * )
 * ```
 *
 * @since 0.1.0
 */
import * as Configs from "@effect-vendors/core/Configs"
import type * as Credentials from "@effect-vendors/core/Credentials"
import type * as Drift from "@effect-vendors/core/Drift"
import { EndpointError } from "@effect-vendors/core/Endpoint"
import * as Reader from "@effect-vendors/core/vendor/Reader"
import * as Settings from "@effect-vendors/core/vendor/Settings"
import type * as VendorError from "@effect-vendors/core/VendorError"
import type * as Wire from "@effect-vendors/core/Wire"
import type * as Config from "effect/Config"
import * as Context from "effect/Context"
import type * as CryptoError from "effect/crypto/CryptoError"
import type * as Digest from "effect/crypto/Digest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schedule from "effect/Schedule"
import type * as Socket from "effect/socket/Socket"
import * as Stream from "effect/Stream"
import { credentialsOf } from "./internal/credentials.ts"
import * as consume from "./internal/tmc/consume.ts"
import type * as TmcFrame from "./TmcFrame.ts"
import type * as TopGateway from "./TopGateway.ts"

/**
 * A topic whose contents have a definition.
 *
 * @category models
 * @since 0.1.0
 */
export interface Topic<out Name extends string, out Content> {
  readonly name: Name
  readonly content: Wire.Codec<Content>
}

/**
 * Defines a topic, by the platform's name of it.
 *
 * **Example** (A topic)
 *
 * ```ts
 * import { Wire } from "@effect-vendors/core"
 * import * as TmcMessages from "@effect-vendors/top/TmcMessages"
 *
 * const tradeChanged = TmcMessages.topic("taobao_trade_TradeChanged", Wire.struct({ tid: Wire.Int64, status: Wire.String }))
 * ```
 *
 * @category constructors
 * @since 0.1.0
 */
export const topic = /*#__NO_SIDE_EFFECTS__*/ <const Name extends string, Content>(
  name: Name,
  content: Wire.Codec<Content>
): Topic<Name, Content> => ({ name, content })

/**
 * What every message has. `id` to `retried` are the platform's own names.
 *
 * - `id`: the same for each time that the message is sent. `userid` and `nick`: the user whose message it is.
 * - `time`, `outtime`: in milliseconds since 1970. `retried`: how often it was sent before, where the platform says so.
 * - `data`: the content as it was sent. Integers beyond 2^53 are `bigint`. It is a text where it is no JSON, and bytes
 *   where they cannot be inflated.
 * - `drift`: what could not be read of the content.
 * - `fields`: the fields of the frame, those without a name here included.
 * - `ack`: confirms the message. Where the connection is gone, the next one confirms it.
 * - `fail`: asks the platform to send the message again, and tells why.
 *
 * Only the first `ack` or `fail` counts. The platform refuses what comes at once, so both wait until the message is 10
 * milliseconds old. A message without either is sent again, and so is one whose confirmation was lost.
 *
 * @category models
 * @since 0.1.0
 */
export interface Envelope<out Tag extends string> {
  readonly _tag: Tag
  readonly id: bigint
  readonly topic: string
  readonly publisher: string | undefined
  readonly userid: bigint | undefined
  readonly nick: string | undefined
  readonly dataid: string | undefined
  readonly time: number | undefined
  readonly outtime: number | undefined
  readonly retried: number | undefined
  readonly data: unknown
  readonly drift: ReadonlyArray<Drift.Drift>
  readonly fields: ReadonlyMap<string, TmcFrame.Value>
  readonly ack: Effect.Effect<void>
  readonly fail: (reason: string) => Effect.Effect<void>
}

/**
 * A message of a topic that has a definition.
 *
 * @category models
 * @since 0.1.0
 */
export interface Known<out Name extends string, out Content> extends Envelope<Name> {
  readonly content: Content
}

/**
 * A message. Its `_tag` is its topic, or
 *
 * - `Unknown`: the topic has no definition here. `topic` has its name.
 * - `Unreadable`: the content is no JSON, is too large, or does not fit the definition of its topic. `drift` tells why.
 *
 * @category models
 * @since 0.1.0
 */
export type Message<Topics extends ReadonlyArray<Topic<string, unknown>> = []> =
  | Envelope<"Unknown">
  | Envelope<"Unreadable">
  | Of<Topics[number]>

/**
 * The message of a topic, or of each of several.
 *
 * @category models
 * @since 0.1.0
 */
export type Of<T> = T extends Topic<infer Name, infer Content> ? Known<Name, Content> : never

/**
 * Why a stream ends.
 *
 * - `AuthFailure`: the platform does not accept the key, its signature or the group; or there are no credentials.
 * - `RateLimited`, `ServiceFailure`, `TransportFailure`: the last failure, where `reconnect` has an end.
 * - `CryptoError`: the platform of the program has no MD5.
 *
 * @category errors
 * @since 0.1.0
 */
export type Failure =
  | VendorError.AuthFailure
  | VendorError.RateLimited
  | VendorError.ServiceFailure
  | VendorError.TransportFailure
  | CryptoError.CryptoError

/**
 * - `name`: the vendor's name, for people. Default `TOP`.
 * - `credentials`: the application, or an effect that yields it, so that secrets can rotate. Each connection asks for it.
 *   A provider that is cached is asked for another one where the platform refuses the first.
 * - `endpoint`: the WebSocket's URL. Default `ws://mc.api.taobao.com/`. The platform documents no `wss`: the secret does not
 *   travel, and messages travel in the clear.
 * - `group`: the group of users whose messages arrive. Default `default`.
 * - `capacity`: how many messages wait for the consumer, besides those that it has taken. While so many wait, no more are
 *   asked for, and the connection is not read. Default 16.
 * - `pullInterval`: how often messages are asked for, which is the sign of life, too. Default 5 seconds.
 * - `idleTimeout`: how long the platform may be silent. Then the connection counts as broken. A socket that has pings, that
 *   of the package `ws`, sends one with each pull, and its answer counts. Default 2 minutes.
 * - `connectTimeout`: how long a connection, and then its acceptance, may take. Default 10 seconds.
 * - `maxContentSize`: the largest content that is inflated, in bytes. Default 4 MiB.
 * - `reconnect`: when to connect again. It starts anew where a connection was accepted. Default: after 1 second, then twice
 *   as long each time up to 30 seconds, with jitter, without an end.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly name?: string | undefined
  readonly credentials: Credentials.Source<TopGateway.Credential>
  readonly endpoint?: string | undefined
  readonly group?: string | undefined
  readonly capacity?: number | undefined
  readonly pullInterval?: Duration.Input | undefined
  readonly idleTimeout?: Duration.Input | undefined
  readonly connectTimeout?: Duration.Input | undefined
  readonly maxContentSize?: number | undefined
  readonly reconnect?: Schedule.Schedule<unknown, Failure> | undefined
}

/**
 * Options of which some are given. Of the credentials too some parts may be given.
 *
 * @category models
 * @since 0.1.0
 */
export interface Given extends Omit<Options, "credentials" | "name"> {
  readonly credentials?: Credentials.Source<TopGateway.Credential> | Partial<TopGateway.Credential> | undefined
}

/**
 * Makes streams of an application's messages. Each stream has a connection of its own, and the platform spreads the messages
 * of a group over its connections. The end of a stream closes the connection; what was not confirmed arrives again.
 *
 * @category models
 * @since 0.1.0
 */
export interface Messages {
  /**
   * The messages of the application. `topics` gives contents their types. It does not choose messages: those of the topics
   * that are subscribed in the platform's console arrive, as `Unknown` where they have no definition.
   */
  readonly stream: <const Topics extends ReadonlyArray<Topic<string, unknown>> = []>(
    topics?: Topics
  ) => Stream.Stream<Message<Topics>, Failure>
}

/**
 * The messages of one application. A program with several applications makes `Messages` of each with `make`.
 *
 * @category services
 * @since 0.1.0
 */
export class TmcMessages extends Context.Service<TmcMessages, Messages>()("@effect-vendors/top/TmcMessages") {}

/**
 * The addresses of the channel.
 *
 * @category constants
 * @since 0.1.0
 */
export const endpoints = {
  production: "ws://mc.api.taobao.com/",
  staging: "ws://premc.api.taobao.com/",
  sandbox: "ws://mc.api.tbsandbox.com/"
} as const

const backoff = /*#__PURE__*/ Schedule.exponential("1 second").pipe(
  /*#__PURE__*/ Schedule.modifyDelay(({ duration }) => Effect.succeed(Duration.min(duration, Duration.seconds(30)))),
  Schedule.jittered
)

/**
 * Makes the messages of an application. It fails where the endpoint is no URL of a WebSocket.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = (
  options: Options
): Effect.Effect<Messages, EndpointError, Socket.WebSocketConstructor | Digest.Digest> =>
  Effect.gen(function* () {
    const context = yield* Effect.context<Socket.WebSocketConstructor | Digest.Digest>()
    const vendor = options.name ?? "TOP"
    const url = Settings.present(options.endpoint) ?? endpoints.production
    if (!isWebSocket(url)) {
      return yield* new EndpointError({ vendor, message: "the endpoint is no URL of ws or wss without a password" })
    }
    const millis = (input: Duration.Input | undefined, seconds: number) =>
      Duration.toMillis(input ?? Duration.seconds(seconds))
    const settings = {
      vendor,
      url,
      group: Settings.present(options.group),
      credentials: options.credentials,
      capacity: options.capacity ?? 16,
      connectTimeout: millis(options.connectTimeout, 10),
      pullInterval: millis(options.pullInterval, 5),
      idleTimeout: millis(options.idleTimeout, 120),
      maxContentSize: options.maxContentSize ?? 4 * 1024 * 1024,
      reconnect: options.reconnect ?? backoff
    }
    return {
      stream: <const Topics extends ReadonlyArray<Topic<string, unknown>> = []>(topics?: Topics) => {
        const readers = new Map((topics ?? []).map(({ content, name }) => [name, Reader.make(content)]))
        // The reader of a topic gives the content of that topic.
        return Stream.provideContext(consume.stream(settings, readers), context) as Stream.Stream<
          Message<Topics>,
          Failure
        >
      }
    }
  })

const isWebSocket = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^wss?:$/.test(url.protocol) && url.username === "" && url.password === "" && url.hash === ""
}

/**
 * The messages of the application that the program's layer has; see `Messages`.
 *
 * @category constructors
 * @since 0.1.0
 */
export const stream = <const Topics extends ReadonlyArray<Topic<string, unknown>> = []>(
  topics?: Topics
): Stream.Stream<Message<Topics>, Failure, TmcMessages> =>
  Stream.unwrap(Effect.map(TmcMessages, (messages) => messages.stream(topics)))

/**
 * The messages of the application of a program. It fails to build where the endpoint is no URL of a WebSocket.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = (
  options: Options
): Layer.Layer<TmcMessages, EndpointError, Socket.WebSocketConstructor | Digest.Digest> =>
  Layer.effect(TmcMessages, make(options))

/**
 * Reads the options from `<VARIABLES>_APP_KEY` and `<VARIABLES>_APP_SECRET`, as the vendor's gateway does, and from
 * `<VARIABLES>_TMC_ENDPOINT` and `<VARIABLES>_TMC_GROUP` where they are set. It reads no variable for an option that is
 * given. A blank variable counts as not set. The error names every variable that is missing.
 *
 * `vendor` may be the vendor's own value, such as `Taobao.vendor`.
 *
 * @category configuration
 * @since 0.1.0
 */
export const config = (
  vendor: { readonly name: string; readonly variables: string },
  given: Given = {}
): Effect.Effect<Options, Config.ConfigError> => {
  const { name, variables } = vendor
  const optional = (value: string | undefined, variable: string) => {
    const present = Settings.present(value)
    return present === undefined ? Configs.optionalText(`${variables}_${variable}`) : Effect.succeed(present)
  }
  return Effect.map(
    Configs.allErrors({
      credentials: credentialsOf(variables, given.credentials),
      endpoint: optional(given.endpoint, "TMC_ENDPOINT"),
      group: optional(given.group, "TMC_GROUP")
    }),
    (read) => ({ ...given, ...read, name })
  )
}

/**
 * The messages of the application of a program, set up from `config`.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerConfig = (
  vendor: { readonly name: string; readonly variables: string },
  given?: Given
): Layer.Layer<TmcMessages, Config.ConfigError | EndpointError, Socket.WebSocketConstructor | Digest.Digest> =>
  Layer.unwrap(Effect.map(config(vendor, given), layer))
