/** A worker that keeps everything in one file. */
import { NodeDurable } from "@effect-vendors/node"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { options, serve } from "./worker.ts"

serve(
  Layer.unwrap(
    Effect.map(Config.String("FLOWS_FILE"), (file) =>
      NodeDurable.layerSqlite(file, { ...options, polling: "200 millis" })
    )
  )
)
