import { assert, describe, it } from "@effect/vitest"
import { NodeSqlite } from "@effect-vendors/node"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import * as Stream from "effect/Stream"
import { mkdtempSync, rmSync } from "node:fs"
import * as Os from "node:os"
import * as Path from "node:path"

const memory = Effect.provide(NodeSqlite.layer({ filename: ":memory:" }))

describe("a client on node:sqlite", () => {
  it.effect("reads what it wrote, integers beyond 2^53 too", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* sql`CREATE TABLE seats (id INTEGER PRIMARY KEY, name TEXT)`
      const row = { id: 9007199254740993n, name: "1A" }
      const inserted = sql`INSERT INTO seats ${sql.insert(row)} ON CONFLICT DO NOTHING RETURNING name`
      assert.deepStrictEqual(yield* inserted, [{ name: "1A" }])
      assert.deepStrictEqual(yield* inserted, [])
      const read = sql`SELECT id, name FROM seats`
      assert.deepStrictEqual(yield* Effect.provideService(read, SqlClient.SafeIntegers, true), [row])
      assert.deepStrictEqual(yield* Effect.provideService(read.values, SqlClient.SafeIntegers, true), [[row.id, "1A"]])
      const names = sql<{ name: string }>`SELECT name FROM seats`
      assert.deepStrictEqual(yield* names, [{ name: "1A" }])
      assert.deepStrictEqual(yield* Stream.runCollect(names.stream), [{ name: "1A" }])
    }).pipe(memory)
  )

  it.effect("undoes a transaction that fails, and the inner part alone where only that fails", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* sql`CREATE TABLE seats (name TEXT)`
      const take = (name: string) => sql`INSERT INTO seats ${sql.insert({ name })}`
      const failing = (name: string) => sql.withTransaction(Effect.andThen(take(name), Effect.fail("no")))
      yield* Effect.flip(failing("1A"))
      yield* sql.withTransaction(Effect.andThen(take("1B"), Effect.ignore(failing("1C"))))
      assert.deepStrictEqual(yield* sql`SELECT name FROM seats`, [{ name: "1B" }])
    }).pipe(memory)
  )

  it.effect("fails with the reason", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      yield* sql`CREATE TABLE seats (name TEXT UNIQUE)`
      const take = sql`INSERT INTO seats ${sql.insert({ name: "1A" })}`
      yield* take
      assert.strictEqual((yield* Effect.flip(take)).reason._tag, "UniqueViolation")
      assert.strictEqual((yield* Effect.flip(sql`SELECT * FROM nothing`))._tag, "SqlError")
    }).pipe(memory)
  )

  it.effect("fails to open a file where there is none to be", () =>
    Effect.gen(function* () {
      const layer = NodeSqlite.layer({ filename: "/nowhere/at/all.db" })
      const error = yield* Effect.flip(Effect.provide(SqlClient.SqlClient, layer))
      assert.strictEqual(error._tag, "SqlError")
    })
  )

  it.live("keeps what is committed for the next one, with the disk's word for it", () =>
    Effect.gen(function* () {
      const folder = yield* Effect.acquireRelease(
        Effect.sync(() => mkdtempSync(Path.join(Os.tmpdir(), "sqlite-"))),
        (folder) => Effect.sync(() => rmSync(folder, { recursive: true }))
      )
      const layer = NodeSqlite.layer({ filename: Path.join(folder, "a.db") })
      const written = yield* Effect.provide(
        SqlClient.SqlClient.use((sql) => Effect.andThen(sql`CREATE TABLE seats (name TEXT)`, sql`PRAGMA synchronous`)),
        layer
      )
      assert.deepStrictEqual(written, [{ synchronous: 2 }])
      const read = SqlClient.SqlClient.use((sql) => sql`SELECT * FROM seats`)
      assert.deepStrictEqual(yield* Effect.provide(read, layer), [])
    })
  )
})
