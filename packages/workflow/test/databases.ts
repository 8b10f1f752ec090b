/** The stores that tests run on. Each scope gets a database of its own, and drops it. */
import { NodeSqlite } from "@effect-vendors/node"
import { PgClient } from "@effect/sql-pg"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import type * as SqlClient from "effect/sql/SqlClient"
import { cpSync, mkdtempSync, rmSync } from "node:fs"
import * as Net from "node:net"
import * as Os from "node:os"
import * as Path from "node:path"
import { randomUUID } from "node:crypto"
import { connect, host, port } from "./postgres.ts"

/** Makes clients of one database. */
export interface Database {
  readonly name: string
  readonly client: Layer.Layer<SqlClient.SqlClient, unknown>
  /** Copies it to one that stays, and gives the name of that. Nobody may use it then. */
  readonly copy: Effect.Effect<string>
}

const answers = await new Promise<boolean>((resolve) => {
  const socket = Net.connect({ host, port })
  socket.setTimeout(2000, () => socket.destroy())
  socket.once("connect", () => {
    resolve(true)
    socket.destroy()
  })
  socket.once("error", () => resolve(false))
  socket.once("close", () => resolve(false))
})

/** Continuous integration must have a server. */
export const hasPostgres = answers || process.env.CI !== undefined

if (!hasPostgres) console.warn(`No PostgreSQL answers at ${host}:${port}: its tests are skipped.`)

const onServer = (statement: string) =>
  PgClient.PgClient.use((sql) => sql.unsafe(statement)).pipe(Effect.provide(connect()), Effect.orDie)

/** A new database of the server. */
export const postgres: Effect.Effect<Database, never, Scope.Scope> = Effect.suspend(() => {
  const name = `durable_${randomUUID().replaceAll("-", "")}`
  const copied = `kept_${name}`
  const copy = Effect.as(onServer(`CREATE DATABASE ${copied} TEMPLATE ${name}`), copied)
  return Effect.acquireRelease(
    Effect.as(onServer(`CREATE DATABASE ${name}`), { name, client: connect(name, 8), copy }),
    () => onServer(`DROP DATABASE ${name} WITH (FORCE)`)
  )
})

/** A new file. */
export const sqlite: Effect.Effect<Database, never, Scope.Scope> = Effect.acquireRelease(
  Effect.sync(() => {
    const name = Path.join(mkdtempSync(Path.join(Os.tmpdir(), "durable-")), "flows.db")
    const copy = Effect.sync(() => {
      const copied = mkdtempSync(Path.join(Os.tmpdir(), "durable-kept-"))
      cpSync(Path.dirname(name), copied, { recursive: true })
      return copied
    })
    return { name, client: NodeSqlite.layer({ filename: name }), copy }
  }),
  ({ name }) => Effect.sync(() => rmSync(Path.dirname(name), { recursive: true, force: true }))
)

/** The databases at hand, by name. */
export const databases: ReadonlyArray<readonly [string, Effect.Effect<Database, never, Scope.Scope>]> = [
  ["SQLite", sqlite],
  ...(hasPostgres ? [["PostgreSQL", postgres] as const] : [])
]
