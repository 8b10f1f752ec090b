/**
 * Makes up for wakes that were lost. A process may end, or lose its database, between what an execution waits for and the
 * run that it wakes; effect's cluster then may leave the execution asleep, or the message that wakes it claimed by nobody
 * for ten minutes. It knows the tables of the messages of effect 4.1.
 */
import * as Clock from "effect/Clock"
import * as MachineId from "effect/cluster/MachineId"
import * as Snowflake from "effect/cluster/Snowflake"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"
import type * as Workflow from "effect/workflow/Workflow"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"

/** How often it looks, and how old is what it looks at, in seconds. */
const interval = 20

/** How many executions are woken at a time. */
const limit = 100

/** An engine that looks after its executions: when a pipeline is registered, and now and then. */
export const make: Effect.Effect<
  WorkflowEngine.WorkflowEngine["Service"],
  SqlError.SqlError,
  WorkflowEngine.WorkflowEngine | SqlClient.SqlClient | Scope.Scope
> = Effect.gen(function* () {
  const engine = yield* WorkflowEngine.WorkflowEngine
  const scope = yield* Effect.scope
  const sql = (yield* SqlClient.SqlClient).withoutTransforms()
  yield* indexesOf(sql)
  // What no process runs is left alone: effect's cluster would fail an execution whose pipeline it does not know.
  const workflows = new Map<string, Workflow.Any>()
  const look = (name: string) =>
    sweep(sql, engine, workflows.get(name)!).pipe(
      Effect.catchCause((cause) => Effect.logWarning("executions are not looked after", cause))
    )
  // Where very many executions wait, it looks more rarely, and spends a twentieth of the time at it.
  yield* Effect.suspend(() => Effect.forEach(workflows.keys(), look, { discard: true })).pipe(
    Effect.timed,
    Effect.flatMap(([taken]) => Effect.sleep(Math.max(interval * 1000, 20 * Duration.toMillis(taken)))),
    Effect.forever,
    Effect.forkScoped
  )
  return WorkflowEngine.WorkflowEngine.of({
    ...engine,
    register: (workflow, execute) =>
      Effect.andThen(
        engine.register(workflow, execute),
        Effect.suspend(() => {
          workflows.set(workflow._tag, workflow)
          return Effect.forkIn(look(workflow._tag), scope)
        })
      )
  })
})

/** Looks once after the executions of one pipeline. */
export const sweep = Effect.fnUntraced(function* (
  sql: SqlClient.SqlClient,
  engine: WorkflowEngine.WorkflowEngine["Service"],
  workflow: Workflow.Any
) {
  yield* Effect.withTracerEnabled(release(sql, workflow._tag), false)
  const asleep = yield* Effect.withTracerEnabled(asleepOf(sql, workflow._tag), false)
  yield* Effect.forEach(asleep, ({ execution_id: executionId }) => engine.resume(workflow, executionId), {
    discard: true
  })
})

// A message that was read and not processed was lost with the connection that read it, or is under way: then its runner
// skips it.
const release = (sql: SqlClient.SqlClient, name: string) => {
  const claimed = sql`processed = FALSE AND last_read < ${sql.onDialectOrElse({
    pg: () => sql.literal(`NOW() - INTERVAL '${interval} seconds'`),
    orElse: () => sql.literal(`DATETIME('now', '-${interval} seconds')`)
  })} AND entity_type IN (${`Workflow/${name}`}, 'Workflow/-/DurableClock')`
  return sql.onDialectOrElse({
    // Others claim and reset in other orders.
    pg: () => sql`UPDATE cluster_messages SET last_read = NULL
      WHERE id IN (SELECT id FROM cluster_messages WHERE ${claimed} FOR UPDATE SKIP LOCKED)`,
    orElse: () => sql`UPDATE cluster_messages SET last_read = NULL WHERE ${claimed}`
  })
}

// An execution whose run came to rest is run again after 20 seconds, and then whenever it has rested as long as it took
// until then: a few times in all, where nothing happens to it. Where something was answered since it came to rest, its
// wake was lost. Ids begin with the time.
const asleepOf = Effect.fnUntraced(function* (sql: SqlClient.SqlClient, name: string) {
  const now = yield* Clock.currentTimeMillis
  const at = (timestamp: number) =>
    sql.literal(String(Snowflake.make({ machineId: MachineId.make(0), sequence: 0, timestamp })))
  return yield* sql<{ readonly execution_id: string }>`SELECT execution_id FROM (
      SELECT e.execution_id, m.last_reply_id AS rested, COALESCE((
        SELECT MAX(o.last_reply_id) FROM cluster_messages o WHERE o.entity_id = e.execution_id AND o.id <> m.id
      ), m.id) AS answered
      FROM durable_executions e JOIN cluster_messages m
        ON m.message_id = ${`Workflow/${name}/`} || e.execution_id || '/run/'
      WHERE e.status = 'Running' AND e.workflow = ${name} AND m.processed = TRUE
        AND m.last_reply_id < ${at(now - interval * 1000)}
    ) asleep
    WHERE ${at(now)} - rested >= rested - answered
    ORDER BY CASE WHEN answered > rested THEN 0 ELSE 1 END, RANDOM() LIMIT ${limit}`
})

const indexesOf = (sql: SqlClient.SqlClient): Effect.Effect<void, SqlError.SqlError> => {
  const create = Effect.forEach(indexes, (index) => sql.unsafe(index), { discard: true })
  return sql.onDialectOrElse({
    // Two runners that start at once would both find no index, and one of them would fail.
    pg: () => Effect.andThen(sql`SELECT pg_advisory_xact_lock(7030001)`, create).pipe(sql.withTransaction),
    orElse: () => create
  })
}

const indexes = [
  `CREATE INDEX IF NOT EXISTS durable_executions_running ON durable_executions (workflow) WHERE status = 'Running'`,
  `CREATE INDEX IF NOT EXISTS durable_messages_entity ON cluster_messages (entity_id)`,
  `CREATE INDEX IF NOT EXISTS durable_messages_claimed ON cluster_messages (last_read) WHERE processed = FALSE`
]
