/**
 * The messages of TOP by calls of its gateway, for programs that cannot open a WebSocket, and the users whose messages
 * arrive.
 *
 * **Example** (A seller's messages)
 *
 * ```ts
 * import { Taobao } from "@effect-vendors/taobao"
 * import * as TmcHttp from "@effect-vendors/top/TmcHttp"
 * import { Console, Effect, Stream } from "effect"
 * import type { Redacted } from "effect"
 *
 * const tmc = TmcHttp.make(Taobao.vendor)
 *
 * const begin = (session: Redacted.Redacted) => tmc.permit({}).pipe(Taobao.withSession(session))
 *
 * const consumer = tmc.stream().pipe(
 *   Stream.runForEach(({ ack, data, topic }) => Effect.andThen(Console.log(topic, data), ack))
 * )
 * ```
 *
 * @since 0.1.0
 */
import * as Operation from "@effect-vendors/core/Operation"
import * as Inbound from "@effect-vendors/core/vendor/Inbound"
import * as Reader from "@effect-vendors/core/vendor/Reader"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import { readText } from "./internal/tmc/message.ts"
import type { Message, Topic } from "./TmcMessages.ts"
import * as TopVendor from "./TopVendor.ts"
import * as TopWire from "./TopWire.ts"

/**
 * - `group`: the group of users whose messages arrive. Default `default`.
 * - `quantity`: how many messages a call asks for, from 10 to 200. Default 100.
 * - `interval`: how long to wait where there were none. Default 1 second. The platform asks for 100 milliseconds or more.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly group?: string | undefined
  readonly quantity?: number | undefined
  readonly interval?: Duration.Input | undefined
}

// An answer with a field that cannot be read still has its messages.
const TmcMessage = /*#__PURE__*/ Wire.struct({
  id: /*#__PURE__*/ Wire.optional(Wire.Int64),
  topic: /*#__PURE__*/ Wire.optional(Wire.String),
  content: /*#__PURE__*/ Wire.optional(Wire.String),
  user_id: /*#__PURE__*/ Wire.optional(Wire.Int64),
  user_nick: /*#__PURE__*/ Wire.optional(Wire.String),
  pub_app_key: /*#__PURE__*/ Wire.optional(Wire.String),
  pub_time: /*#__PURE__*/ Wire.optional(Wire.String)
})

const IsSuccess = /*#__PURE__*/ Wire.struct({ is_success: Wire.Boolean })

/**
 * Makes the calls of the message channel for a vendor.
 *
 * - `permit`: begins to send the messages of the user whose session it is. The topics replace those of the last call. All
 *   topics of the application, where it names none.
 * - `cancel`: ends the messages of a user.
 * - `consume`, `confirm`: what `stream` is made of.
 * - `stream`: the messages of the application, as `TmcMessages.stream` has them. `ack` is a call; where it fails, the message
 *   arrives again. `fail` calls nothing, since a message that is not confirmed arrives again. A failed call is made again
 *   where that may help; else it ends the stream.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = <Self>({ name, operation }: TopVendor.TopVendor<Self>) => {
  const permit = operation("taobao.tmc.user.permit", {
    request: Wire.struct({ topics: Wire.optional(Wire.array(Wire.String)) }),
    response: IsSuccess
  })
    .annotate(Operation.Idempotent, true)
    .annotate(TopVendor.RequiresSession, true)

  const cancel = operation("taobao.tmc.user.cancel", {
    request: Wire.struct({ nick: Wire.String, user_platform: Wire.optional(Wire.String) }),
    response: IsSuccess
  }).annotate(Operation.Idempotent, true)

  // Messages of an answer that was lost arrive again.
  const consume = operation("taobao.tmc.messages.consume", {
    request: Wire.struct({ group_name: Wire.optional(Wire.String), quantity: Wire.optional(Wire.Int) }),
    response: Wire.struct({ messages: TopWire.list(TmcMessage, "tmc_message") })
  }).annotate(Operation.Idempotent, true)

  const confirm = operation("taobao.tmc.messages.confirm", {
    request: Wire.struct({ group_name: Wire.optional(Wire.String), s_message_ids: Wire.array(Wire.String) }),
    response: IsSuccess
  }).annotate(Operation.Idempotent, true)

  const stream = <const Topics extends ReadonlyArray<Topic<string, unknown>> = []>(
    topics?: Topics,
    { group: group_name, interval = "1 second", quantity = 100 }: Options = {}
  ): Stream.Stream<Message<Topics>, VendorError.GatewayError, Self> =>
    Stream.unwrap(
      Effect.gen(function* () {
        const context = yield* Effect.context<Self>()
        const readers = new Map((topics ?? []).map(({ content, name }) => [name, Reader.make(content)]))

        const messageOf = Effect.fnUntraced(function* (message: typeof TmcMessage.Type) {
          const { content = "", id, pub_time, topic = "" } = message
          // Nobody can confirm what has no id.
          if (id === undefined) {
            yield* Effect.logWarning("A message has no id", topic)
            return []
          }
          const reader = readers.get(topic)
          const kind = reader === undefined ? "Unknown" : topic
          const { _tag, ...read } = readText(content, reader)
          yield* Inbound.reportDrift(name, kind, read.drift)
          const ack = confirm({ group_name, s_message_ids: [String(id)] }).pipe(
            Effect.andThen(Inbound.count(name, kind, "Handled")),
            Effect.catch((error) => Effect.logWarning("A message was not confirmed", id, error._tag, error.message)),
            Effect.provideContext(context)
          )
          const envelope = {
            ...read,
            _tag: _tag === "Known" ? topic : _tag,
            id,
            topic,
            publisher: message.pub_app_key,
            userid: message.user_id,
            nick: message.user_nick,
            dataid: undefined,
            time: pub_time === undefined ? undefined : TopWire.parseDate(pub_time),
            outtime: undefined,
            retried: undefined,
            fields: new Map(),
            ack,
            fail: () => Inbound.count(name, kind, "Failed")
          }
          // The reader of a topic gives the content of that topic.
          return [envelope as unknown as Message<Topics>]
        })

        const poll = consume({ group_name, quantity }).pipe(
          Effect.retry({ while: ({ retryable }) => retryable, schedule: backoff }),
          Effect.tap(({ messages }) => (messages.length === 0 ? Effect.sleep(interval) : Effect.void)),
          Effect.flatMap(({ messages }) => Effect.forEach(messages, messageOf)),
          Effect.map((messages) => messages.flat())
        )
        return Stream.fromIterableEffectRepeat(poll)
      })
    )

  return { permit, cancel, consume, confirm, stream }
}

const backoff = /*#__PURE__*/ Schedule.exponential("1 second").pipe(
  /*#__PURE__*/ Schedule.modifyDelay(({ duration }) => Effect.succeed(Duration.min(duration, Duration.seconds(30)))),
  Schedule.jittered
)
