import * as MessageStorage from "effect/cluster/MessageStorage"
import type * as Envelope from "effect/cluster/Envelope"
import type * as Reply from "effect/cluster/Reply"
import * as Snowflake from "effect/cluster/Snowflake"
import type * as ShardingConfig from "effect/cluster/ShardingConfig"
import type * as Digest from "effect/crypto/Digest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import type * as SqlClient from "effect/sql/SqlClient"
import type { Sealing } from "../Sealing.ts"
import * as certainStorage from "./certainStorage.ts"

/**
 * Keeps a cluster's messages in a database, with payloads and replies sealed. Addresses, names and times stay readable:
 * the engine looks messages up by them.
 */
export const layer = (
  sealing: Sealing
): Layer.Layer<
  MessageStorage.MessageStorage,
  never,
  SqlClient.SqlClient | Digest.Digest | ShardingConfig.ShardingConfig
> =>
  Layer.effect(
    MessageStorage.MessageStorage,
    Effect.gen(function* () {
      const inner = yield* certainStorage.make
      const { openMessage, openReply, sealEnvelope, sealReply } = sealer(sealing)
      const openReplies = <E>(replies: Effect.Effect<Array<Reply.Encoded>, E>) =>
        Effect.flatMap(replies, (found) => Effect.forEach(found, openReply))
      const openMessages = <M extends Message, E>(messages: Effect.Effect<Array<M>, E>) =>
        Effect.flatMap(messages, (found) => Effect.forEach(found, openMessage))
      return yield* MessageStorage.makeEncoded({
        ...inner,
        saveEnvelope: Effect.fnUntraced(function* (options) {
          const saved = yield* inner.saveEnvelope({ ...options, envelope: yield* sealEnvelope(options.envelope) })
          if (saved._tag !== "Duplicate" || Option.isNone(saved.lastReceivedReply)) return saved
          return { ...saved, lastReceivedReply: Option.some(yield* openReply(saved.lastReceivedReply.value)) }
        }),
        saveReply: (reply) => Effect.flatMap(sealReply(reply), inner.saveReply),
        repliesFor: (ids) => openReplies(inner.repliesFor(ids)),
        repliesForUnfiltered: (ids) => openReplies(inner.repliesForUnfiltered(ids)),
        unprocessedMessages: (...args) => openMessages(inner.unprocessedMessages(...args)),
        unprocessedMessagesById: (...args) => openMessages(inner.unprocessedMessagesById(...args))
      })
    })
  ).pipe(Layer.provide(Snowflake.layerGenerator))

interface Message {
  readonly envelope: Envelope.Encoded
  readonly lastSentReply: Option.Option<Reply.Encoded>
}

const sealer = (sealing: Sealing) => {
  const seal = (value: unknown, place: string) =>
    Effect.map(sealing.seal(JSON.stringify(value ?? null), place), (sealed) => ({ [mark]: sealed }))
  // What is not sealed was stored before there were keys. What does not open was changed by someone else.
  const open = (value: unknown, place: string): Effect.Effect<any> =>
    Predicate.hasProperty(value, mark)
      ? Effect.orDie(Effect.map(sealing.open(String(value[mark]), place), (text) => JSON.parse(text)))
      : Effect.succeed(value)

  const sealEnvelope = (envelope: Envelope.Encoded): Effect.Effect<Envelope.Encoded> =>
    envelope._tag === "Request"
      ? Effect.map(seal(envelope.payload, placeOf(envelope)), (payload) => ({ ...envelope, payload }))
      : Effect.succeed(envelope)
  const openEnvelope = (envelope: Envelope.Encoded): Effect.Effect<Envelope.Encoded> =>
    envelope._tag === "Request"
      ? Effect.map(open(envelope.payload, placeOf(envelope)), (payload) => ({ ...envelope, payload }))
      : Effect.succeed(envelope)
  // A reply is sealed for its request: it opens for no other.
  const sealReply = (reply: Reply.Encoded): Effect.Effect<Reply.Encoded> =>
    reply._tag === "WithExit"
      ? Effect.map(seal(reply.exit, reply.requestId), (exit) => ({ ...reply, exit: exit as any }))
      : Effect.map(seal(reply.values, reply.requestId), (values) => ({ ...reply, values: values as any }))
  const openReply = (reply: Reply.Encoded): Effect.Effect<Reply.Encoded> =>
    reply._tag === "WithExit"
      ? Effect.map(open(reply.exit, reply.requestId), (exit) => ({ ...reply, exit }))
      : Effect.map(open(reply.values, reply.requestId), (values) => ({ ...reply, values }))
  const openMessage = Effect.fnUntraced(function* <M extends Message>(message: M) {
    const { lastSentReply } = message
    return {
      ...message,
      envelope: yield* openEnvelope(message.envelope),
      lastSentReply: Option.isNone(lastSentReply) ? lastSentReply : Option.some(yield* openReply(lastSentReply.value))
    }
  })
  return { sealEnvelope, sealReply, openReply, openMessage }
}

/** The one property of a sealed value. */
export const mark = "~sealed"

/** Where a message's payload is sealed. */
export const placeOf = ({
  address,
  tag
}: {
  readonly address: { readonly entityType: string; readonly entityId: string }
  readonly tag: string
}): string => `${address.entityType}/${address.entityId}/${tag}`
