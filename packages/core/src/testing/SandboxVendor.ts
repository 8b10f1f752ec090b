/**
 * One value for a vendor's fake and sandbox: what it simulates, how its platform speaks, who may call.
 *
 * Everything that serves or tests vendors takes these values, so that a new vendor is one more value.
 *
 * @since 0.1.0
 */
import type * as Context from "effect/Context"
import type * as Digest from "effect/crypto/Digest"
import type * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import type { EndpointError } from "../Endpoint.ts"
import type * as Operation from "../Operation.ts"
import type * as Exchange from "../vendor/Exchange.ts"
import * as Gateway from "../vendor/Gateway.ts"
import type { Codes } from "./Codes.ts"
import type * as Plausible from "./Plausible.ts"
import * as Simulation from "./Simulation.ts"
import type * as Simulator from "./Simulator.ts"
import * as WireServer from "./WireServer.ts"

/**
 * A vendor as its platform serves it.
 *
 * - `operations`: the operations that it serves.
 * - `secrets`: the secrets of those who may call, by the ids of their keys.
 * - `checkSkew`: whether the time of a request has to be right.
 *
 * @category models
 * @since 0.1.0
 */
export interface Served {
  readonly simulation: Simulation.Simulation
  readonly operations: ReadonlyArray<Operation.Any>
  readonly secrets: Readonly<Record<string, Redacted.Redacted>>
  readonly checkSkew: boolean
}

/**
 * The vendor's side of a wire protocol. Several vendors may share one platform: Taobao and Damai share TOP.
 *
 * - `name`: the name of the platform, for people.
 * - `path`: where it answers on a server that it shares with others: `/router/rest`, or `/parcels/*` for all paths
 *   below.
 * - `otherPaths`: where its handler answers too, such as at a page where users grant sessions.
 * - `key`: the key that a sandbox knows unless it is told another: its id and its secret, each with the name of the
 *   flag that changes it.
 * - `handler`: answers requests to the vendors behind it.
 *
 * @category models
 * @since 0.1.0
 */
export interface Platform {
  readonly name: string
  readonly path: `/${string}`
  readonly otherPaths?: ReadonlyArray<`/${string}`> | undefined
  readonly key: {
    readonly id: { readonly flag: string; readonly value: string }
    readonly secret: { readonly flag: string; readonly value: Redacted.Redacted }
  }
  readonly handler: (vendors: ReadonlyArray<Served>) => Effect.Effect<WireServer.Handler>
}

/**
 * How a vendor is served, besides its simulation.
 *
 * - `operations`: in addition to the vendor's own and to those of its simulators.
 * - `secrets`: the secrets of those who may call, by the ids of their keys. Default: the platform's key.
 * - `checkSkew`: whether the time of a request has to be right. Default true.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly operations?: ReadonlyArray<Operation.Any> | undefined
  readonly secrets?: Readonly<Record<string, Redacted.Redacted>> | undefined
  readonly checkSkew?: boolean | undefined
}

/**
 * The definition of a vendor's fake and sandbox.
 *
 * - `name`: the vendor's name in state files and control calls: `tencent`.
 * - `service` and `simulation`: the services that its layers provide.
 * - `codes`, `classify`, `normalize`: as its simulation and its gateway have them.
 * - `simulators`: the vendor's business.
 * - `catalogue`: the operations that its sandbox serves.
 * - `secrets`, `checkSkew`: as in `Options`, where its sandbox sets none.
 * - `plausible`: what it knows of the values in answers that are drawn.
 * - `gateway`: its live gateway, with the platform's key, on a server at an address such as `http://127.0.0.1:4010`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Definition<Self, Id, GatewayOptions extends Gateway.Defaults> {
  readonly name: string
  readonly service: Context.Service<Self, Gateway.Gateway>
  readonly simulation: Context.Service<Id, Simulation.Simulation>
  readonly codes: Codes
  readonly classify: (refused: Exchange.Refused) => Exchange.Classification
  readonly normalize?: Gateway.Options<never>["normalize"]
  readonly simulators: ReadonlyArray<Simulator.Simulator<any>>
  readonly catalogue: ReadonlyArray<Operation.Any>
  readonly platform: Platform
  readonly secrets?: Options["secrets"]
  readonly checkSkew?: Options["checkSkew"]
  readonly plausible?: Plausible.Rules | undefined
  readonly gateway: (
    address: string,
    options?: Partial<GatewayOptions>
  ) => Layer.Layer<Self, EndpointError, HttpClient.HttpClient | Digest.Digest | Mac.Mac>
}

/**
 * A vendor's fake and sandbox.
 *
 * @category models
 * @since 0.1.0
 */
export interface SandboxVendor<Self, Id, GatewayOptions extends Gateway.Defaults = Gateway.Defaults> extends Definition<
  Self,
  Id,
  GatewayOptions
> {
  /** Starts the vendor's simulation. */
  readonly layerSimulation: (options?: Simulation.Options) => Layer.Layer<Id>
  /** The vendor's gateway on a simulation, without a wire in between. */
  readonly layerFake: (options?: Simulation.Options) => Layer.Layer<Self | Id>
  /** The vendor as its platform serves it. */
  readonly served: (options?: Options) => Effect.Effect<Served, never, Id>
  /** The vendor's side of the wire as an HTTP handler: for a server, or for `WireServer.client`. */
  readonly handler: (options?: Options) => Effect.Effect<WireServer.Handler, never, Id>
  /**
   * The vendor's live gateway, signatures and all, on a sandbox in the same process. It fails where the options name an
   * endpoint that does not fit.
   */
  readonly layerSandbox: <O extends Simulation.Options & Options & Partial<GatewayOptions>>(
    options?: O
  ) => Layer.Layer<Self | Id, O extends { readonly endpoint: unknown } ? EndpointError : never>
}

/**
 * A vendor whose types are not known.
 *
 * @category models
 * @since 0.1.0
 */
export type Any = SandboxVendor<any, any, any>

/**
 * Makes a vendor's fake and sandbox.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = <Self, Id, GatewayOptions extends Gateway.Defaults = Gateway.Defaults>(
  definition: Definition<Self, Id, GatewayOptions>
): SandboxVendor<Self, Id, GatewayOptions> => {
  const { catalogue, classify, codes, gateway, normalize, platform, service, simulation, simulators } = definition

  const layerSimulation = (options: Simulation.Options = {}) =>
    Layer.sync(simulation, () =>
      Simulation.make(codes, {
        plausible: definition.plausible,
        ...options,
        simulators: [...(options.simulators ?? []), ...simulators]
      })
    )

  const served = (options?: Options): Effect.Effect<Served, never, Id> =>
    Effect.map(simulation, (running) => ({
      simulation: running,
      operations: [...(options?.operations ?? []), ...catalogue, ...running.operations],
      secrets: options?.secrets ?? definition.secrets ?? { [platform.key.id.value]: platform.key.secret.value },
      checkSkew: options?.checkSkew ?? definition.checkSkew ?? true
    }))

  const handler = (options?: Options) => Effect.flatMap(served(options), (vendor) => platform.handler([vendor]))

  return {
    ...definition,
    layerSimulation,
    layerFake: (options) =>
      Simulation.layerGateway(service, simulation, { vendor: codes.vendor, classify, normalize }).pipe(
        Layer.provideMerge(layerSimulation(options))
      ),
    served,
    handler,
    layerSandbox: (options) =>
      gateway("http://sandbox.localhost", withDefaults<GatewayOptions>(options)).pipe(
        Layer.provide(WireServer.layer(handler(options))),
        Layer.provideMerge(layerSimulation(options))
        // Without an endpoint of the caller's the address is right.
      ) as Layer.Layer<Self | Id, never>
  }
}

/**
 * Makes a vendor that serves more, or otherwise: with operations and simulators in addition to its own, with other
 * secrets, or without a check of times.
 *
 * **Example** (A method of one's own in Taobao's sandbox)
 *
 * ```ts
 * import { Wire } from "@effect-vendors/core"
 * import { SandboxVendor } from "@effect-vendors/core/testing"
 * import { Taobao } from "@effect-vendors/taobao"
 * import * as TaobaoTesting from "@effect-vendors/taobao/testing"
 *
 * const itemGet = Taobao.operation("taobao.item.get", {
 *   request: Wire.struct({ num_iid: Wire.Int64 }),
 *   response: Wire.struct({ title: Wire.optional(Wire.String) })
 * })
 *
 * const sandbox = SandboxVendor.extend(TaobaoTesting.sandbox, { operations: [itemGet] })
 * ```
 *
 * @category combinators
 * @since 0.1.0
 */
export const extend = <Self, Id, GatewayOptions extends Gateway.Defaults>(
  vendor: SandboxVendor<Self, Id, GatewayOptions>,
  options: Options & Pick<Simulation.Options, "simulators">
): SandboxVendor<Self, Id, GatewayOptions> =>
  make<Self, Id, GatewayOptions>({
    ...vendor,
    catalogue: [...(options.operations ?? []), ...vendor.catalogue],
    simulators: [...(options.simulators ?? []), ...vendor.simulators],
    secrets: options.secrets ?? vendor.secrets,
    checkSkew: options.checkSkew ?? vendor.checkSkew
  })

// The two defaults are options of every gateway.
const withDefaults = <O extends Gateway.Defaults>(options: Partial<O> | undefined): Partial<O> =>
  ({ ...Gateway.unhurried, ...options }) as unknown as Partial<O>
