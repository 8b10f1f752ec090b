/**
 * The Damai gateway: the `alibaba.damai.*` methods. They live on the Taobao Open Platform, with
 * applications and sessions of their own.
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
import type * as Gateway from "@effect-vendors/core/Gateway"
import * as Operation from "@effect-vendors/core/Operation"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import type * as Config from "effect/Config"
import * as Context from "effect/Context"
import type * as Digest from "effect/crypto/Digest"
import type * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import type * as Schema from "effect/Schema"
import * as TopGateway from "@effect-vendors/taobao/TopGateway"
import type * as TopSigner from "@effect-vendors/taobao/TopSigner"

/**
 * The gateway to Damai. Operations need it; layers provide it: live, fake or sandboxed.
 *
 * @category services
 * @since 0.1.0
 */
export class Damai extends Context.Service<Damai, Gateway.Gateway>()("@effect-vendors/damai/Damai") {}

/**
 * How the gateway is set up.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options extends TopGateway.Options {}

/**
 * @category per-call context
 * @since 0.1.0
 */
export const Session: Context.Reference<Redacted.Redacted | undefined> = Context.Reference(
  "@effect-vendors/damai/Session",
  { defaultValue: (): Redacted.Redacted | undefined => undefined }
)

/**
 * Makes the calls of an effect in the session that a user granted.
 *
 * @category per-call context
 * @since 0.1.0
 */
export const withSession = (session: Redacted.Redacted) => Effect.provideService(Session, session)

/**
 * @category per-call context
 * @since 0.1.0
 */
export const CurrentCredentials: Context.Reference<TopGateway.CredentialsSource | undefined> = Context.Reference(
  "@effect-vendors/damai/Credentials",
  { defaultValue: (): TopGateway.CredentialsSource | undefined => undefined }
)

/**
 * Signs the calls of an effect with other credentials than the layer's.
 *
 * @category per-call context
 * @since 0.1.0
 */
export const withCredentials = (credentials: TopGateway.CredentialsSource) =>
  Effect.provideService(CurrentCredentials, credentials)

/**
 * The live gateway, on a signer that is provided: one of `TopSigner`, or your own.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerNoSigner = (
  options: Options
): Layer.Layer<Damai, never, HttpClient.HttpClient | TopSigner.TopSigner> =>
  Layer.effect(Damai, TopGateway.make("Damai", options, { session: Session, credentials: CurrentCredentials }))

/**
 * The live gateway.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = (options: Options): Layer.Layer<Damai, never, HttpClient.HttpClient | Digest.Digest | Mac.Mac> =>
  layerNoSigner(options).pipe(TopGateway.provideSigner(options))

/**
 * The gateway's options from `DAMAI_APP_KEY` and `DAMAI_APP_SECRET`, and `DAMAI_ENDPOINT` where it is
 * set. The error names every variable that is missing.
 *
 * @category configuration
 * @since 0.1.0
 */
export const config: Effect.Effect<Options, Config.ConfigError> = /*#__PURE__*/ TopGateway.config("DAMAI")

/**
 * The live gateway, set up from `config`.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerConfig = (
  options?: Partial<Options>
): Layer.Layer<Damai, Config.ConfigError, HttpClient.HttpClient | Digest.Digest | Mac.Mac> =>
  Layer.unwrap(Effect.map(config, (configured) => layer({ ...configured, ...options })))

/**
 * Defines an operation of the Damai gateway: by this the library's own are made, and yours may be.
 *
 * @category constructors
 * @since 0.1.0
 */
export const operation = <
  const Name extends string,
  Request extends Schema.Codec<any, unknown>,
  Response extends Schema.Codec<any, unknown>,
  const Refusals extends Record<string, VendorError.Constructor<any>> = {},
  Refusal extends VendorError.VendorError = never
>(
  name: Name,
  definition: Operation.Definition<Request, Response, Refusals, Refusal>
) => Operation.make(Damai, name, definition)

/**
 * Calls a method that has no definition. Objects among the parameters go out as JSON; the response is
 * JSON, with integers beyond 2^53 as `bigint`.
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
export const call = (
  method: string,
  parameters: Readonly<Record<string, unknown>>
): Effect.Effect<Readonly<Record<string, unknown>>, VendorError.GatewayError, Damai> =>
  operation(method, { request: Wire.AnyObject, response: Wire.AnyObject })(parameters)
