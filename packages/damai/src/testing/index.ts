/**
 * Damai for tests: a fake, a sandbox, and the simulators behind both.
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
import type * as SandboxVendor from "@effect-vendors/core/testing/SandboxVendor"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as TopTesting from "@effect-vendors/top/testing/TopTesting"
import * as Context from "effect/Context"
import * as Damai from "../Damai.ts"
import { operations as maizuo } from "../products/maizuo/catalogue.ts"
import { operations as mz } from "../products/mz/catalogue.ts"
import * as MaizuoSimulator from "./MaizuoSimulator.ts"

export {
  /**
   * @since 0.1.0
   */
  MaizuoSimulator
}

/**
 * The simulation behind the fake or the sandbox.
 *
 * @category services
 * @since 0.1.0
 */
export class DamaiSimulation extends Context.Service<DamaiSimulation, Simulation.Simulation>()(
  "@effect-vendors/damai/testing/DamaiSimulation"
) {}

/**
 * Damai's fake and sandbox, as one value: for `Sandbox.layer`, and for all else that takes vendors.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const sandbox: SandboxVendor.SandboxVendor<Damai.Damai, DamaiSimulation, Damai.Options> = TopTesting.make(
  Damai.vendor,
  {
    name: "damai",
    simulation: DamaiSimulation,
    simulators: [MaizuoSimulator.simulator],
    catalogue: [...maizuo, ...mz]
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
 * Starts a simulation of Damai.
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
