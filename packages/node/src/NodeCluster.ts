/**
 * The durable engine on several machines: runners that share one PostgreSQL.
 *
 * It needs `@effect/platform-node`, and is no part of the package's index for that reason.
 *
 * **Example** (One of several runners)
 *
 * ```ts
 * import * as NodeCluster from "@effect-vendors/node/NodeCluster"
 * import { Config } from "effect"
 *
 * const engine = NodeCluster.layer({
 *   host: "10.0.0.1",
 *   port: 34431,
 *   sealing: { current: "2026", keys: { 2026: Config.Redacted("FLOWS_KEY") } }
 * })
 * ```
 *
 * **Gotchas**
 *
 * Runners talk to each other in clear text: use them in trusted networks only. A runner needs a pool of 8 connections or
 * more; with fewer it may wait for itself.
 *
 * @since 0.1.0
 */
import * as Engine from "@effect-vendors/workflow/Engine"
import type * as Pipeline from "@effect-vendors/workflow/Pipeline"
import * as NodeClusterSocket from "@effect/platform-node/NodeClusterSocket"
import * as RunnerAddress from "effect/cluster/RunnerAddress"
import * as ShardingConfig from "effect/cluster/ShardingConfig"
import * as SqlRunnerStorage from "effect/cluster/SqlRunnerStorage"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import type * as SocketServer from "effect/socket/SocketServer"
import type * as SqlClient from "effect/sql/SqlClient"

/**
 * - `host` and `port`: where the other runners reach this one.
 * - `listen`: where it listens, where that differs.
 * - `failover`: how soon others go on with what a killed runner ran. Default `fast`: after 10 seconds at most.
 * - `sharding`: further settings of effect's cluster.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options extends Engine.Options {
  readonly host: string
  readonly port: number
  readonly listen?: { readonly host: string; readonly port: number } | undefined
  readonly failover?: Engine.Failover | undefined
  readonly sharding?: Partial<ShardingConfig.ShardingConfig["Service"]> | undefined
}

/**
 * A runner. It finds the others in the database.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = (
  options: Options
): Layer.Layer<Pipeline.Engine, Engine.EngineError | SocketServer.SocketServerError, SqlClient.SqlClient> => {
  const { failover = "fast", host, listen, port } = options
  const config: Partial<ShardingConfig.ShardingConfig["Service"]> = {
    ...Engine.settingsOf(failover),
    ...options.sharding,
    runnerAddress: Option.some(RunnerAddress.make(host, port)),
    runnerListenAddress:
      listen === undefined ? Option.none() : Option.some(RunnerAddress.make(listen.host, listen.port))
  }
  return Engine.layerEngine(options).pipe(
    Layer.provide(NodeClusterSocket.layer({ storage: "byo", runnerHealth: "ping", shardingConfig: config })),
    Layer.provide([Engine.layerStorage(options), SqlRunnerStorage.layer]),
    Layer.provide(ShardingConfig.layer(config))
  )
}
