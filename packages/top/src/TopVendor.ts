/**
 * A vendor on the Taobao Open Platform (TOP). Several vendors share the platform, Taobao and Damai among them. Each has
 * applications and sessions of its own.
 *
 * **Example** (A vendor)
 *
 * ```ts
 * import { Operation } from "@effect-vendors/core"
 * import { TopVendor } from "@effect-vendors/top"
 * import { Context } from "effect"
 *
 * class Cainiao extends Context.Service<Cainiao, Operation.Gateway>()("my-app/Cainiao") {}
 *
 * // Reads CAINIAO_APP_KEY and CAINIAO_APP_SECRET.
 * const { layerConfig, operation, withSession } = TopVendor.make(Cainiao, { name: "Cainiao", variables: "CAINIAO" })
 * ```
 *
 * @since 0.1.0
 */
import * as Configs from "@effect-vendors/core/Configs"
import type * as Credentials from "@effect-vendors/core/Credentials"
import type { EndpointError } from "@effect-vendors/core/Endpoint"
import * as Operation from "@effect-vendors/core/Operation"
import * as Settings from "@effect-vendors/core/vendor/Settings"
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
import { credentialsOf } from "./internal/credentials.ts"
import * as TopGateway from "./TopGateway.ts"
import * as TopSigner from "./TopSigner.ts"
import * as TopWire from "./TopWire.ts"

/**
 * How a vendor's gateway is set up; see `TopGateway.Options`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options extends TopGateway.Options {}

/**
 * Options of which some are given. Of the credentials too some parts may be given.
 *
 * @category models
 * @since 0.1.0
 */
export interface Given extends Partial<Omit<Options, "credentials">> {
  readonly credentials?: Credentials.Source<TopGateway.Credential> | Partial<TopGateway.Credential> | undefined
}

/**
 * Whether an operation needs the session that a user granted. A sandbox refuses a call without one.
 *
 * @category annotations
 * @since 0.1.0
 */
export const RequiresSession: Context.Reference<boolean> = /*#__PURE__*/ Context.Reference(
  "@effect-vendors/top/TopVendor/RequiresSession",
  { defaultValue: () => false }
)

/**
 * A vendor's layers, configuration, per-call context and constructors.
 *
 * @category models
 * @since 0.1.0
 */
export interface TopVendor<Self> {
  /** The vendor's name, for people. */
  readonly name: string
  /** The beginning of the names of its environment variables. */
  readonly variables: string
  readonly service: Context.Service<Self, Operation.Gateway>
  /** The session of an effect's calls. */
  readonly CurrentSession: Context.Reference<Redacted.Redacted | undefined>
  /** The credentials of an effect's calls, where they are not the layer's. */
  readonly CurrentCredentials: Context.Reference<Credentials.Source<TopGateway.Credential> | undefined>
  /** Makes the calls of an effect on behalf of the user who granted a session. An empty session is not sent. */
  readonly withSession: (
    session: Redacted.Redacted
  ) => <A, E, R>(self: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  /** Signs the calls of an effect with other credentials than the layer's. */
  readonly withCredentials: (
    credentials: Credentials.Source<TopGateway.Credential>
  ) => <A, E, R>(self: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  /** The live gateway on the signer that its context provides. */
  readonly layerWithSigner: (
    options: Options
  ) => Layer.Layer<Self, EndpointError, HttpClient.HttpClient | TopSigner.TopSigner>
  /** The live gateway. It fails to build where the endpoint does not fit. */
  readonly layer: (
    options: Options
  ) => Layer.Layer<Self, EndpointError, HttpClient.HttpClient | Digest.Digest | Mac.Mac>
  /**
   * Reads the gateway's options from `<VARIABLES>_APP_KEY` and `<VARIABLES>_APP_SECRET`, and from
   * `<VARIABLES>_ENDPOINT` where it is set. It reads no variable for an option that is given. A blank variable counts as
   * not set. The error names every variable that is missing.
   */
  readonly config: (given?: Given) => Effect.Effect<Options, Config.ConfigError>
  /** The live gateway, set up from `config`. */
  readonly layerConfig: (
    given?: Given
  ) => Layer.Layer<Self, Config.ConfigError | EndpointError, HttpClient.HttpClient | Digest.Digest | Mac.Mac>
  /** Defines an operation of the vendor. */
  // `any` stands for the types of all schemas. The operation keeps the exact types of its own.
  readonly operation: Operation.Constructor<Self>
  /**
   * Calls a method that has no definition. It sends objects among the parameters as JSON, and bytes as files; see
   * `TopWire.File`. In the response, integers beyond 2^53 are `bigint`.
   */
  readonly call: (
    method: string,
    parameters: Readonly<Record<string, unknown>>
  ) => Effect.Effect<Readonly<Record<string, unknown>>, VendorError.GatewayError, Self>
}

/**
 * Makes a vendor on the platform for its service.
 *
 * - `name`: the vendor's name, for people.
 * - `variables`: the beginning of the names of its environment variables. `TAOBAO` reads `TAOBAO_APP_KEY`.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = <Self>(
  service: Context.Service<Self, Operation.Gateway>,
  options: { readonly name: string; readonly variables: string }
): TopVendor<Self> => {
  const { name, variables } = options
  const CurrentSession = Context.Reference(`${service.key}/Session`, {
    defaultValue: (): Redacted.Redacted | undefined => undefined
  })
  const CurrentCredentials = Context.Reference(`${service.key}/Credentials`, {
    defaultValue: (): Credentials.Source<TopGateway.Credential> | undefined => undefined
  })
  const references = { session: CurrentSession, credentials: CurrentCredentials }

  const layerWithSigner: TopVendor<Self>["layerWithSigner"] = (options) =>
    Layer.effect(service, TopGateway.make(name, options, references))
  const layer: TopVendor<Self>["layer"] = (options) =>
    Layer.provide(layerWithSigner(options), TopSigner.layer(options.signMethod ?? "hmac-sha256"))
  const config: TopVendor<Self>["config"] = (given) => configOf(variables, given)
  const operation = Operation.constructorOf(service, { vendor: name, product: "top", version: "2.0" })

  return {
    name,
    variables,
    service,
    CurrentSession,
    CurrentCredentials,
    withSession: (session) => Effect.provideService(CurrentSession, session),
    withCredentials: (credentials) => Effect.provideService(CurrentCredentials, credentials),
    layerWithSigner,
    layer,
    config,
    layerConfig: (given) => Layer.unwrap(Effect.map(config(given), layer)),
    operation,
    call: (method, parameters) =>
      operation(method, { request: TopWire.AnyParameters, response: Wire.AnyObject })(parameters)
  }
}

const configOf = (variables: string, given: Given = {}): Effect.Effect<Options, Config.ConfigError> =>
  Effect.map(
    Configs.allErrors({
      credentials: credentialsOf(variables, given.credentials),
      endpoint:
        Settings.present(given.endpoint) === undefined
          ? Configs.optionalText(`${variables}_ENDPOINT`)
          : Effect.succeed(given.endpoint)
    }),
    (read) => ({ ...given, ...read })
  )
