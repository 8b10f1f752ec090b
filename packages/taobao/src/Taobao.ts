/**
 * The Taobao gateway: the `taobao.*` and `tmall.*` methods of the Taobao Open Platform (TOP).
 *
 * **Example** (A program and its layer)
 *
 * ```ts
 * import { NodeCrypto, NodeHttpClient } from "@effect/platform-node"
 * import { Mafia, Taobao } from "@effect-vendors/taobao"
 * import { Effect, Layer } from "effect"
 *
 * const program = Mafia.accountAreaAuth({
 *   area_request: { auth_area_dto: [{ account_id: 1234n, area_code: 330110, area_name: "余杭区" }] }
 * })
 *
 * const live = Taobao.layerConfig().pipe(Layer.provide([NodeHttpClient.layerUndici, NodeCrypto.layer]))
 *
 * const main = program.pipe(Effect.provide(live))
 * ```
 *
 * @since 0.1.0
 */
import type * as Operation from "@effect-vendors/core/Operation"
import * as TopVendor from "@effect-vendors/top/TopVendor"
import * as Context from "effect/Context"

/**
 * The modules of core by names of this package. Declarations of other projects name types by them; see `core/index.ts`.
 *
 * @since 0.1.0
 */
export type * as core from "./core/index.ts"

/**
 * The modules of the protocol by names of this package.
 *
 * @since 0.1.0
 */
export type * as top from "./top/index.ts"

/**
 * The gateway to Taobao. Operations need it. A layer provides it: the live gateway, a fake or a sandbox.
 *
 * @category services
 * @since 0.1.0
 */
export class Taobao extends Context.Service<Taobao, Operation.Gateway>()("@effect-vendors/taobao/Taobao") {}

/**
 * Taobao on its platform, as one value. The other exports of this module are its parts.
 *
 * @category services
 * @since 0.1.0
 */
export const vendor: TopVendor.TopVendor<Taobao> = /*#__PURE__*/ TopVendor.make(Taobao, {
  name: "Taobao",
  variables: "TAOBAO"
})

/**
 * How the gateway is set up.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options extends TopVendor.Options {}

/**
 * The session of an effect's calls. Set it by `withSession`.
 *
 * @category per-call context
 * @since 0.1.0
 */
export const CurrentSession = vendor.CurrentSession

/**
 * Makes the calls of an effect on behalf of the seller or buyer who granted a session.
 *
 * @category per-call context
 * @since 0.1.0
 */
export const withSession = vendor.withSession

/**
 * The credentials of an effect's calls. Set them by `withCredentials`.
 *
 * @category per-call context
 * @since 0.1.0
 */
export const CurrentCredentials = vendor.CurrentCredentials

/**
 * Signs the calls of an effect with other credentials than the layer's.
 *
 * @category per-call context
 * @since 0.1.0
 */
export const withCredentials = vendor.withCredentials

/**
 * The live gateway on the signer that its context provides: one of `TopSigner`, or your own.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerWithSigner = vendor.layerWithSigner

/**
 * The live gateway.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = vendor.layer

/**
 * Reads the gateway's options from `TAOBAO_APP_KEY` and `TAOBAO_APP_SECRET`, and from `TAOBAO_ENDPOINT` where it is set. It
 * reads no variable for an option that is given. The error names every variable that is missing.
 *
 * @category configuration
 * @since 0.1.0
 */
export const config = vendor.config

/**
 * The live gateway, set up from `config`.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerConfig = vendor.layerConfig

/**
 * Defines an operation of Taobao. The library makes its own operations by it.
 *
 * @category constructors
 * @since 0.1.0
 */
export const operation = vendor.operation

/**
 * Calls a method that has no definition. It sends objects among the parameters as JSON. In the response, integers beyond
 * 2^53 are `bigint`.
 *
 * **Example** (An untyped call)
 *
 * ```ts
 * import { Taobao } from "@effect-vendors/taobao"
 *
 * const time = Taobao.call("taobao.time.get", {})
 * ```
 *
 * @category calls
 * @since 0.1.0
 */
export const call = vendor.call
