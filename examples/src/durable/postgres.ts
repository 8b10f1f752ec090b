/** The PostgreSQL server of the environment, or the one of this machine. */
import { PgClient } from "@effect/sql-pg"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { randomUUID } from "node:crypto"

const { PGDATABASE = "postgres", PGHOST = "127.0.0.1", PGPASSWORD, PGPORT = "5432", PGUSER = "postgres" } = process.env

export class NoServer extends Data.TaggedError("NoServer") {
  override get message() {
    return `No PostgreSQL answers at ${PGHOST}:${PGPORT}. Start one, or set PGHOST, PGPORT, PGUSER and PGPASSWORD.`
  }
}

/** A client of a database: by default of the one that is always there. */
export const connect = (database = PGDATABASE, maxConnections = 1) =>
  PgClient.layer({
    host: PGHOST,
    port: Number(PGPORT),
    database,
    username: PGUSER,
    password: PGPASSWORD === undefined ? undefined : Redacted.make(PGPASSWORD),
    maxConnections
  })

const onServer = (statement: string) =>
  PgClient.PgClient.use((sql) => sql.unsafe(statement)).pipe(Effect.provide(connect()), Effect.scoped)

/** Creates a database, and drops it with the scope. */
export const database = Effect.suspend(() => {
  const name = `durable_demo_${randomUUID().replaceAll("-", "")}`
  return Effect.acquireRelease(
    Effect.as(
      Effect.mapError(onServer(`CREATE DATABASE ${name}`), () => new NoServer()),
      name
    ),
    () => Effect.ignore(onServer(`DROP DATABASE ${name} WITH (FORCE)`))
  )
})
