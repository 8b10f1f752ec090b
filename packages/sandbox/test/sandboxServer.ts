/** A sandbox on a free port of this machine. */
import { Faults, SandboxVendor } from "@effect-vendors/core/testing"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import { Control, Sandbox } from "@effect-vendors/sandbox"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { NodeCrypto, NodeHttpClient, NodeHttpServer } from "@effect/platform-node"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import * as References from "effect/References"
import { createServer } from "node:http"
import { notes } from "./notes.ts"

/** Where the sandbox listens. */
export class Address extends Context.Service<Address, string>()("test/Address") {}

/** How a sandbox is set up. */
export interface Options {
  readonly control?: boolean
  readonly rateLimits?: boolean
  readonly faults?: boolean
}

/** Serves vendors. */
export const serve = <const Vendors extends ReadonlyArray<SandboxVendor.Any>>(vendors: Vendors, options?: Options) => {
  const routes = options?.control === false ? Sandbox.layerRoutes : Layer.merge(Sandbox.layerRoutes, Control.layer)
  return Layer.effect(Address, HttpServer.addressFormattedWith(Effect.succeed)).pipe(
    Layer.provide(HttpRouter.serve(routes, { disableLogger: true, disableListenLog: true })),
    // The tests send wrong requests on purpose.
    Layer.provide(Layer.succeed(References.MinimumLogLevel, "None")),
    Layer.provide(NodeHttpServer.layer(createServer, { host: "127.0.0.1", port: 0 })),
    Layer.provideMerge(options?.faults === false ? Layer.empty : Faults.layer()),
    Layer.provideMerge(Sandbox.layer(vendors, { rateLimits: options?.rateLimits }))
  )
}

/** Serves all vendors of the library, and notes among Taobao's business. */
export const layer = (options?: Options & { readonly checkSkew?: boolean }) => {
  const checkSkew = options?.checkSkew
  return serve(
    [
      SandboxVendor.extend(TencentTesting.sandbox, { checkSkew }),
      SandboxVendor.extend(TaobaoTesting.sandbox, { checkSkew, simulators: [notes] }),
      SandboxVendor.extend(DamaiTesting.sandbox, { checkSkew })
    ],
    options
  )
}

/** The live gateways of vendors on the sandbox. */
export const layerGateways = <const Vendors extends ReadonlyArray<SandboxVendor.Any>>(vendors: Vendors) =>
  Layer.unwrap(Effect.map(Address, (address) => Layer.orDie(Sandbox.layerGateways(vendors, address)))).pipe(
    Layer.provide([NodeHttpClient.layerUndici, NodeCrypto.layer])
  )

/** Calls a control endpoint, and gives the status, and the body as JSON where there is one. */
export const control = Effect.fnUntraced(function* (method: string, path: string, body?: unknown, headers = {}) {
  const address = yield* Address
  return yield* Effect.promise(async () => {
    const response = await fetch(`${address}/_sandbox${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) })
    })
    const text = await response.text()
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) }
  })
})
