import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"
import type * as Statement from "effect/sql/Statement"
import type * as Ledger from "../Ledger.ts"
import { SealingError, type Sealing } from "../Sealing.ts"
import * as reseal from "./reseal.ts"
import { sqlInbox } from "./sqlInbox.ts"
import { placeOf } from "./sqlPlaces.ts"
import { tablesOf } from "./sqlTables.ts"
import type { Store } from "./store.ts"
import { defaultLimit, isOpen } from "./store.ts"

/** Keeps rows in the tables of a `SqlClient`: PostgreSQL and SQLite. Ages are measured on the database's clock. */
export const make = Effect.fnUntraced(function* (
  sealing: Sealing | undefined
): Effect.fn.Return<Store<SqlError.SqlError>, SqlError.SqlError | SealingError, SqlClient.SqlClient> {
  const client = yield* SqlClient.SqlClient
  const sql = client.withoutTransforms()
  const now = sql.onDialectOrElse({
    pg: () => sql.literal("(EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT"),
    orElse: () => sql.literal("CAST(unixepoch('subsec') * 1000 AS INTEGER)")
  })
  yield* tablesOf(sql)
  yield* checkKeys(sql, sealing)

  // A row is committed by itself, also where the caller has a transaction open. Spans of calls tell more than spans of
  // their statements.
  const alone = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.updateContext(
      Effect.withTracerEnabled(effect, false),
      (context: Context.Context<R>) => Context.omit(client.transactionService)(context) as Context.Context<R>
    )

  const seal = (text: string, place: string) =>
    sealing === undefined ? Effect.succeed(text) : sealing.seal(text, place)
  // The store checked its keys when it started: a text that does not open was changed by someone else.
  const open = (text: string, place: string) =>
    sealing === undefined ? Effect.succeed(text) : Effect.orDie(sealing.open(text, place))

  const columns = sql`execution_id, step, attempt, workflow, operation, ordinal, request, claimed_by, claimed_at,
    ${now} - claimed_at AS age, settled_at, outcome, error, request_id, answer, resolution`

  const rowOf = Effect.fnUntraced(function* (row: WriteRow): Effect.fn.Return<Ledger.Row> {
    const key = { executionId: row.execution_id, step: row.step, attempt: Number(row.attempt) }
    const settlement: Ledger.Settlement | undefined =
      row.outcome === null
        ? undefined
        : {
            outcome: row.outcome as Ledger.Outcome,
            error: row.error ?? undefined,
            answer: yield* open(row.answer ?? "", placeOf("answer", key)),
            requestId: row.request_id ?? undefined
          }
    return {
      ...key,
      workflow: row.workflow,
      operation: row.operation,
      ordinal: row.ordinal === null ? undefined : Number(row.ordinal),
      request: yield* open(row.request, placeOf("request", key)),
      claimedBy: row.claimed_by,
      claimedAt: Number(row.claimed_at),
      age: Number(row.age),
      settledAt: row.settled_at === null ? undefined : Number(row.settled_at),
      settlement,
      resolution: (row.resolution as Ledger.Resolution | null) ?? undefined
    }
  })

  const rows = (condition: Statement.Fragment) =>
    Effect.flatMap(sql<WriteRow>`SELECT ${columns} FROM durable_writes WHERE ${condition}`, (found) =>
      Effect.forEach(found, rowOf)
    )

  const whereKey = ({ attempt, executionId, step }: Ledger.Key) =>
    sql`execution_id = ${executionId} AND step = ${step} AND attempt = ${attempt}`

  // The conditions of a list, with its order and its length.
  const page = (filter: Ledger.Filter, time: string, ...conditions: ReadonlyArray<Statement.Fragment>) => {
    const at = sql.literal(time)
    const all = [
      ...conditions,
      ...(filter.workflow === undefined ? [] : [sql`workflow = ${filter.workflow}`]),
      ...(filter.olderThan === undefined ? [] : [sql`${at} <= ${now} - ${filter.olderThan}`]),
      ...(filter.before === undefined ? [] : [sql`${at} < ${filter.before}`])
    ]
    return sql`${sql.and(all.length === 0 ? ["1 = 1"] : all)} ORDER BY ${at} DESC LIMIT ${filter.limit ?? defaultLimit}`
  }

  return {
    reseal: alone(
      sealing === undefined
        ? Effect.succeed(Result.fail(new SealingError({ message: "the store is not sealed: give the engine keys" })))
        : reseal.reseal(sql, sealing).pipe(
            Effect.map(Result.succeed),
            Effect.catchTag("SealingError", (error) => Effect.succeed(Result.fail(error)))
          )
    ),
    claim: (write, claimedBy) =>
      alone(
        Effect.gen(function* () {
          const request = yield* seal(write.request, placeOf("request", write))
          const inserted = yield* sql`INSERT INTO durable_writes
            (execution_id, step, attempt, workflow, operation, ordinal, request, claimed_by, claimed_at)
            VALUES (${write.executionId}, ${write.step}, ${write.attempt}, ${write.workflow}, ${write.operation},
              ${write.ordinal ?? null}, ${request}, ${claimedBy}, ${now})
            ON CONFLICT DO NOTHING RETURNING attempt`
          if (inserted.length > 0) return Option.none()
          const { attempt, executionId, ordinal, step } = write
          // The row of the same key first: it tells whether the request is the same.
          const found = yield* rows(sql`execution_id = ${executionId} AND attempt = ${attempt}
            AND (step = ${step} OR ordinal = ${ordinal ?? null}) ORDER BY CASE WHEN step = ${step} THEN 0 ELSE 1 END`)
          return Option.fromUndefinedOr(found[0])
        })
      ),
    settle: (key, { answer, error, outcome, requestId }) =>
      alone(
        Effect.flatMap(
          seal(answer, placeOf("answer", key)),
          (sealed) => sql`UPDATE durable_writes SET settled_at = ${now}, outcome = ${outcome},
            error = ${error ?? null}, request_id = ${requestId ?? null}, answer = ${sealed}
            WHERE ${whereKey(key)} AND outcome IS NULL`
        )
      ),
    resolve: (key, resolution) =>
      alone(sql`UPDATE durable_writes SET resolution = ${resolution} WHERE ${whereKey(key)}`),
    find: (key) => alone(Effect.map(rows(whereKey(key)), (found) => Option.fromUndefinedOr(found[0]))),
    leave: ({ executionId, message, step, workflow }) =>
      alone(
        Effect.flatMap(
          seal(message, placeOf("leftover", { executionId, step, attempt: 0 })),
          (sealed) => sql`INSERT INTO durable_leftovers (execution_id, step, workflow, message, at)
            VALUES (${executionId}, ${step}, ${workflow}, ${sealed}, ${now}) ON CONFLICT DO NOTHING`
        )
      ),
    ...sqlInbox({ sql, now, alone, seal, open }),
    begin: (executionId, workflow) =>
      alone(
        Effect.gen(function* () {
          yield* sql`INSERT INTO durable_executions (execution_id, workflow, status, started_at)
            VALUES (${executionId}, ${workflow}, 'Running', ${now}) ON CONFLICT DO NOTHING`
          const found = yield* sql<ExecutionRow>`SELECT * FROM durable_executions WHERE execution_id = ${executionId}`
          return executionOf(found[0]!)
        })
      ),
    mark: (executionId, status, problem) =>
      alone(
        Effect.andThen(
          Effect.when(
            sql`DELETE FROM durable_waits WHERE execution_id = ${executionId}`,
            Effect.succeed(!isOpen(status))
          ),
          sql`UPDATE durable_executions SET status = ${status}, ended_at = ${isOpen(status) ? null : now},
            problem = ${problem ?? null} WHERE execution_id = ${executionId} AND status <> 'Purged'`
        )
      ),
    execution: (executionId) =>
      alone(
        Effect.map(sql<ExecutionRow>`SELECT * FROM durable_executions WHERE execution_id = ${executionId}`, ([row]) =>
          Option.map(Option.fromUndefinedOr(row), executionOf)
        )
      ),
    executions: (filter) =>
      alone(
        Effect.map(
          sql<ExecutionRow>`SELECT * FROM durable_executions WHERE ${page(
            filter,
            "started_at",
            ...(filter.status === undefined ? [] : [sql`status = ${filter.status}`])
          )}`,
          (found) => found.map(executionOf)
        )
      ),
    writes: (executionId) => alone(rows(sql`execution_id = ${executionId} ORDER BY claimed_at, step, attempt`)),
    inDoubt: (filter) =>
      alone(
        rows(
          page(
            filter,
            "claimed_at",
            sql`(resolution = 'Person' OR (resolution IS NULL AND (outcome IS NULL OR outcome = 'Unknown')))`
          )
        )
      ),
    leftovers: (filter) =>
      alone(
        Effect.flatMap(sql<LeftoverRow>`SELECT * FROM durable_leftovers WHERE ${page(filter, "at")}`, (found) =>
          Effect.forEach(found, ({ at, execution_id: executionId, message, step, workflow }) =>
            Effect.map(
              open(message, placeOf("leftover", { executionId, step, attempt: 0 })),
              (text): Ledger.Leftover => ({ executionId, workflow, step, message: text, at: Number(at) })
            )
          )
        )
      ),
    purge: (executionId) =>
      alone(
        Effect.gen(function* () {
          yield* sql`DELETE FROM durable_writes WHERE execution_id = ${executionId}`
          yield* sql`DELETE FROM durable_leftovers WHERE execution_id = ${executionId}`
          yield* sql`DELETE FROM durable_waits WHERE execution_id = ${executionId}`
          yield* sql`UPDATE durable_executions SET status = 'Purged', ended_at = COALESCE(ended_at, ${now})
            WHERE execution_id = ${executionId}`
        }).pipe(client.withTransaction)
      )
  }
})

// Every key that ever sealed a text of the store must be there. It proves itself by a text that only it opens.
const checkKeys = Effect.fnUntraced(function* (sql: SqlClient.SqlClient, sealing: Sealing | undefined) {
  const used = yield* sql<{ readonly name: string; readonly proof: string }>`SELECT name, proof FROM durable_keys`
  if (sealing === undefined) {
    if (used.length === 0) return
    return yield* new SealingError({ message: "the store is sealed, and no keys are given" })
  }
  for (const { name, proof } of used) yield* sealing.open(proof, proofPlace(name))
  if (used.some(({ name }) => name === sealing.current)) return
  if (used.length === 0) yield* reseal.adopt(sql, sealing)
  const proof = yield* sealing.seal(sealing.current, proofPlace(sealing.current))
  yield* sql`INSERT INTO durable_keys (name, proof) VALUES (${sealing.current}, ${proof}) ON CONFLICT DO NOTHING`
})

const proofPlace = (name: string) => `key/${name}`

// PostgreSQL gives its large integers as texts.
interface WriteRow {
  readonly execution_id: string
  readonly step: string
  readonly attempt: number | string
  readonly workflow: string
  readonly operation: string
  readonly ordinal: number | string | null
  readonly request: string
  readonly claimed_by: string
  readonly claimed_at: number | string
  readonly age: number | string
  readonly settled_at: number | string | null
  readonly outcome: string | null
  readonly error: string | null
  readonly request_id: string | null
  readonly answer: string | null
  readonly resolution: string | null
}

interface ExecutionRow {
  readonly execution_id: string
  readonly workflow: string
  readonly status: string
  readonly started_at: number | string
  readonly ended_at: number | string | null
  readonly problem: string | null
}

const executionOf = (row: ExecutionRow): Ledger.Execution => ({
  executionId: row.execution_id,
  workflow: row.workflow,
  status: row.status as Ledger.Status,
  startedAt: Number(row.started_at),
  endedAt: row.ended_at === null ? undefined : Number(row.ended_at),
  problem: row.problem ?? undefined
})

interface LeftoverRow {
  readonly execution_id: string
  readonly step: string
  readonly workflow: string
  readonly message: string
  readonly at: number | string
}
