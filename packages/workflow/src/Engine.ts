/**
 * The engines that run pipelines: in memory, on one process with a database, and on several.
 *
 * The layers are part of `Durable`: `Durable.layerMemory`.
 *
 * @since 0.1.0
 */
import * as ClusterWorkflowEngine from "effect/cluster/ClusterWorkflowEngine"
import * as EntityAddress from "effect/cluster/EntityAddress"
import * as EntityId from "effect/cluster/EntityId"
import * as EntityType from "effect/cluster/EntityType"
import * as MessageStorage from "effect/cluster/MessageStorage"
import * as RunnerHealth from "effect/cluster/RunnerHealth"
import * as Runners from "effect/cluster/Runners"
import * as RunnerStorage from "effect/cluster/RunnerStorage"
import * as Sharding from "effect/cluster/Sharding"
import * as ShardingConfig from "effect/cluster/ShardingConfig"
import * as Snowflake from "effect/cluster/Snowflake"
import type * as Config from "effect/Config"
import * as Digest from "effect/crypto/Digest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import type * as SqlClient from "effect/sql/SqlClient"
import type * as SqlError from "effect/sql/SqlError"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import * as certainStorage from "./internal/certainStorage.ts"
import { redeliver } from "./internal/events.ts"
import * as ledger from "./internal/ledger.ts"
import * as memoryStore from "./internal/memoryStore.ts"
import * as sealed from "./internal/sealedStorage.ts"
import * as sqlStore from "./internal/sqlStore.ts"
import * as wakes from "./internal/wakes.ts"
import { Ledger } from "./Ledger.ts"
import type * as Ledgers from "./Ledger.ts"
import type * as Pipeline from "./Pipeline.ts"
import * as Sealing from "./Sealing.ts"

/**
 * - `sealing`: the keys that seal all that is stored. Without, a secret is refused where it would be stored.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options extends Ledgers.Options {
  readonly sealing?: Sealing.Options | undefined
}

/**
 * What is wrong with an engine's keys, its configuration or its database.
 *
 * @category models
 * @since 0.1.0
 */
export type EngineError = Sealing.SealingError | Config.ConfigError | SqlError.SqlError

/**
 * An engine that keeps everything in memory: for tests, with `TestClock`, and for pipelines that may end with their
 * process.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerMemory = (options?: Ledgers.Options): Layer.Layer<Pipeline.Engine> =>
  Layer.merge(
    WorkflowEngine.layerMemory,
    Layer.effect(
      Ledger,
      Effect.suspend(() => ledger.make(memoryStore.make(), "memory", options))
    ).pipe(Layer.provide(Digest.layerWebCrypto))
  )

/**
 * The ledger and the engine, on a cluster whose messages `layerStorage` keeps.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerEngine = (
  options?: Options
): Layer.Layer<Pipeline.Engine, EngineError, Sharding.Sharding | MessageStorage.MessageStorage | SqlClient.SqlClient> =>
  Layer.effectDiscard(Effect.forkScoped(redeliver)).pipe(
    Layer.provideMerge(Layer.effect(WorkflowEngine.WorkflowEngine, wakes.make)),
    Layer.provideMerge(Layer.provideMerge(ClusterWorkflowEngine.layer, layerLedger(options)))
  )

const layerLedger = (options: Options | undefined) =>
  Layer.effect(
    Ledger,
    Effect.gen(function* () {
      const sealing = yield* sealingOf(options)
      const store = yield* sqlStore.make(sealing)
      const made = yield* ledger.make(store, sealing === undefined ? "unsealed" : "sealed", options)
      const clear = yield* clearing
      return Ledger.of({
        ...made,
        // Marked as purged before the engine forgets it: what would start it in between finds the mark.
        purge: (executionId) =>
          Effect.flatMap(made.execution(executionId), (execution) =>
            Option.isNone(execution)
              ? Effect.void
              : Effect.andThen(made.purge(executionId), clear(execution.value.workflow, executionId))
          )
      })
    })
  ).pipe(Layer.provide(Digest.layerWebCrypto))

/**
 * Keeps a cluster's messages in a database, sealed where there are keys.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerStorage = (
  options?: Options
): Layer.Layer<MessageStorage.MessageStorage, EngineError, SqlClient.SqlClient | ShardingConfig.ShardingConfig> =>
  Layer.unwrap(
    Effect.map(sealingOf(options), (sealing) => (sealing === undefined ? unsealed : sealed.layer(sealing)))
  ).pipe(Layer.provide(Digest.layerWebCrypto))

const unsealed = /*#__PURE__*/ Layer.effect(
  MessageStorage.MessageStorage,
  Effect.flatMap(certainStorage.make, MessageStorage.makeEncoded)
).pipe(Layer.provide(Snowflake.layerGenerator))

/**
 * How soon other runners go on with the executions of one that was killed.
 *
 * - `fast`: after 10 seconds at most, at the cost of a few statements a second.
 * - `default`: effect's own settings: after about 35 seconds.
 *
 * @category models
 * @since 0.1.0
 */
export type Failover = "fast" | "default"

/**
 * The settings of a cluster for a failover.
 *
 * @category models
 * @since 0.1.0
 */
export const settingsOf = (failover: Failover): Partial<ShardingConfig.ShardingConfig["Service"]> =>
  failover === "default"
    ? {}
    : {
        shardLockExpiration: "6 seconds",
        shardLockRefreshInterval: "2 seconds",
        refreshAssignmentsInterval: "1 second",
        runnerHealthCheckInterval: "2 seconds",
        entityMessagePollInterval: "1 second",
        // A runner that gives a shard to one that joins lets its executions go on for so long. Where they wait for more of
        // the shard's messages, they wait in vain; and where the new runner is killed, nobody can have the shard until then.
        entityTerminationTimeout: "2 seconds"
      }

/**
 * An engine on one process with a database of its own: SQLite, or PostgreSQL. No second process may run on the same
 * database; see `layerEngine` for several.
 *
 * `polling` is how often timers are looked for. Default 1 second.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerSingle = (
  options?: Options & { readonly polling?: ShardingConfig.ShardingConfig["Service"]["entityMessagePollInterval"] }
): Layer.Layer<Pipeline.Engine, EngineError, SqlClient.SqlClient> =>
  layerEngine(options).pipe(
    Layer.provide(
      Sharding.layer.pipe(Layer.provide([Runners.layerNoop, RunnerStorage.layerMemory, RunnerHealth.layerNoop]))
    ),
    Layer.provide(layerStorage(options)),
    Layer.provide(
      ShardingConfig.layer({
        entityMessagePollInterval: options?.polling ?? "1 second",
        // The ledger waits for the answers of calls when the process ends. Executions have nothing more to wait for.
        entityTerminationTimeout: "500 millis"
      })
    )
  )

// Removes what the engine keeps of an execution: its messages and those of its timers, with their replies.
const clearing = Effect.gen(function* () {
  const sharding = yield* Sharding.Sharding
  const storage = yield* MessageStorage.MessageStorage
  return (workflow: string, executionId: string) => {
    const entityId = EntityId.make(executionId)
    const shardId = sharding.getShardId(entityId, "default")
    return Effect.forEach(
      [`Workflow/${workflow}`, "Workflow/-/DurableClock"],
      (type) => storage.clearAddress(EntityAddress.make({ entityType: EntityType.make(type), entityId, shardId })),
      { discard: true }
    ).pipe(Effect.orDie)
  }
})

const sealingOf = (options: Options | undefined) =>
  options?.sealing === undefined ? Effect.succeed(undefined) : Sealing.make(options.sealing)
