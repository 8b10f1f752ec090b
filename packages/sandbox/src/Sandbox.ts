/**
 * Vendors' simulators behind their own wire protocols, on one port.
 *
 * A vendor is one value, such as `TencentTesting.sandbox`. Its routes, state, keys and operations come from it.
 *
 * **Example** (A sandbox on a port of its own)
 *
 * ```ts
 * import { NodeHttpServer } from "@effect/platform-node"
 * import { Sandbox } from "@effect-vendors/sandbox"
 * import * as TaobaoTesting from "@effect-vendors/taobao/testing"
 * import * as TencentTesting from "@effect-vendors/tencent/testing"
 * import { Layer } from "effect"
 * import { HttpRouter } from "effect/http"
 * import { createServer } from "node:http"
 *
 * const server = HttpRouter.serve(Sandbox.layerRoutes).pipe(
 *   Layer.provide(Sandbox.layer([TencentTesting.sandbox, TaobaoTesting.sandbox])),
 *   Layer.provide(NodeHttpServer.layer(createServer, { host: "127.0.0.1", port: 0 }))
 * )
 * ```
 *
 * @since 0.1.0
 */
import type { EndpointError } from "@effect-vendors/core/Endpoint"
import type * as SandboxVendor from "@effect-vendors/core/testing/SandboxVendor"
import * as SignatureDiagnosis from "@effect-vendors/core/testing/SignatureDiagnosis"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import type * as WireServer from "@effect-vendors/core/testing/WireServer"
import * as Context from "effect/Context"
import type * as Digest from "effect/crypto/Digest"
import type * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Layer from "effect/Layer"
import * as connection from "./internal/connection.ts"
import * as cors from "./internal/cors.ts"
import { platformsOf } from "./internal/platforms.ts"
import * as SandboxClock from "./SandboxClock.ts"

/**
 * The modules of core by names of this package. Declarations of other projects name types by them; see
 * `vendors/index.ts`.
 *
 * @since 0.1.0
 */
export type * as core from "./core/index.ts"

/**
 * A vendor at work.
 *
 * @category models
 * @since 0.1.0
 */
export interface Running extends SandboxVendor.Served {
  readonly vendor: SandboxVendor.Any
}

/**
 * The vendors of a sandbox, at work.
 *
 * @category services
 * @since 0.1.0
 */
export class Sandbox extends Context.Service<Sandbox, { readonly running: ReadonlyArray<Running> }>()(
  "@effect-vendors/sandbox/Sandbox"
) {}

/**
 * The simulations of vendors, as services.
 *
 * @category utility types
 * @since 0.1.0
 */
export type SimulationsOf<Vendors extends ReadonlyArray<SandboxVendor.Any>> = SimulationOf<Vendors[number]>

// A union asks for each vendor by itself, since no one type of vendor covers several. `any` stands for the parts that
// the question does not depend on.
type SimulationOf<Vendor> = Vendor extends SandboxVendor.SandboxVendor<any, infer Id, any> ? Id : never

/**
 * The gateways of vendors, as services.
 *
 * @category utility types
 * @since 0.1.0
 */
export type GatewaysOf<Vendors extends ReadonlyArray<SandboxVendor.Any>> = GatewayOf<Vendors[number]>

type GatewayOf<Vendor> = Vendor extends SandboxVendor.SandboxVendor<infer Self, any, any> ? Self : never

/**
 * How the simulations are set up; see the options of `Simulation`. `SandboxVendor.extend` sets up a single vendor.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options extends Pick<Simulation.Options, "seed" | "strict" | "rateLimits"> {}

/**
 * Starts the simulations of vendors, from one seed and on one clock.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = <const Vendors extends ReadonlyArray<SandboxVendor.Any>>(
  vendors: Vendors,
  options?: Options
): Layer.Layer<Sandbox | SandboxClock.SandboxClock | SimulationsOf<Vendors>> => {
  const simulations = Layer.unwrap(
    Effect.map(SandboxClock.SandboxClock, ({ now }) =>
      merged(vendors.map((vendor) => vendor.layerSimulation({ ...options, now })))
    )
  )
  const sandbox = Layer.effect(
    Sandbox,
    Effect.map(
      Effect.forEach(vendors, (vendor: SandboxVendor.Any) =>
        Effect.map(vendor.served(), (served): Running => ({ ...served, vendor }))
      ),
      (running) => ({ running })
    )
  )
  // The simulations that the layers provide are those that the vendors' types name.
  return sandbox.pipe(Layer.provideMerge(simulations), Layer.provideMerge(SandboxClock.layer)) as Layer.Layer<
    Sandbox | SandboxClock.SandboxClock | SimulationsOf<Vendors>
  >
}

const merged = <E, R>(layers: ReadonlyArray<Layer.Layer<never, E, R>>): Layer.Layer<never, E, R> =>
  layers.reduce<Layer.Layer<never, E, R>>((all, layer) => Layer.merge(all, layer), Layer.empty)

/**
 * The endpoints of the vendors' platforms, as routes of an HTTP router. Pages of any site may call them (CORS).
 *
 * @category layers
 * @since 0.1.0
 */
export const layerRoutes: Layer.Layer<never, never, HttpRouter.HttpRouter | Sandbox> = HttpRouter.addAll(
  Effect.gen(function* () {
    const { running } = yield* Sandbox
    const platforms = platformsOf(running.map(({ vendor }) => vendor))
    const routes = yield* Effect.forEach(platforms, (platform) =>
      Effect.map(platform.handler(running.filter(({ vendor }) => vendor.platform === platform)), (handler) =>
        [platform.path, ...(platform.otherPaths ?? [])].map((path) => HttpRouter.route("*", path, answer(handler)))
      )
    )
    return routes.flat()
  })
)

const answer = (handler: WireServer.Handler) =>
  Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
    cors.isPreflight(request) ? Effect.succeed(cors.preflight(request)) : Effect.map(ofVendor(handler), cors.readable)
  )

const ofVendor = (handler: WireServer.Handler) =>
  handler.pipe(
    Effect.tap(({ headers }) => {
      const explanation = headers[SignatureDiagnosis.header]
      return explanation === undefined
        ? Effect.void
        : Effect.logWarning(`A signature does not match: ${SignatureDiagnosis.decode(explanation)}`)
    }),
    // The simulated vendor gives no answer, so the client must get none.
    Effect.catch(() => connection.reset)
  )

/**
 * The live gateways of vendors on a sandbox that listens at an address such as `http://127.0.0.1:4010`. It fails
 * where that is no address.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerGateways = <const Vendors extends ReadonlyArray<SandboxVendor.Any>>(
  vendors: Vendors,
  address: string
): Layer.Layer<GatewaysOf<Vendors>, EndpointError, HttpClient.HttpClient | Digest.Digest | Mac.Mac> =>
  // The gateways that the layers provide are those that the vendors' types name.
  merged(vendors.map((vendor): AnyGateway => vendor.gateway(address))) as Layer.Layer<
    GatewaysOf<Vendors>,
    EndpointError,
    HttpClient.HttpClient | Digest.Digest | Mac.Mac
  >

type AnyGateway = Layer.Layer<never, EndpointError, HttpClient.HttpClient | Digest.Digest | Mac.Mac>
