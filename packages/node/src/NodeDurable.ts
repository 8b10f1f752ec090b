/**
 * The durable engine that needs no service: one process, one SQLite file.
 *
 * **Example** (Pipelines in a file)
 *
 * ```ts
 * import { NodeDurable } from "@effect-vendors/node"
 * import { Config } from "effect"
 *
 * const engine = NodeDurable.layerSqlite("flows.db", {
 *   sealing: { current: "2026", keys: { 2026: Config.Redacted("FLOWS_KEY") } }
 * })
 * ```
 *
 * @since 0.1.0
 */
import * as Engine from "@effect-vendors/workflow/Engine"
import type * as Pipeline from "@effect-vendors/workflow/Pipeline"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as SqlError from "effect/sql/SqlError"
import * as sqlite from "./internal/sqlite.ts"
import * as NodeSqlite from "./NodeSqlite.ts"

/**
 * - `polling`: how often timers are looked for. Default 1 second.
 * - `busyTimeout`: how long to wait for a process that ends, in milliseconds. Default 5000.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options extends NonNullable<Parameters<typeof Engine.layerSingle>[0]> {
  readonly busyTimeout?: number | undefined
}

/**
 * Runs pipelines in this process and keeps them in a file. What is committed is on the disk (`synchronous=FULL`): it
 * survives the loss of power. One process at a time holds the file, by `<file>.lock`; a second one fails with a
 * `SqlError`.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerSqlite = (
  filename: string,
  options: Options = {}
): Layer.Layer<Pipeline.Engine, Engine.EngineError> =>
  Engine.layerSingle(options).pipe(
    Layer.provide(NodeSqlite.layer({ filename, busyTimeout: options.busyTimeout })),
    // The lock is taken before the file is opened, and left after it is closed.
    Layer.provide(Layer.effectDiscard(lock(`${filename}.lock`, options.busyTimeout ?? 5000)))
  )

// SQLite's own lock ends with the process, however it ends.
const lock = (filename: string, timeout: number) =>
  Effect.acquireRelease(
    Effect.try({
      try: () => {
        const database = sqlite.open(filename, { timeout })
        database.exec("BEGIN EXCLUSIVE")
        return database
      },
      catch: (cause) =>
        new SqlError.SqlError({
          reason: new SqlError.LockTimeoutError({
            cause,
            message: `another process holds ${filename}`,
            operation: "lock"
          })
        })
    }),
    (database) => Effect.sync(() => database.close())
  )
