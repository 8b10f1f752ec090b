/**
 * The gateway to Parcels: REST over HTTP, with requests and answers signed by HMAC-SHA256.
 *
 * **Example** (A program and its layer)
 *
 * ```ts
 * import { Runtime } from "@effect-vendors/core"
 * import { Express, Parcels } from "@effect-vendors/example-vendor"
 * import { Effect, Layer } from "effect"
 *
 * const program = Express.cancelParcel({ id: "8fJ2kQ0aZ7sLx4NmB1vC9tRwE5yUoP3d" }).pipe(
 *   Effect.catchTag("ParcelSent", () => Effect.logInfo("too late, it is on its way"))
 * )
 *
 * const live = Parcels.layerConfig().pipe(Layer.provide(Runtime.layerWeb))
 *
 * const main = program.pipe(Effect.provide(live))
 * ```
 *
 * @since 0.1.0
 */
import * as Configs from "@effect-vendors/core/Configs"
import type * as Credentials from "@effect-vendors/core/Credentials"
import type { Endpoint as AnyEndpoint, EndpointError } from "@effect-vendors/core/Endpoint"
import type * as Limits from "@effect-vendors/core/Limits"
import * as Operation from "@effect-vendors/core/Operation"
import * as Endpoint from "@effect-vendors/core/vendor/Endpoint"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as HttpExchange from "@effect-vendors/core/vendor/HttpExchange"
import * as Settings from "@effect-vendors/core/vendor/Settings"
import type * as VendorError from "@effect-vendors/core/VendorError"
import type * as Config from "effect/Config"
import * as Context from "effect/Context"
import type * as Digest from "effect/crypto/Digest"
import type * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import type * as Schema from "effect/Schema"
import * as ErrorCodes from "./ErrorCodes.ts"
import * as envelope from "./internal/envelope.ts"
import { requests } from "./internal/request.ts"
import * as signature from "./internal/signature.ts"
import { Route } from "./Route.ts"

/**
 * The gateway to Parcels. Operations need it; layers provide it: live, fake or sandboxed.
 *
 * @category services
 * @since 0.1.0
 */
export class Parcels extends Context.Service<Parcels, Operation.Gateway>()("@effect-vendors/example-vendor/Parcels") {}

/**
 * The key and the secret of a caller. Rates are counted by `account`, or by the key where it is left out.
 *
 * @category models
 * @since 0.1.0
 */
export type Credential = signature.Credential

/**
 * How the gateway is set up.
 *
 * - `credentials`: who calls, or an effect that yields it, so that secrets can rotate.
 * - `endpoint`: where the vendor is reached. Default `https://api.parcels.example`. The layer fails with an `EndpointError`
 *   where it does not fit.
 * - `rate`: the rate of all calls of an account together; each operation keeps its own rate besides.
 * - `maxResponseSize`: the largest answer that is read, in bytes. Default 64 MiB.
 * - `allowInsecure`: permits an endpoint on plain HTTP on another machine. Loopback needs no permission.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options extends Gateway.Defaults, HttpExchange.Options {
  readonly credentials: Credentials.Source<Credential>
  readonly endpoint?: AnyEndpoint | undefined
  readonly rate?: Limits.Rate | undefined
  readonly allowInsecure?: boolean | undefined
}

/**
 * The credentials of an effect's calls; see `withCredentials`.
 *
 * @category per-call context
 * @since 0.1.0
 */
export const CurrentCredentials: Context.Reference<Credentials.Source<Credential> | undefined> = Context.Reference(
  "@effect-vendors/example-vendor/Credentials",
  { defaultValue: (): Credentials.Source<Credential> | undefined => undefined }
)

/**
 * Signs the calls of an effect with other credentials than the layer's.
 *
 * @category per-call context
 * @since 0.1.0
 */
export const withCredentials = (credentials: Credentials.Source<Credential>) =>
  Effect.provideService(CurrentCredentials, credentials)

/**
 * The live gateway.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = (
  options: Options
): Layer.Layer<Parcels, EndpointError, HttpClient.HttpClient | Mac.Mac | Digest.Digest> =>
  Layer.effect(
    Parcels,
    Effect.gen(function* () {
      const signer = yield* signature.make
      const endpoint = Settings.present(options.endpoint) ?? "https://api.parcels.example"
      const destination = yield* Endpoint.make(vendor, endpoint, options.allowInsecure)
      const protocol: HttpExchange.Protocol<Credential> = {
        vendor,
        request: requests(vendor, destination, signer),
        read: envelope.reader(signer),
        isExpired: ({ code }) => code === "ExpiredTimestamp"
      }
      const exchange = yield* HttpExchange.make(protocol, options)
      return yield* Gateway.make<Credential>({
        vendor,
        classify: ErrorCodes.classify,
        exchange,
        credentials: {
          source: (context) => Context.get(context, CurrentCredentials) ?? options.credentials,
          account: ({ account, key }) => Settings.account(account, key)
        },
        rate: options.rate,
        defaults: options
      })
    })
  )

/**
 * Reads the gateway's options from `PARCELS_KEY` and `PARCELS_SECRET`, and where it is set, `PARCELS_ENDPOINT`. It reads
 * no variable for an option that is given. The error names every variable that is missing.
 *
 * @category configuration
 * @since 0.1.0
 */
export const config = (given: Partial<Options> = {}): Effect.Effect<Options, Config.ConfigError> =>
  Effect.map(
    Configs.allErrors({
      credentials: given.credentials === undefined ? environment : Effect.succeed(given.credentials),
      endpoint: given.endpoint === undefined ? Configs.optionalText("PARCELS_ENDPOINT") : Effect.succeed(given.endpoint)
    }),
    (read) => ({ ...given, ...read })
  )

const environment: Effect.Effect<Credential, Config.ConfigError> = /*#__PURE__*/ Effect.suspend(() =>
  Configs.allErrors({ key: Configs.text("PARCELS_KEY"), secret: Configs.secret("PARCELS_SECRET") })
)

/**
 * The live gateway, set up from `config`.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerConfig = (
  given?: Partial<Options>
): Layer.Layer<Parcels, Config.ConfigError | EndpointError, HttpClient.HttpClient | Mac.Mac | Digest.Digest> =>
  Layer.unwrap(Effect.map(config(given), layer))

/**
 * Defines an operation of the vendor.
 *
 * **Example** (An operation that the package does not ship)
 *
 * ```ts
 * import { Operation, Wire } from "@effect-vendors/core"
 * import { Parcels } from "@effect-vendors/example-vendor"
 *
 * const findLabel = Parcels.operation(
 *   "findLabel",
 *   { method: "GET", path: "/v1/parcels/{id}/label" },
 *   { request: Wire.struct({ id: Wire.String }), response: Wire.struct({ url: Wire.String }) }
 * ).annotate(Operation.Idempotent, true)
 * ```
 *
 * @category constructors
 * @since 0.1.0
 */
export const operation = <
  const Name extends string,
  Request extends Schema.Codec<any, unknown>,
  Response extends Schema.Codec<any, unknown>,
  const Codes extends Readonly<Record<string, VendorError.Constructor<any>>> = {},
  E extends VendorError.VendorError = never,
  const Pages extends Operation.PagingOf<Response> = undefined
>(
  name: Name,
  route: Route,
  definition: Operation.Definition<Request, Response, Codes, E, Pages>
): Operation.Operation<Parcels, Name, Request, Response, Operation.RefusalOf<Codes> | E, Pages> =>
  Operation.make(Parcels, { vendor, product: "express", version: "v1", name }, definition).annotate(Route, route)

const vendor = "Parcels"
