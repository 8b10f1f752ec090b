/**
 * Effect's `SqlClient` on the SQLite of Node itself, `node:sqlite`.
 *
 * **Details**
 *
 * One connection runs one statement or one transaction at a time. The file is in WAL mode, and a commit is on the disk
 * when it returns (`synchronous=FULL`): it survives the loss of power. Integers beyond 2^53 are `bigint` where
 * `SqlClient.SafeIntegers` is set.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Reactivity from "effect/reactivity/Reactivity"
import type * as Scope from "effect/Scope"
import * as Semaphore from "effect/Semaphore"
import * as SqlClient from "effect/sql/SqlClient"
import type * as SqlConnection from "effect/sql/SqlConnection"
import * as SqlError from "effect/sql/SqlError"
import * as Statement from "effect/sql/Statement"
import * as Stream from "effect/Stream"
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite"
import * as sqlite from "./internal/sqlite.ts"

/**
 * - `filename`: the file, or `:memory:`.
 * - `synchronous`: default `FULL`. With `NORMAL` the last commits may be lost with the power, not with the process.
 * - `busyTimeout`: how long to wait for another process that writes, in milliseconds. Default 5000.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly filename: string
  readonly synchronous?: "FULL" | "NORMAL" | undefined
  readonly busyTimeout?: number | undefined
}

/**
 * Opens a file, and closes it with the scope.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = Effect.fnUntraced(function* ({
  busyTimeout = 5000,
  filename,
  synchronous = "FULL"
}: Options): Effect.fn.Return<SqlClient.SqlClient, SqlError.SqlError, Scope.Scope | Reactivity.Reactivity> {
  const database = yield* Effect.acquireRelease(
    attempt("open", () => {
      const database = sqlite.open(filename, { timeout: busyTimeout })
      database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}`)
      return database
    }),
    (database) => Effect.sync(() => database.close())
  )
  return yield* SqlClient.make({
    ...SqlClient.makeSqliteAcquirers({
      connection: Effect.succeed(connectionOf(database)),
      semaphore: yield* Semaphore.make(1),
      isTransaction: () => database.isTransaction
    }),
    compiler: Statement.makeCompilerSqlite(),
    driver: "node:sqlite",
    prepareTransactionControls: true,
    releaseSavepoint: (name) => `RELEASE SAVEPOINT ${name}`,
    spanAttributes: [["db.system.name", "sqlite"]]
  })
})

/**
 * @category layers
 * @since 0.1.0
 */
export const layer = (options: Options): Layer.Layer<SqlClient.SqlClient, SqlError.SqlError> =>
  Layer.effect(SqlClient.SqlClient, make(options)).pipe(Layer.provide(Reactivity.layer))

const connectionOf = (database: DatabaseSync): SqlConnection.Connection => {
  const prepared = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    let statement = prepared.get(sql)
    if (statement === undefined) {
      if (prepared.size === maxPrepared) prepared.clear()
      prepared.set(sql, (statement = database.prepare(sql)))
    }
    return statement
  }
  const run = <A>(
    sql: string,
    params: ReadonlyArray<unknown>,
    read: (statement: StatementSync, params: Array<SQLInputValue>) => A,
    keeps = true
  ): Effect.Effect<A, SqlError.SqlError> =>
    Effect.withFiber((fiber) =>
      attempt("execute", () => {
        const statement = keeps ? prepare(sql) : database.prepare(sql)
        statement.setReadBigInts(Context.get(fiber.context, SqlClient.SafeIntegers))
        return read(statement, params as Array<SQLInputValue>)
      })
    )
  const rows = (sql: string, params: ReadonlyArray<unknown>, keeps?: boolean) =>
    run(
      sql,
      params,
      (statement, params): ReadonlyArray<any> => {
        statement.setReturnArrays(false)
        return statement.all(...params)
      },
      keeps
    )
  const values = (sql: string, params: ReadonlyArray<unknown>, keeps?: boolean) =>
    run(
      sql,
      params,
      (statement, params) => {
        statement.setReturnArrays(true)
        // The type does not know that rows are lists now.
        return statement.all(...params) as unknown as ReadonlyArray<ReadonlyArray<unknown>>
      },
      keeps
    )
  return {
    execute: (sql, params, transform) => transformed(rows(sql, params), transform),
    executeRaw: (sql, params) => run(sql, params, (statement, params) => statement.run(...params)),
    executeStream: (sql, params, transform) => Stream.fromIterableEffect(transformed(rows(sql, params), transform)),
    executeValues: (sql, params) => values(sql, params),
    executeValuesUnprepared: (sql, params) => values(sql, params, false),
    executeUnprepared: (sql, params, transform) => transformed(rows(sql, params, false), transform)
  }
}

const maxPrepared = 500

const transformed = <E>(
  rows: Effect.Effect<ReadonlyArray<any>, E>,
  transform: (<A extends object>(row: ReadonlyArray<A>) => ReadonlyArray<A>) | undefined
): Effect.Effect<ReadonlyArray<any>, E> => (transform === undefined ? rows : Effect.map(rows, transform))

const attempt = <A>(operation: string, run: () => A): Effect.Effect<A, SqlError.SqlError> =>
  Effect.try({
    try: run,
    catch: (cause) =>
      new SqlError.SqlError({
        reason: SqlError.classifySqliteError(withErrno(cause), { message: `failed to ${operation}`, operation })
      })
  })

// Node's error has SQLite's code in `errcode`.
const withErrno = (cause: unknown): unknown =>
  cause instanceof Error && "errcode" in cause ? Object.assign(cause, { errno: cause.errcode }) : cause
