/**
 * Damai for tests: fakes, a sandbox, and the simulators behind both.
 *
 * **Example** (A test against the fake)
 *
 * ```ts
 * import { Maizuo } from "@effect-vendors/damai"
 * import * as DamaiTesting from "@effect-vendors/damai/testing"
 * import { Effect, Redacted } from "effect"
 *
 * const tokens = {
 *   ptnr_token: Redacted.make("partner"),
 *   tenant_token: Redacted.make("tenant"),
 *   channel_token: Redacted.make("channel")
 * }
 *
 * const test = Effect.gen(function*() {
 *   yield* Maizuo.userAuthcodeSend({ param0: { ...tokens, user_phone: "13900004567", code_type: 1 } })
 *   const simulation = yield* DamaiTesting.DamaiSimulation
 *   const state = yield* simulation.get(DamaiTesting.MaizuoSimulator.simulator)
 *   return DamaiTesting.MaizuoSimulator.sentCode(state, "13900004567", 1) // the code that was sent
 * }).pipe(Effect.provide(DamaiTesting.layerFake()))
 * ```
 *
 * @since 0.1.0
 */
import * as Sandbox from "@effect-vendors/core/testing/Sandbox"
import * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Context from "effect/Context"
import * as TopGateway from "@effect-vendors/taobao/TopGateway"
import * as TopSandbox from "@effect-vendors/taobao/testing/TopSandbox"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Damai from "../Damai.ts"
import { catalogue } from "./catalogue.ts"
import * as MaizuoSimulator from "./MaizuoSimulator.ts"

export {
  /**
   * @since 0.1.0
   */
  MaizuoSimulator
}

/**
 * The simulation behind a fake or a sandbox.
 *
 * @category services
 * @since 0.1.0
 */
export class DamaiSimulation extends Context.Service<DamaiSimulation, Simulation.Simulation>()(
  "@effect-vendors/damai/testing/DamaiSimulation"
) {}

/**
 * Starts a simulation of Damai.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerSimulation = (options?: Simulation.Options): Layer.Layer<DamaiSimulation> =>
  Simulation.layer(DamaiSimulation, vendor, [MaizuoSimulator.simulator], options)

/**
 * The gateway on a simulation, without a wire in between.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerFake = (options?: Simulation.Options): Layer.Layer<Damai.Damai | DamaiSimulation> =>
  Simulation.layerGateway(Damai.Damai, DamaiSimulation, {
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
 * What a sandbox of the platform has to know of Damai.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const sandboxVendor = (options?: SandboxOptions): Effect.Effect<TopSandbox.Vendor, never, DamaiSimulation> =>
  Effect.map(DamaiSimulation, (simulation) => TopSandbox.simulated(simulation, catalogue, options))

/**
 * The platform's side of the wire, as an HTTP handler: for a server, or for `Sandbox.client`.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const sandboxHandler = (options?: SandboxOptions): Effect.Effect<Sandbox.Handler, never, DamaiSimulation> =>
  Effect.flatMap(sandboxVendor(options), (vendor) => TopSandbox.handler([vendor]))

/**
 * The real gateway, signatures and all, on a sandbox in the same process.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerSandbox = (
  options?: Simulation.Options & SandboxOptions & Partial<Damai.Options>
): Layer.Layer<Damai.Damai | DamaiSimulation> =>
  Damai.layer({ credentials, endpoint: "http://sandbox.localhost/router/rest", ...options }).pipe(
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

const vendor = TopSandbox.vendor("Damai")
