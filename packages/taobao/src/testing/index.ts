/**
 * Taobao for tests: fakes, a sandbox, and the simulators behind both.
 *
 * **Example** (A test against the fake)
 *
 * ```ts
 * import { Mafia } from "@effect-vendors/taobao"
 * import * as TaobaoTesting from "@effect-vendors/taobao/testing"
 * import { Effect } from "effect"
 *
 * const test = Effect.gen(function*() {
 *   const area = { account_id: 1234n, area_code: 330110 }
 *   yield* Mafia.accountAreaAuth({ area_request: { auth_area_dto: [area] } })
 *   const simulation = yield* TaobaoTesting.TaobaoSimulation
 *   const state = yield* simulation.get(TaobaoTesting.MafiaSimulator.simulator)
 *   return TaobaoTesting.MafiaSimulator.isAuthorized(state, area) // true
 * }).pipe(Effect.provide(TaobaoTesting.layerFake()))
 * ```
 *
 * @since 0.1.0
 */
import * as Sandbox from "@effect-vendors/core/testing/Sandbox"
import * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Taobao from "../Taobao.ts"
import * as TopGateway from "../TopGateway.ts"
import { catalogue } from "./catalogue.ts"
import * as LarkSimulator from "./LarkSimulator.ts"
import * as MafiaSimulator from "./MafiaSimulator.ts"
import * as TopSandbox from "./TopSandbox.ts"

export {
  /**
   * @since 0.1.0
   */
  LarkSimulator,
  /**
   * @since 0.1.0
   */
  MafiaSimulator,
  /**
   * @since 0.1.0
   */
  TopSandbox
}

/**
 * The simulation behind a fake or a sandbox.
 *
 * @category services
 * @since 0.1.0
 */
export class TaobaoSimulation extends Context.Service<TaobaoSimulation, Simulation.Simulation>()(
  "@effect-vendors/taobao/testing/TaobaoSimulation"
) {}

/**
 * Starts a simulation of Taobao.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerSimulation = (options?: Simulation.Options): Layer.Layer<TaobaoSimulation> =>
  Simulation.layer(TaobaoSimulation, vendor, [LarkSimulator.simulator, MafiaSimulator.simulator], options)

/**
 * The gateway on a simulation, without a wire in between.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerFake = (options?: Simulation.Options): Layer.Layer<Taobao.Taobao | TaobaoSimulation> =>
  Simulation.layerGateway(Taobao.Taobao, TaobaoSimulation, {
    vendor: vendor.name,
    meaning: TopGateway.meaning,
    normalize: TopGateway.normalize
  }).pipe(Layer.provideMerge(layerSimulation(options)))

/**
 * How a sandbox is set up, besides its simulation.
 *
 * @category models
 * @since 0.1.0
 */
export interface SandboxOptions extends TopSandbox.Options {}

/**
 * The credentials that a sandbox knows unless it is told others.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const credentials: TopGateway.Credentials = TopSandbox.credentials

/**
 * What a sandbox of the platform has to know of Taobao.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const sandboxVendor = (options?: SandboxOptions): Effect.Effect<TopSandbox.Vendor, never, TaobaoSimulation> =>
  Effect.map(TaobaoSimulation, (simulation) => TopSandbox.simulated(simulation, catalogue, options))

/**
 * The platform's side of the wire, as an HTTP handler: for a server, or for `Sandbox.client`.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const sandboxHandler = (options?: SandboxOptions): Effect.Effect<Sandbox.Handler, never, TaobaoSimulation> =>
  Effect.flatMap(sandboxVendor(options), (vendor) => TopSandbox.handler([vendor]))

/**
 * The real gateway, signatures and all, on a sandbox in the same process.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerSandbox = (
  options?: Simulation.Options & SandboxOptions & Partial<Taobao.Options>
): Layer.Layer<Taobao.Taobao | TaobaoSimulation> =>
  Taobao.layer({ credentials, endpoint: "http://sandbox.localhost/router/rest", ...options }).pipe(
    Layer.provide(Sandbox.layer(sandboxHandler(options))),
    Layer.provideMerge(layerSimulation(options))
  )

export {
  /**
   * The operations that a sandbox serves by itself.
   *
   * @category sandbox
   * @since 0.1.0
   */
  catalogue
}

const vendor = TopSandbox.vendor("Taobao")
