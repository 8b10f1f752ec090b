/**
 * Tencent Cloud for tests: fakes, a sandbox, and the simulators behind both.
 *
 * **Example** (A test against the fake)
 *
 * ```ts
 * import { Essbasic } from "@effect-vendors/tencent"
 * import * as TencentTesting from "@effect-vendors/tencent/testing"
 * import { Effect } from "effect"
 *
 * const test = Essbasic.channelCancelMultiFlowSignQRCode({
 *   Agent: { AppId: "app", ProxyOrganizationOpenId: "org", ProxyOperator: { OpenId: "n9527" } },
 *   QrCodeId: "yDSLZUUckpooi1ltUxCsD3RSTG9BEWhR"
 * }).pipe(
 *   Effect.flip, // InvalidParameter: there is no such code
 *   Effect.provide(TencentTesting.layerFake())
 * )
 * ```
 *
 * @since 0.1.0
 */
import * as SandboxVendor from "@effect-vendors/core/testing/SandboxVendor"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Context from "effect/Context"
import * as ErrorCodes from "../ErrorCodes.ts"
import { operations as essbasic } from "../products/essbasic/catalogue.ts"
import { operations as sts } from "../products/sts/catalogue.ts"
import type * as Tc3 from "../Tc3.ts"
import * as Tencent from "../Tencent.ts"
import * as Callbacks from "./Callbacks.ts"
import * as EssbasicSimulator from "./EssbasicSimulator.ts"
import { plausible } from "./internal/plausible.ts"
import * as StsSimulator from "./StsSimulator.ts"
import * as TencentServer from "./TencentServer.ts"

export {
  /**
   * @since 0.1.0
   */
  Callbacks,
  /**
   * @since 0.1.0
   */
  EssbasicSimulator,
  /**
   * @since 0.1.0
   */
  StsSimulator,
  /**
   * @since 0.1.0
   */
  TencentServer
}

/**
 * The simulation behind a fake or a sandbox.
 *
 * @category services
 * @since 0.1.0
 */
export class TencentSimulation extends Context.Service<TencentSimulation, Simulation.Simulation>()(
  "@effect-vendors/tencent/testing/TencentSimulation"
) {}

/**
 * The credential that a sandbox knows by default.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const credentials: Tc3.Credential = {
  secretId: TencentServer.platform.key.id.value,
  secretKey: TencentServer.platform.key.secret.value
}

/**
 * Tencent Cloud's fake and sandbox as one value. `Sandbox.layer` takes it, and so does all else that serves vendors.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const sandbox: SandboxVendor.SandboxVendor<Tencent.Tencent, TencentSimulation, Tencent.Options> =
  SandboxVendor.make<Tencent.Tencent, TencentSimulation, Tencent.Options>({
    name: "tencent",
    service: Tencent.Tencent,
    simulation: TencentSimulation,
    codes: TencentServer.codes,
    classify: ErrorCodes.classify,
    simulators: [EssbasicSimulator.simulator, StsSimulator.simulator],
    catalogue: [...essbasic, ...sts],
    platform: TencentServer.platform,
    plausible,
    gateway: (address, options) => Tencent.layer({ credentials, endpoint: address, ...options })
  })

/**
 * Starts a simulation of Tencent Cloud.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerSimulation = sandbox.layerSimulation

/**
 * Provides the gateway on a simulation, without a wire in between.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerFake = sandbox.layerFake

/**
 * Provides the real gateway on a sandbox in the same process. Requests are signed, and the sandbox checks them.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerSandbox = sandbox.layerSandbox
