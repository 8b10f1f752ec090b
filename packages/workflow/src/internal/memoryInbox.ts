import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Ledger from "../Ledger.ts"
import type { Store } from "./store.ts"

type Inbox = Pick<Store<never>, "keep" | "expect" | "delivered" | "deliveries" | "forget">

/** Keeps events, and who waits for them, in memory. `leave` forgets what an execution waits for. */
export const memoryInbox = (): { readonly store: Inbox; readonly leave: (executionId: string) => void } => {
  const events = new Map<string, { readonly value: string; readonly until: number }>()
  const waits = new Map<string, Ledger.Wait>()
  const eventOf = ({ event, key }: Pick<Ledger.Event, "event" | "key">) => JSON.stringify([event, key])
  const waitOf = (wait: Ledger.Wait) => JSON.stringify([wait.event, wait.key, wait.executionId])

  const forget = Effect.map(Clock.currentTimeMillis, (now) => {
    for (const [id, { until }] of events) if (until < now) events.delete(id)
  })

  return {
    leave: (executionId) => {
      for (const [id, wait] of waits) if (wait.executionId === executionId) waits.delete(id)
    },
    store: {
      forget,
      keep: (event) =>
        Effect.andThen(
          forget,
          Effect.map(Clock.currentTimeMillis, (now) => {
            const id = eventOf(event)
            if (!events.has(id)) events.set(id, { value: event.value, until: now + event.retention })
          })
        ),
      expect: (wait) =>
        Effect.map(forget, () => {
          const found = events.get(eventOf(wait))
          if (found === undefined) waits.set(waitOf(wait), wait)
          return Option.map(Option.fromUndefinedOr(found), ({ value }) => value)
        }),
      delivered: (wait) => Effect.sync(() => waits.delete(waitOf(wait))),
      deliveries: (event) =>
        Effect.sync(() =>
          Array.from(waits.values()).flatMap((wait) => {
            const found =
              event === undefined || eventOf(event) === eventOf(wait) ? events.get(eventOf(wait)) : undefined
            return found === undefined ? [] : [{ ...wait, value: found.value }]
          })
        )
    }
  }
}
