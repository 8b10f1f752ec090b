import type * as MessageStorage from "effect/cluster/MessageStorage"
import * as SqlMessageStorage from "effect/cluster/SqlMessageStorage"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"

/** Keeps a cluster's messages in a database, and finds out whether a reply was saved where nobody could say. */
export const make = /*#__PURE__*/ Effect.suspend(() => Effect.map(SqlMessageStorage.makeEncoded(), certain))

/**
 * A connection may break when a reply is committed, and before that is confirmed. Effect's cluster saves the reply again
 * under another id, which the first one refuses, and its entity fails and starts anew, for ever: who waits for the reply
 * is told nothing. So a reply that failed to be saved is looked for, and is saved again under its own id.
 */
export const certain = (inner: MessageStorage.Encoded): MessageStorage.Encoded => ({
  ...inner,
  saveReply: (reply) =>
    inner.saveReply(reply).pipe(
      Effect.catch((error) =>
        Effect.flatMap(inner.repliesForUnfiltered([reply.requestId]), (saved) =>
          saved.some(({ id }) => id === reply.id) ? Effect.void : Effect.fail(error)
        )
      ),
      Effect.retry(reconnecting)
    )
})

// No longer than a shard stays with a runner that cannot reach the database.
const reconnecting = Schedule.upTo(Schedule.spaced(200), { times: 15 })
