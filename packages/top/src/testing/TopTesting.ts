/**
 * The fake and the sandbox of a vendor on the Taobao Open Platform.
 *
 * @since 0.1.0
 */
import type * as Operation from "@effect-vendors/core/Operation"
import * as SandboxVendor from "@effect-vendors/core/testing/SandboxVendor"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import type * as Simulator from "@effect-vendors/core/testing/Simulator"
import type * as Context from "effect/Context"
import * as TopErrorCodes from "../TopErrorCodes.ts"
import * as TopGateway from "../TopGateway.ts"
import type * as TopVendor from "../TopVendor.ts"
import { plausible } from "./internal/plausible.ts"
import * as SessionsSimulator from "./SessionsSimulator.ts"
import * as TopServer from "./TopServer.ts"

/**
 * The application that a sandbox knows by default.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const credentials: TopGateway.Credential = {
  appKey: TopServer.platform.key.id.value,
  appSecret: TopServer.platform.key.secret.value
}

/**
 * Makes the fake and the sandbox of a vendor.
 *
 * - `name`: the vendor's name in state files and control calls: `taobao`.
 * - `simulation`: the service of its simulation.
 * - `simulators`: the vendor's business. The sessions that users grant come in addition.
 * - `catalogue`: the operations that its sandbox serves.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = <Self, Id>(
  vendor: TopVendor.TopVendor<Self>,
  options: {
    readonly name: string
    readonly simulation: Context.Service<Id, Simulation.Simulation>
    // Each simulator has a state of another type, which only the simulator itself reads.
    readonly simulators: ReadonlyArray<Simulator.Simulator<any>>
    readonly catalogue: ReadonlyArray<Operation.Any>
  }
): SandboxVendor.SandboxVendor<Self, Id, TopVendor.Options> =>
  SandboxVendor.make<Self, Id, TopVendor.Options>({
    ...options,
    simulators: [...options.simulators, SessionsSimulator.make(vendor)],
    service: vendor.service,
    codes: TopServer.codes(vendor.name),
    classify: TopErrorCodes.classify,
    normalize: TopGateway.normalize,
    platform: TopServer.platform,
    plausible,
    gateway: (address, given) =>
      vendor.layer({ credentials, endpoint: `${address}${TopServer.platform.path}`, ...given })
  })
