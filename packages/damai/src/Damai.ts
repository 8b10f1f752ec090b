/**
 * The Damai gateway: the `alibaba.damai.*` methods. They are on the Taobao Open Platform (TOP). Damai has applications
 * and sessions of its own.
 *
 * **Example** (A program and its layer)
 *
 * ```ts
 * import { NodeCrypto, NodeHttpClient } from "@effect/platform-node"
 * import { Damai, Maizuo } from "@effect-vendors/damai"
 * import { Effect, Layer, Redacted } from "effect"
 *
 * const program = Maizuo.userAuthcodeSend({
 *   param0: {
 *     ptnr_token: Redacted.make("St5dnxCv1Ktw"),
 *     tenant_token: Redacted.make("A9UJj/8SWB5x"),
 *     channel_token: Redacted.make("XYJ72Idfk123"),
 *     user_phone: "13900004567",
 *     code_type: 1
 *   }
 * })
 *
 * const live = Damai.layerConfig().pipe(Layer.provide([NodeHttpClient.layerUndici, NodeCrypto.layer]))
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
 * The gateway to Damai. Operations need it. A layer provides it: the live gateway, a fake or a sandbox.
 *
 * @category services
 * @since 0.1.0
 */
export class Damai extends Context.Service<Damai, Operation.Gateway>()("@effect-vendors/damai/Damai") {}

/**
 * Damai on its platform, as one value. The other exports of this module are its parts.
 *
 * @category services
 * @since 0.1.0
 */
export const vendor: TopVendor.TopVendor<Damai> = /*#__PURE__*/ TopVendor.make(Damai, {
  name: "Damai",
  variables: "DAMAI"
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
 * Makes the calls of an effect in a session that a user granted.
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
 * Reads the gateway's options from `DAMAI_APP_KEY` and `DAMAI_APP_SECRET`, and from `DAMAI_ENDPOINT` where it is set. It
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
 * Defines an operation of Damai. The library makes its own operations by it.
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
 * import { Damai } from "@effect-vendors/damai"
 *
 * const project = Damai.call("alibaba.damai.maizuo.openapi.project.detail", { project_param: { project_id: "1" } })
 * ```
 *
 * @category calls
 * @since 0.1.0
 */
export const call = vendor.call
