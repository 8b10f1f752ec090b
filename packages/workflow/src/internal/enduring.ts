import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Schedule from "effect/Schedule"

/**
 * Asks the engine again where its storage is away. The engine dies of that, and a pipeline that dies is undone, although
 * it goes on when the storage is back. What is asked twice under one name is kept once.
 */
export const enduring = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  effect.pipe(
    Effect.sandbox,
    Effect.retry({ while: isAway, schedule: Schedule.min([Schedule.exponential(50), Schedule.spaced("5 seconds")]) }),
    Effect.catch((cause) => Effect.failCause(cause))
  )

const isAway = (cause: Cause.Cause<unknown>): boolean =>
  cause.reasons.some((reason) => Cause.isDieReason(reason) && Predicate.isTagged(reason.defect, "PersistenceError"))
