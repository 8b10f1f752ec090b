/**
 * Handles each message once, though it arrives more than once.
 *
 * Platforms send a message again until it is acknowledged. A store keeps the ids of the messages that were handled. It is
 * effect's `Persistence`: in memory, in Redis, in SQL.
 *
 * @since 0.1.0
 */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as FiberMap from "effect/FiberMap"
import * as Option from "effect/Option"
import * as Persistable from "effect/persistence/Persistable"
import * as Persistence from "effect/persistence/Persistence"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"

/**
 * What became of a message: its handler ran, or had run before.
 *
 * @category models
 * @since 0.1.0
 */
export type Outcome = "Handled" | "Duplicate"

/**
 * Handles messages once each, by their id.
 *
 * - A message that arrives while its handler runs waits for that, and gets its result.
 * - The handler goes on where the fiber that asked for it is interrupted: a platform that hangs up sends the message
 *   again, and that finds the work done. The end of the scope interrupts it.
 * - Only success is recorded. After a failure the next message of the id runs the handler again.
 * - The handler runs first, and then the id is recorded. A process that dies between the two runs the handler again, and
 *   so do two processes that get the same message at the same time. Work that has to happen once for certain needs a
 *   guard of its own, such as a unique key in the database that it writes to.
 * - A store that cannot be read fails the message as a `PersistenceError`, and its handler does not run. A store that
 *   cannot be written is logged: the handler has succeeded.
 *
 * @category models
 * @since 0.1.0
 */
export interface Once<E> {
  readonly run: <R>(
    id: string,
    handler: Effect.Effect<unknown, E, R>
  ) => Effect.Effect<Outcome, E | Persistence.PersistenceError, R>
}

/**
 * - `storeId`: the name of the store. Messages of one store have ids of one kind.
 * - `retention`: how long an id is remembered.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly storeId: string
  readonly retention: Duration.Input
}

class Message extends Persistable.Class<{ payload: { readonly id: string } }>()("Message", {
  primaryKey: ({ id }) => id,
  success: Schema.Void
}) {}

/**
 * @category constructors
 * @since 0.1.0
 */
export const make = <E = never>({
  retention,
  storeId
}: Options): Effect.Effect<Once<E>, never, Persistence.Persistence | Scope.Scope> =>
  Effect.gen(function* () {
    const persistence = yield* Persistence.Persistence
    const store = yield* persistence.make({ storeId, timeToLive: () => retention })
    const running = yield* FiberMap.make<string, Exit.Exit<Outcome, E | Persistence.PersistenceError>, never>()

    const handle = <R>(
      id: string,
      handler: Effect.Effect<unknown, E, R>
    ): Effect.Effect<Outcome, E | Persistence.PersistenceError, R> => {
      const message = new Message({ id })
      // A record that cannot be read is none of ours.
      const recorded = Effect.catchTag(store.get(message), "SchemaError", () => Effect.undefined)
      const record = Effect.catch(store.set(message, Exit.void), (error) =>
        Effect.logWarning("A message was handled and could not be recorded", error.message)
      )
      return Effect.flatMap(recorded, (exit) =>
        exit === undefined
          ? Effect.as(Effect.andThen(handler, record), "Handled" as const)
          : Effect.succeed("Duplicate" as const)
      )
    }

    return {
      run: (id, handler) =>
        Effect.suspend(() => {
          const first = FiberMap.getUnsafe(running, id)
          const fiber = Option.isSome(first)
            ? Effect.succeed(first.value)
            : FiberMap.run(running, id, Effect.exit(handle(id, handler)))
          return Effect.flatten(Effect.flatMap(fiber, Fiber.join))
        })
    }
  })
