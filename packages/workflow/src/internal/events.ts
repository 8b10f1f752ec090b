import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { Ledger } from "../Ledger.ts"
import type * as Ledgers from "../Ledger.ts"
import * as mailbox from "./mailbox.ts"

/** Where an execution waits for an event. */
export const placeOf = ({ event, key }: Pick<Ledgers.Wait, "event" | "key">): string => `event/${event}/${key}`

/** Wakes who waits for events that came. Who is woken twice sees the first value. */
export const deliverAll = (
  deliveries: ReadonlyArray<Ledgers.Delivery>
): Effect.Effect<void, never, WorkflowEngine.WorkflowEngine | Ledger> =>
  Effect.forEach(
    deliveries,
    Effect.fnUntraced(function* ({ executionId, value, workflow, ...event }) {
      const engine = yield* WorkflowEngine.WorkflowEngine
      const ledger = yield* Ledger
      yield* mailbox.deliver(engine, { workflow, executionId, place: placeOf(event) }, value)
      yield* ledger.delivered({ workflow, executionId, ...event })
    }),
    { discard: true }
  )

/** Delivers what a process kept and did not deliver before it ended: when an engine starts, and now and then. */
export const redeliver: Effect.Effect<void, never, WorkflowEngine.WorkflowEngine | Ledger> = Ledger.use(
  ({ undelivered }) => Effect.flatMap(undelivered, deliverAll)
).pipe(
  Effect.catchCause((cause) => Effect.logError("events are not delivered", cause)),
  Effect.repeat(Schedule.spaced("30 seconds")),
  Effect.asVoid
)
