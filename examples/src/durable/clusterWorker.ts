/** A runner of a cluster, which keeps everything in PostgreSQL. */
import * as NodeCluster from "@effect-vendors/node/NodeCluster"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { connect } from "./postgres.ts"
import { options, serve } from "./worker.ts"

serve(
  Layer.unwrap(
    Effect.map(Config.all([Config.String("FLOWS_DATABASE"), Config.Int("FLOWS_PORT")]), ([database, port]) =>
      NodeCluster.layer({ ...options, host: "127.0.0.1", port, failover: "fast" }).pipe(
        Layer.provide(connect(database, 8))
      )
    )
  )
)
