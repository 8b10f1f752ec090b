/**
 * The Taobao gateway: the `taobao.*` and `tmall.*` methods of the Taobao Open Platform.
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
import * as TopGateway from "./TopGateway.ts"
import type * as TopSigner from "./TopSigner.ts"

/**
 * The gateway to Taobao. Operations need it; layers provide it: live, fake or sandboxed.
 *
 * @category services
 * @since 0.1.0
 */
export class Taobao extends Context.Service<Taobao, Gateway.Gateway>()("@effect-vendors/taobao/Taobao") {}

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
  "@effect-vendors/taobao/Session",
  { defaultValue: (): Redacted.Redacted | undefined => undefined }
)

/**
 * Makes the calls of an effect on behalf of the seller or buyer who granted a session.
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
  "@effect-vendors/taobao/Credentials",
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
): Layer.Layer<Taobao, never, HttpClient.HttpClient | TopSigner.TopSigner> =>
  Layer.effect(Taobao, TopGateway.make("Taobao", options, { session: Session, credentials: CurrentCredentials }))

/**
 * The live gateway.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = (options: Options): Layer.Layer<Taobao, never, HttpClient.HttpClient | Digest.Digest | Mac.Mac> =>
  layerNoSigner(options).pipe(TopGateway.provideSigner(options))

/**
 * The gateway's options from `TAOBAO_APP_KEY` and `TAOBAO_APP_SECRET`, and `TAOBAO_ENDPOINT` where it is
 * set. The error names every variable that is missing.
 *
 * @category configuration
 * @since 0.1.0
 */
export const config: Effect.Effect<Options, Config.ConfigError> = /*#__PURE__*/ TopGateway.config("TAOBAO")

/**
 * The live gateway, set up from `config`.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerConfig = (
  options?: Partial<Options>
): Layer.Layer<Taobao, Config.ConfigError, HttpClient.HttpClient | Digest.Digest | Mac.Mac> =>
  Layer.unwrap(Effect.map(config, (configured) => layer({ ...configured, ...options })))

/**
 * Defines an operation of the Taobao gateway: by this the library's own are made, and yours may be.
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
) => Operation.make(Taobao, name, definition)

/**
 * Calls a method that has no definition. Objects among the parameters go out as JSON; the response is
 * JSON, with integers beyond 2^53 as `bigint`.
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
export const call = (
  method: string,
  parameters: Readonly<Record<string, unknown>>
): Effect.Effect<Readonly<Record<string, unknown>>, VendorError.GatewayError, Taobao> =>
  operation(method, { request: Wire.AnyObject, response: Wire.AnyObject })(parameters)
