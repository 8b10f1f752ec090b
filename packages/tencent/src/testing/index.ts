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
import type * as Operation from "@effect-vendors/core/Operation"
import * as Sandbox from "@effect-vendors/core/testing/Sandbox"
import * as Web from "@effect-vendors/core/Web"
import * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as ErrorCodes from "../ErrorCodes.ts"
import * as Essbasic from "../Essbasic.ts"
import * as Tc3 from "../Tc3.ts"
import * as Tencent from "../Tencent.ts"
import * as EssbasicSimulator from "./EssbasicSimulator.ts"
import * as sandbox from "./sandbox.ts"

export {
  /**
   * @since 0.1.0
   */
  EssbasicSimulator
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
 * Starts a simulation of Tencent Cloud.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerSimulation = (options?: Simulation.Options): Layer.Layer<TencentSimulation> =>
  Simulation.layer(TencentSimulation, vendor, [EssbasicSimulator.simulator], options)

/**
 * The gateway on a simulation, without a wire in between.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerFake = (options?: Simulation.Options): Layer.Layer<Tencent.Tencent | TencentSimulation> =>
  Simulation.layerGateway(Tencent.Tencent, TencentSimulation, {
    vendor: vendor.name,
    meaning: ErrorCodes.meaning
  }).pipe(Layer.provideMerge(layerSimulation(options)))

/**
 * How a sandbox is set up, besides its simulation.
 *
 * - `operations`: those that it serves in addition to the library's, and to those of its simulators.
 * - `secretKeys`: the secret keys it knows, by secret id.
 *
 * @category models
 * @since 0.1.0
 */
export interface SandboxOptions {
  readonly operations?: ReadonlyArray<Operation.Any> | undefined
  readonly secretKeys?: Readonly<Record<string, Redacted.Redacted>> | undefined
}

/**
 * The credentials that a sandbox knows unless it is told others.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const credentials: Tc3.Credentials = { secretId: "sandbox-id", secretKey: Redacted.make("sandbox-key") }

/**
 * Tencent Cloud's side of the wire, as an HTTP handler: for a server, or for `Sandbox.client`.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const sandboxHandler = (options?: SandboxOptions): Effect.Effect<Sandbox.Handler, never, TencentSimulation> =>
  Effect.gen(function* () {
    const simulation = yield* TencentSimulation
    return sandbox.handler(
      {
        simulation,
        operations: [...(options?.operations ?? []), ...catalogue, ...simulation.operations],
        secretKeys: options?.secretKeys ?? { [credentials.secretId]: credentials.secretKey }
      },
      yield* Tc3.Signer
    )
  }).pipe(Effect.provide(Tc3.layerSigner.pipe(Layer.provide(Web.layerCrypto))))

/**
 * The real gateway, signatures and all, on a sandbox in the same process.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerSandbox = (
  options?: Simulation.Options & SandboxOptions & Partial<Tencent.Options>
): Layer.Layer<Tencent.Tencent | TencentSimulation> =>
  Tencent.layer({ credentials, endpoint: "http://sandbox.localhost", ...options }).pipe(
    Layer.provide(Sandbox.layer(sandboxHandler(options))),
    Layer.provideMerge(layerSimulation(options))
  )

/**
 * The operations that a sandbox serves by itself.
 *
 * @category sandbox
 * @since 0.1.0
 */
export const catalogue: ReadonlyArray<Operation.Any> = [
  Essbasic.channelCancelMultiFlowSignQRCode,
  Essbasic.channelCreateMultiFlowSignQRCode
]

const vendor: Simulation.Vendor = {
  name: "Tencent",
  codes: {
    AuthFailure: { code: "AuthFailure.SignatureFailure" },
    PermissionDenied: { code: "UnauthorizedOperation" },
    InvalidParameter: { code: "InvalidParameter" },
    ResourceNotFound: { code: "ResourceNotFound" },
    LimitExceeded: { code: "LimitExceeded" },
    RateLimited: { code: "RequestLimitExceeded" },
    ServiceFailure: { code: "InternalError" },
    OperationRefused: { code: "OperationDenied" },
    UnexpectedError: { code: "Unexpected" }
  },
  refusal: (code) => ({ code })
}
