/**
 * Taobao for tests: a fake, a sandbox, and the simulators behind both.
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
import type * as SandboxVendor from "@effect-vendors/core/testing/SandboxVendor"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as TopTesting from "@effect-vendors/top/testing/TopTesting"
import * as Context from "effect/Context"
import * as Taobao from "../Taobao.ts"
import { operations as lark } from "../products/lark/catalogue.ts"
import { operations as mafia } from "../products/mafia/catalogue.ts"
import * as LarkSimulator from "./LarkSimulator.ts"
import * as MafiaSimulator from "./MafiaSimulator.ts"

export {
  /**
   * @since 0.1.0
   */
  LarkSimulator,
  /**
   * @since 0.1.0
   */
  MafiaSimulator
}

/**
 * The simulation behind the fake or the sandbox.
 *
 * @category services
 * @since 0.1.0
 */
export class TaobaoSimulation extends Context.Service<TaobaoSimulation, Simulation.Simulation>()(
  "@effect-vendors/taobao/testing/TaobaoSimulation"
) {}

/**
 * Taobao's fake and sandbox, as one value: for `Sandbox.layer`, and for all else that takes vendors.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const sandbox: SandboxVendor.SandboxVendor<Taobao.Taobao, TaobaoSimulation, Taobao.Options> = TopTesting.make(
  Taobao.vendor,
  {
    name: "taobao",
    simulation: TaobaoSimulation,
    simulators: [LarkSimulator.simulator, MafiaSimulator.simulator],
    catalogue: [...lark, ...mafia]
  }
)

/**
 * The application that the sandbox knows by default.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const credentials = TopTesting.credentials

/**
 * Starts a simulation of Taobao.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerSimulation = sandbox.layerSimulation

/**
 * The gateway on a simulation, without a wire between them.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerFake = sandbox.layerFake

/**
 * The live gateway on a sandbox in the same process. It signs its requests, and the sandbox checks the signatures.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerSandbox = sandbox.layerSandbox
