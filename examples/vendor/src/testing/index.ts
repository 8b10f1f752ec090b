/**
 * Parcels for tests: a fake, a sandbox, and the simulator behind both.
 *
 * **Example** (A test against the fake)
 *
 * ```ts
 * import { Express } from "@effect-vendors/example-vendor"
 * import * as ParcelsTesting from "@effect-vendors/example-vendor/testing"
 * import { Effect } from "effect"
 *
 * const test = Express.cancelParcel({ id: "8fJ2kQ0aZ7sLx4NmB1vC9tRwE5yUoP3d" }).pipe(
 *   Effect.flip, // ResourceNotFound: there is no such parcel
 *   Effect.provide(ParcelsTesting.layerFake())
 * )
 * ```
 *
 * @since 0.1.0
 */
import * as SandboxVendor from "@effect-vendors/core/testing/SandboxVendor"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Context from "effect/Context"
import { operations } from "../catalogue.ts"
import * as ErrorCodes from "../ErrorCodes.ts"
import * as Parcels from "../Parcels.ts"
import * as ParcelSimulator from "./ParcelSimulator.ts"
import * as ParcelsServer from "./ParcelsServer.ts"

export {
  /**
   * @since 0.1.0
   */
  ParcelsServer,
  /**
   * @since 0.1.0
   */
  ParcelSimulator
}

/**
 * The simulation behind a fake or a sandbox.
 *
 * @category services
 * @since 0.1.0
 */
export class ParcelsSimulation extends Context.Service<ParcelsSimulation, Simulation.Simulation>()(
  "@effect-vendors/example-vendor/testing/ParcelsSimulation"
) {}

/**
 * The credential that a sandbox knows unless it is told others.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const credentials: Parcels.Credential = {
  key: ParcelsServer.platform.key.id.value,
  secret: ParcelsServer.platform.key.secret.value
}

/**
 * The fake and the sandbox of Parcels, as one value: for `Sandbox.layer`, and for whatever else takes vendors.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const sandbox: SandboxVendor.SandboxVendor<Parcels.Parcels, ParcelsSimulation, Parcels.Options> =
  SandboxVendor.make<Parcels.Parcels, ParcelsSimulation, Parcels.Options>({
    name: "parcels",
    service: Parcels.Parcels,
    simulation: ParcelsSimulation,
    codes: ParcelsServer.codes,
    classify: ErrorCodes.classify,
    simulators: [ParcelSimulator.simulator],
    catalogue: operations,
    platform: ParcelsServer.platform,
    gateway: (address, options) => Parcels.layer({ credentials, endpoint: address, ...options })
  })

/**
 * Starts a simulation of Parcels.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerSimulation = sandbox.layerSimulation

/**
 * The gateway on a simulation, without a wire in between.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerFake = sandbox.layerFake

/**
 * The real gateway, signatures and all, on a sandbox in the same process.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerSandbox = sandbox.layerSandbox
