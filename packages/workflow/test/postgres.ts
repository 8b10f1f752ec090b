/** The PostgreSQL server of tests: that of the environment, or the one of this machine. */
import { PgClient } from "@effect/sql-pg"
import * as Redacted from "effect/Redacted"

const { PGDATABASE, PGHOST, PGPASSWORD, PGPORT, PGUSER } = process.env

export const host = PGHOST ?? "127.0.0.1"

export const port = Number(PGPORT ?? 5432)

/** A client of a database: by default of the one that is always there. */
export const connect = (database = PGDATABASE ?? "postgres", maxConnections = 1, applicationName?: string) =>
  PgClient.layer({
    host,
    port,
    database,
    username: PGUSER ?? "postgres",
    password: PGPASSWORD === undefined ? undefined : Redacted.make(PGPASSWORD),
    maxConnections,
    ...(applicationName === undefined ? {} : { applicationName })
  })
