import * as Effect from "effect/Effect"
import type * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"

/** Creates the ledger's tables where they are not there yet. */
export const tablesOf = (sql: SqlClient.SqlClient): Effect.Effect<void, SqlError.SqlError> => {
  const create = tables.map((table) => sql.unsafe(table))
  return sql.onDialectOrElse({
    // Two runners that start at once would both find no table, and one of them would fail.
    pg: () =>
      Effect.andThen(sql`SELECT pg_advisory_xact_lock(7030001)`, Effect.all(create, { discard: true })).pipe(
        sql.withTransaction
      ),
    orElse: () => Effect.all(create, { discard: true })
  })
}

// Both dialects read the same statements. A `UNIQUE` lets any number of rows have no ordinal.
const tables = [
  `CREATE TABLE IF NOT EXISTS durable_executions (
    execution_id VARCHAR(64) NOT NULL PRIMARY KEY,
    workflow VARCHAR(255) NOT NULL,
    status VARCHAR(20) NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    problem TEXT
  )`,
  `CREATE INDEX IF NOT EXISTS durable_executions_started ON durable_executions (started_at)`,
  `CREATE TABLE IF NOT EXISTS durable_writes (
    execution_id VARCHAR(64) NOT NULL,
    step VARCHAR(255) NOT NULL,
    attempt INTEGER NOT NULL,
    workflow VARCHAR(255) NOT NULL,
    operation VARCHAR(255) NOT NULL,
    ordinal INTEGER,
    request TEXT NOT NULL,
    claimed_by VARCHAR(255) NOT NULL,
    claimed_at BIGINT NOT NULL,
    settled_at BIGINT,
    outcome VARCHAR(20),
    error VARCHAR(255),
    request_id VARCHAR(255),
    answer TEXT,
    resolution VARCHAR(20),
    PRIMARY KEY (execution_id, step, attempt),
    UNIQUE (execution_id, ordinal, attempt)
  )`,
  `CREATE INDEX IF NOT EXISTS durable_writes_unanswered ON durable_writes (claimed_at)
    WHERE resolution = 'Person' OR (resolution IS NULL AND (outcome IS NULL OR outcome = 'Unknown'))`,
  `CREATE TABLE IF NOT EXISTS durable_leftovers (
    execution_id VARCHAR(64) NOT NULL,
    step VARCHAR(255) NOT NULL,
    workflow VARCHAR(255) NOT NULL,
    message TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (execution_id, step)
  )`,
  `CREATE TABLE IF NOT EXISTS durable_events (
    event VARCHAR(255) NOT NULL,
    event_key VARCHAR(64) NOT NULL,
    value TEXT NOT NULL,
    at BIGINT NOT NULL,
    kept_until BIGINT NOT NULL,
    PRIMARY KEY (event, event_key)
  )`,
  `CREATE INDEX IF NOT EXISTS durable_events_kept ON durable_events (kept_until)`,
  `CREATE TABLE IF NOT EXISTS durable_waits (
    event VARCHAR(255) NOT NULL,
    event_key VARCHAR(64) NOT NULL,
    execution_id VARCHAR(64) NOT NULL,
    workflow VARCHAR(255) NOT NULL,
    PRIMARY KEY (event, event_key, execution_id)
  )`,
  `CREATE INDEX IF NOT EXISTS durable_waits_execution ON durable_waits (execution_id)`,
  `CREATE TABLE IF NOT EXISTS durable_keys (
    name VARCHAR(255) NOT NULL PRIMARY KEY,
    proof TEXT NOT NULL
  )`
]
