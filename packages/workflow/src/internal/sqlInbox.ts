import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"
import type * as Statement from "effect/sql/Statement"
import type * as Ledger from "../Ledger.ts"
import type { Store } from "./store.ts"

interface Means {
  readonly sql: SqlClient.SqlClient
  readonly now: Statement.Fragment
  readonly alone: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  readonly seal: (text: string, place: string) => Effect.Effect<string>
  readonly open: (text: string, place: string) => Effect.Effect<string>
}

/** Keeps events, and who waits for them, in tables. Values are sealed in their place. */
export const sqlInbox = ({
  alone,
  now,
  open,
  seal,
  sql
}: Means): Pick<Store<SqlError.SqlError>, "keep" | "expect" | "delivered" | "deliveries" | "forget"> => ({
  keep: (event) =>
    alone(
      Effect.flatMap(
        seal(event.value, placeOf(event)),
        (value) => sql`INSERT INTO durable_events (event, event_key, value, at, kept_until)
          VALUES (${event.event}, ${event.key}, ${value}, ${now}, ${now} + ${event.retention})
          ON CONFLICT (event, event_key) DO UPDATE
          SET value = excluded.value, at = excluded.at, kept_until = excluded.kept_until
          WHERE durable_events.kept_until < ${now}`
      )
    ),
  expect: (wait) =>
    alone(
      Effect.gen(function* () {
        const { event, executionId, key, workflow } = wait
        yield* sql`INSERT INTO durable_waits (event, event_key, execution_id, workflow)
          VALUES (${event}, ${key}, ${executionId}, ${workflow}) ON CONFLICT DO NOTHING`
        const [found] = yield* sql<{ readonly value: string }>`SELECT value FROM durable_events
          WHERE event = ${event} AND event_key = ${key} AND kept_until >= ${now}`
        if (found === undefined) return Option.none()
        yield* left(sql, wait)
        return Option.some(yield* open(found.value, placeOf(wait)))
      })
    ),
  delivered: (wait) => alone(left(sql, wait)),
  deliveries: (event) => {
    const of = event === undefined ? sql`1 = 1` : sql`e.event = ${event.event} AND e.event_key = ${event.key}`
    return alone(
      Effect.flatMap(
        sql<Row>`SELECT w.event, w.event_key, w.execution_id, w.workflow, e.value FROM durable_waits w
          JOIN durable_events e ON e.event = w.event AND e.event_key = w.event_key WHERE ${of}`,
        (rows) =>
          Effect.forEach(rows, ({ event, event_key: key, execution_id: executionId, value, workflow }) =>
            Effect.map(open(value, placeOf({ event, key })), (text): Ledger.Delivery => ({
              event,
              key,
              executionId,
              workflow,
              value: text
            }))
          )
      )
    )
  },
  forget: alone(sql`DELETE FROM durable_events WHERE kept_until < ${now}`)
})

const left = (sql: SqlClient.SqlClient, { event, executionId, key }: Ledger.Wait) =>
  sql`DELETE FROM durable_waits WHERE event = ${event} AND event_key = ${key} AND execution_id = ${executionId}`

/** Where the value of an event is sealed. */
export const placeOf = ({ event, key }: Pick<Ledger.Event, "event" | "key">): string => `event/${event}/${key}`

interface Row {
  readonly event: string
  readonly event_key: string
  readonly execution_id: string
  readonly workflow: string
  readonly value: string
}
