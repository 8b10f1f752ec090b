/**
 * Seals again what a store holds. It knows the tables of the ledger, and those of the messages of effect 4.1: where each
 * sealed text stands, and in which place it was sealed.
 */
import * as Effect from "effect/Effect"
import type * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"
import type { Resealed } from "../Ledger.ts"
import type { Sealing, SealingError } from "../Sealing.ts"
import { mark, placeOf as messageIn } from "./sealedStorage.ts"
import { placeOf as eventIn } from "./sqlInbox.ts"
import { placeOf } from "./sqlPlaces.ts"

/** A column of sealed texts. */
interface Column {
  readonly table: string
  readonly name: string
  /** The columns that tell a row from the others. */
  readonly key: ReadonlyArray<string>
  /** Further columns that the place is made of. */
  readonly also?: ReadonlyArray<string>
  readonly place: (row: Readonly<Record<string, string>>) => string
  /** Whether the text stands in JSON, as the engine's values do. */
  readonly inJson?: boolean
}

const writeIn = (what: string) => (row: Readonly<Record<string, string>>) =>
  placeOf(what, { executionId: row["execution_id"]!, step: row["step"]!, attempt: Number(row["attempt"]) })

const write = { table: "durable_writes", key: ["execution_id", "step", "attempt"] }

const columns: ReadonlyArray<Column> = [
  { ...write, name: "request", place: writeIn("request") },
  { ...write, name: "answer", place: writeIn("answer") },
  {
    table: "durable_leftovers",
    name: "message",
    key: ["execution_id", "step"],
    place: (row) => writeIn("leftover")({ ...row, attempt: "0" })
  },
  {
    table: "durable_events",
    name: "value",
    key: ["event", "event_key"],
    place: (row) => eventIn({ event: row["event"]!, key: row["event_key"]! })
  },
  {
    table: "cluster_messages",
    name: "payload",
    key: ["id"],
    also: ["entity_type", "entity_id", "tag"],
    place: (row) =>
      messageIn({ address: { entityType: row["entity_type"]!, entityId: row["entity_id"]! }, tag: row["tag"]! }),
    inJson: true
  },
  {
    table: "cluster_replies",
    name: "payload",
    key: ["id"],
    also: ["request_id"],
    place: (row) => row["request_id"]!,
    inJson: true
  }
]

const batch = 200

type Failure = SealingError | SqlError.SqlError

/** Opens what other keys sealed, seals it with the current one, and forgets that the others are needed. */
export const reseal = Effect.fnUntraced(function* (
  sql: SqlClient.SqlClient,
  sealing: Sealing
): Effect.fn.Return<Resealed, Failure> {
  const used = yield* sql<{ readonly name: string }>`SELECT name FROM durable_keys`
  const keys = used.map(({ name }) => name).filter((name) => name !== sealing.current)
  const present = yield* presentOf(sql)
  let texts = 0
  for (const key of keys) {
    // Until nothing of the key is found: what another process writes meanwhile is found in the next round.
    while (true) {
      let found = 0
      for (const column of present) found += yield* resealed(sql, sealing, column, { sealedBy: key })
      if (found === 0) break
      texts += found
    }
    yield* sql`DELETE FROM durable_keys WHERE name = ${key}`
  }
  return { texts, keys }
})

/** Seals what a store holds from the time when it had no keys. */
export const adopt = Effect.fnUntraced(function* (
  sql: SqlClient.SqlClient,
  sealing: Sealing
): Effect.fn.Return<void, Failure> {
  for (const column of yield* presentOf(sql)) yield* resealed(sql, sealing, column, { notSealedBy: sealing.current })
})

// The engine's tables are not there where no engine has run.
const presentOf = (sql: SqlClient.SqlClient): Effect.Effect<ReadonlyArray<Column>, SqlError.SqlError> =>
  Effect.map(
    sql.onDialectOrElse({
      pg: () =>
        sql<{ readonly name: string }>`SELECT table_name AS name FROM information_schema.tables
          WHERE table_schema = ANY (current_schemas(false))`,
      orElse: () => sql<{ readonly name: string }>`SELECT name FROM sqlite_master WHERE type = 'table'`
    }),
    (tables) => columns.filter(({ table }) => tables.some(({ name }) => name === table))
  )

type Which = { readonly sealedBy: string } | { readonly notSealedBy: string }

const resealed = Effect.fnUntraced(function* (
  sql: SqlClient.SqlClient,
  sealing: Sealing,
  column: Column,
  which: Which
): Effect.fn.Return<number, Failure> {
  const { also = [], key, name, table } = column
  const prefix = startOf(column, "sealedBy" in which ? which.sealedBy : which.notSealedBy)
  const start = sql`SUBSTR(${sql(name)}, 1, ${prefix.length})`
  const condition = "sealedBy" in which ? sql`${start} = ${prefix}` : sql`${start} <> ${prefix}`
  // Numbers of the engine are larger than a driver reads exactly.
  const selected = [...key, ...also].map((each) => `CAST(${each} AS TEXT) AS ${each}`).join(", ")
  let count = 0
  while (true) {
    const rows = yield* sql<Readonly<Record<string, string>>>`SELECT ${sql.literal(selected)}, ${sql(name)}
      FROM ${sql(table)} WHERE ${condition} LIMIT ${batch}`
    for (const row of rows) {
      const place = column.place(row)
      const text = row[name]!
      const open = "sealedBy" in which ? yield* sealing.open(bare(column, text), place) : text
      const sealed = clad(column, yield* sealing.seal(open, place))
      const same = sql.and([...key.map((each) => sql`${sql(each)} = ${row[each]!}`), sql`${sql(name)} = ${text}`])
      yield* sql`UPDATE ${sql(table)} SET ${sql(name)} = ${sealed} WHERE ${same}`
    }
    count += rows.length
    if (rows.length < batch) return count
  }
})

const clad = ({ inJson }: Column, sealed: string): string =>
  inJson === true ? JSON.stringify({ [mark]: sealed }) : sealed

const bare = ({ inJson }: Column, text: string): string => (inJson === true ? JSON.parse(text)[mark] : text)

// How a text begins that a key sealed.
const startOf = (column: Column, key: string): string =>
  column.inJson === true ? clad(column, `${key}.`).slice(0, -2) : `${key}.`
