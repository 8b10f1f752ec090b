/** The servers that a program calls. */
import { SandboxVendor } from "@effect-vendors/core/testing"
import { Sandbox } from "@effect-vendors/sandbox"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { NodeHttpServer } from "@effect/platform-node"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import * as References from "effect/References"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { echoes } from "./program/echo.ts"
import type { Report, Site } from "./program/report.ts"
import * as unkind from "./unkind.ts"

class Address extends Context.Service<Address, string>()("runtimes/Address") {}

// Limits are the gateway's to keep.
const sandbox = Layer.effect(Address, HttpServer.addressFormattedWith(Effect.succeed)).pipe(
  Layer.provide(HttpRouter.serve(Sandbox.layerRoutes, { disableLogger: true, disableListenLog: true })),
  Layer.provide(Layer.succeed(References.MinimumLogLevel, "None")),
  Layer.provide(NodeHttpServer.layer(createServer, { host: "127.0.0.1", port: 0 })),
  Layer.provide(
    Sandbox.layer([TencentTesting.sandbox, SandboxVendor.extend(TaobaoTesting.sandbox, { simulators: [echoes] })], {
      rateLimits: false
    })
  )
)

// Somebody has listened there.
const closed = Effect.callback<string>((resume) => {
  const server: Server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address() as AddressInfo
    server.close(() => resume(Effect.succeed(`http://127.0.0.1:${port}`)))
  })
})

/** Starts the servers. `observed` adds to the report of a program what arrived from it. */
export const open = Effect.gen(function* () {
  const context = yield* Layer.build(sandbox)
  const { address, arrivals, forget, waiting } = yield* unkind.serve
  const site: Site = { sandbox: Context.get(context, Address), unkind: address, closed: yield* closed }
  const times = (text: string) => ["never", "once", "twice"][arrivals(text)] ?? `${arrivals(text)} times`

  const observed = Effect.fnUntraced(function* <E>(run: Effect.Effect<Report, E>) {
    forget()
    const report = yield* run
    // The end of a connection takes a moment to arrive.
    for (let i = 0; i < 20 && waiting() > 0; i++) yield* Effect.sleep("100 millis")
    const { interruption } = report
    return {
      ...report,
      interruption: interruption !== "interrupted" ? interruption! : waiting() === 0 ? "yes" : "the request stays",
      kept: times("kept-2"),
      misdirected: times("misdirected"),
      redirected: times("redirected")
    }
  })
  return { observed, site }
})
