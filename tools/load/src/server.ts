/** Serves a sandbox in a process of its own, so that its sockets and memory do not count as its clients'. */
import { Sandbox, Vendors } from "@effect-vendors/sandbox"
import { NodeHttpServer, NodeRuntime } from "@effect/platform-node"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import { createServer } from "node:http"

const server = HttpRouter.serve(Sandbox.layerRoutes, { disableLogger: true, disableListenLog: true }).pipe(
  Layer.provide(Sandbox.layer(Vendors.all, { rateLimits: process.argv.includes("--rate-limits") })),
  Layer.provideMerge(
    // Connections stay open between rounds, so that every round holds the same number.
    NodeHttpServer.layer(() => createServer({ keepAliveTimeout: 300_000 }), {
      host: "127.0.0.1",
      port: 0,
      backlog: 4096
    })
  )
)

// The process ends with its parent.
process.on("disconnect", () => process.exit(0))

NodeRuntime.runMain(
  HttpServer.addressFormattedWith((address) => Effect.sync(() => process.send!(address))).pipe(
    Effect.andThen(Effect.never),
    Effect.provide(server)
  )
)
