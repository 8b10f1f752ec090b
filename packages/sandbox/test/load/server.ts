/** A sandbox in a process of its own, so that what it holds is not counted as its clients'. */
import { Sandbox } from "@effect-vendors/sandbox"
import { NodeHttpServer, NodeRuntime } from "@effect/platform-node"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import { createServer } from "node:http"

const server = HttpRouter.serve(Sandbox.layerRoutes(), { disableLogger: true, disableListenLog: true }).pipe(
  Layer.provide(Sandbox.layerSimulations()),
  Layer.provideMerge(
    // Connections stay open between rounds, so that each holds as many as the other.
    NodeHttpServer.layer(() => createServer({ keepAliveTimeout: 300_000 }), {
      host: "127.0.0.1",
      port: 0,
      backlog: 4096
    })
  )
)

// It ends with whoever started it.
process.on("disconnect", () => process.exit(0))

NodeRuntime.runMain(
  HttpServer.addressFormattedWith((address) => Effect.sync(() => process.send!(address))).pipe(
    Effect.andThen(Effect.never),
    Effect.provide(server)
  )
)
