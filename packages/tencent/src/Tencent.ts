/**
 * The Tencent Cloud gateway: API 3.0 over HTTP, signed with TC3-HMAC-SHA256.
 *
 * **Example** (A program and its layer)
 *
 * ```ts
 * import { NodeCrypto, NodeHttpClient } from "@effect/platform-node"
 * import { Essbasic, Tencent } from "@effect-vendors/tencent"
 * import { Effect, Layer } from "effect"
 *
 * const program = Essbasic.channelCancelMultiFlowSignQRCode({
 *   Agent: {
 *     AppId: "yDwhxUUckp3gl8j5UuFX33LSNozpRsbi",
 *     ProxyOrganizationOpenId: "org_dianziqian",
 *     ProxyOperator: { OpenId: "n9527" }
 *   },
 *   QrCodeId: "yDSLZUUckpooi1ltUxCsD3RSTG9BEWhR"
 * })
 *
 * const live = Tencent.layerConfig().pipe(Layer.provide([NodeHttpClient.layerUndici, NodeCrypto.layer]))
 *
 * const main = program.pipe(Effect.provide(live))
 * ```
 *
 * @since 0.1.0
 */
import * as Configs from "@effect-vendors/core/Configs"
import type * as Credentials from "@effect-vendors/core/Credentials"
import type * as Endpoint from "@effect-vendors/core/Endpoint"
import type * as Limits from "@effect-vendors/core/Limits"
import * as Operation from "@effect-vendors/core/Operation"
import * as EventStream from "@effect-vendors/core/vendor/EventStream"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as HttpExchange from "@effect-vendors/core/vendor/HttpExchange"
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
import * as Redacted from "effect/Redacted"
import type * as Schema from "effect/Schema"
import type * as Stream from "effect/Stream"
import * as ErrorCodes from "./ErrorCodes.ts"
import * as context from "./internal/context.ts"
import type * as destination from "./internal/destination.ts"
import * as envelope from "./internal/envelope.ts"
import { requests } from "./internal/request.ts"
import { credentialsOf, settled } from "./internal/variables.ts"
import * as Tc3 from "./Tc3.ts"

/**
 * The modules of core by names of this package. Declarations of other projects name types by them; see `core/index.ts`.
 *
 * @since 0.1.0
 */
export type * as core from "./core/index.ts"

/**
 * The gateway to Tencent Cloud. Operations need it. A live layer, a fake or a sandbox provides it.
 *
 * @category services
 * @since 0.1.0
 */
export class Tencent extends Context.Service<Tencent, Operation.Gateway>()("@effect-vendors/tencent/Tencent") {}

/**
 * The options of the gateway.
 *
 * - `credentials`: the key that signs calls, or an effect that yields it. An effect lets secrets rotate.
 * - `endpoint`: the address that all calls go to, or a record of addresses by service or by host:
 *   `{ essbasic: "https://…", "file.ess.tencent.cn": "https://…" }`. An address of Tencent's own does not serve the
 *   operations that have a `Host`. Default: the `Host` of the operation, or `https://<service>.tencentcloudapi.com`. The
 *   layer fails with an `EndpointError` where an address does not fit.
 * - `environment`: `integration` sends calls to the integration environment of e-sign, files included. Other services
 *   have none; their calls are refused unless `endpoint` names an address. Default `production`.
 * - `region`, `language`: the defaults of calls that set none by `withRegion` or `withLanguage`.
 * - `rate`: the rate of all calls of an account together. Each operation keeps its own rate besides. Default:
 *   unlimited.
 * - `maxResponseSize`: the largest answer that is read, in bytes. Default 64 MiB.
 * - `allowInsecure`: whether the endpoint may be plain HTTP on another machine. Loopback is always allowed. Default
 *   false.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options extends Gateway.Defaults, HttpExchange.Options {
  readonly credentials: Credentials.Source<Tc3.Credential>
  readonly rate?: Limits.Rate | undefined
  readonly endpoint?: Endpoint.Endpoint | Readonly<Record<string, Endpoint.Endpoint>> | undefined
  readonly environment?: Environment | undefined
  readonly region?: string | undefined
  readonly language?: Language | undefined
  readonly allowInsecure?: boolean | undefined
}

/**
 * Where calls are served: for real, or for trying out an integration with e-sign.
 *
 * @category models
 * @since 0.1.0
 */
export type Environment = destination.Environment

/**
 * Options of which some are given. Of the credentials too some parts may be given.
 *
 * @category models
 * @since 0.1.0
 */
export interface Given extends Partial<Omit<Options, "credentials">> {
  readonly credentials?: Credentials.Source<Tc3.Credential> | Partial<Tc3.Credential> | undefined
}

/**
 * The language of the vendor's messages.
 *
 * @category models
 * @since 0.1.0
 */
export type Language = context.Language

/**
 * The host that serves an operation, where the host of its service does not. Calls are still signed for the service.
 *
 * @category annotations
 * @since 0.1.0
 */
export const Host: Context.Reference<string | undefined> = context.Host

/**
 * Whether the vendor takes an operation's calls without a signature, since the caller has no key yet. Two actions of sts
 * are so: `AssumeRoleWithSAML` and `AssumeRoleWithWebIdentity`.
 *
 * @category annotations
 * @since 0.1.0
 */
export const Unsigned: Context.Reference<boolean> = context.Unsigned

/**
 * Where the parts of a request travel whose body is bytes (`application/octet-stream`): `body` names the field that holds
 * them, a `Wire.Base64`. `headers` names the header of each other field.
 *
 * **Example** (Logs)
 *
 * ```ts
 * import { Wire } from "@effect-vendors/core"
 * import { Tencent } from "@effect-vendors/tencent"
 *
 * const operation = Tencent.product({ service: "cls", version: "2020-10-16" })
 *
 * const uploadLog = operation("UploadLog", {
 *   request: Wire.struct({ TopicId: Wire.String, Logs: Wire.Base64 }),
 *   response: Wire.struct({})
 * }).annotate(Tencent.OctetStream, { body: "Logs", headers: { TopicId: "X-CLS-TopicId" } })
 * ```
 *
 * @category annotations
 * @since 0.1.0
 */
export const OctetStream: Context.Reference<Octets | undefined> = context.OctetStream

/**
 * @category models
 * @since 0.1.0
 */
export interface Octets extends context.Octets {}

/**
 * The region of an effect's calls; see `withRegion`.
 *
 * @category per-call context
 * @since 0.1.0
 */
export const CurrentRegion: Context.Reference<string | undefined> = context.CurrentRegion

/**
 * Sends the calls of an effect to a region, such as `ap-guangzhou`.
 *
 * @category per-call context
 * @since 0.1.0
 */
export const withRegion = (region: string) => Effect.provideService(CurrentRegion, region)

/**
 * The language of an effect's calls; see `withLanguage`.
 *
 * @category per-call context
 * @since 0.1.0
 */
export const CurrentLanguage: Context.Reference<Language | undefined> = context.CurrentLanguage

/**
 * Asks for the messages of an effect's calls in a language.
 *
 * @category per-call context
 * @since 0.1.0
 */
export const withLanguage = (language: Language) => Effect.provideService(CurrentLanguage, language)

/**
 * The credentials of an effect's calls; see `withCredentials`.
 *
 * @category per-call context
 * @since 0.1.0
 */
export const CurrentCredentials: Context.Reference<Credentials.Source<Tc3.Credential> | undefined> = Context.Reference(
  "@effect-vendors/tencent/Credentials",
  { defaultValue: (): Credentials.Source<Tc3.Credential> | undefined => undefined }
)

/**
 * Signs the calls of an effect with other credentials than the layer's.
 *
 * @category per-call context
 * @since 0.1.0
 */
export const withCredentials = (credentials: Credentials.Source<Tc3.Credential>) =>
  Effect.provideService(CurrentCredentials, credentials)

/**
 * Makes the live gateway, for programs that keep several.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = Effect.fnUntraced(function* (
  options: Options
): Effect.fn.Return<Operation.Gateway, Endpoint.EndpointError, HttpClient.HttpClient | Tc3.Signer> {
  const signer = yield* Tc3.Signer
  const protocol: HttpExchange.Protocol<Tc3.Credential> = {
    vendor,
    request: yield* requests(vendor, options, signer),
    read: envelope.read,
    isExpired: ({ code }) => code === "AuthFailure.SignatureExpire"
  }
  const exchange = yield* HttpExchange.make(protocol, options)
  return yield* Gateway.make<Tc3.Credential>({
    vendor,
    classify: ErrorCodes.classify,
    exchange,
    credentials: {
      source: (context, { annotations }) =>
        Context.get(annotations, Unsigned) ? nobody : (Context.get(context, CurrentCredentials) ?? options.credentials),
      account: ({ account, secretId }) => Settings.account(account, secretId),
      isStale: ({ code }) => code === "AuthFailure.TokenFailure" || code === "AuthFailure.SecretIdNotFound"
    },
    rate: options.rate,
    defaults: options
  })
})

/**
 * Provides the live gateway on a signer of your own.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerWithSigner = (
  options: Options
): Layer.Layer<Tencent, Endpoint.EndpointError, HttpClient.HttpClient | Tc3.Signer> =>
  Layer.effect(Tencent, make(options))

/**
 * Provides the live gateway.
 *
 * The layer fails with an `EndpointError` where the endpoint does not fit. A call is not sent where its request cannot be
 * built: it fails with an `InvalidParameter` whose `origin` is `client`, or with an `AuthFailure` where the credentials
 * are empty or end with a line break.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = (
  options: Options
): Layer.Layer<Tencent, Endpoint.EndpointError, HttpClient.HttpClient | Mac.Mac | Digest.Digest> =>
  layerWithSigner(options).pipe(Layer.provide(Tc3.layerSigner))

/**
 * Reads the options of the gateway from the configuration.
 *
 * `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY` have to be set. `TENCENTCLOUD_TOKEN` (or
 * `TENCENTCLOUD_SESSION_TOKEN`), `TENCENTCLOUD_REGION`, `TENCENTCLOUD_ENDPOINT` and `TENCENTCLOUD_ENVIRONMENT` may be set. It reads no variable for an
 * option that is given, and no token for a secret id that is given. A blank variable counts as not set. The error names
 * every variable that is missing.
 *
 * @category configuration
 * @since 0.1.0
 */
export const config = (given: Given = {}): Effect.Effect<Options, Config.ConfigError> =>
  Effect.map(
    Configs.allErrors({
      credentials: credentialsOf(given.credentials),
      region: settled(given.region, "TENCENTCLOUD_REGION"),
      endpoint: settled(given.endpoint, "TENCENTCLOUD_ENDPOINT"),
      // The layer checks it.
      environment: settled(given.environment, "TENCENTCLOUD_ENVIRONMENT") as Effect.Effect<
        Environment | undefined,
        Config.ConfigError
      >
    }),
    (read) => ({ ...given, ...read })
  )

/**
 * Provides the live gateway with the options that `config` reads.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerConfig = (
  given?: Given
): Layer.Layer<Tencent, Config.ConfigError | Endpoint.EndpointError, HttpClient.HttpClient | Mac.Mac | Digest.Digest> =>
  Layer.unwrap(Effect.map(config(given), layer))

/**
 * A product of Tencent Cloud.
 *
 * - `service`: the name of its service, which is the first part of its host: `cvm`.
 * - `version`: the version of its API: `2017-03-12`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Product {
  readonly service: string
  readonly version: string
}

/**
 * Makes the constructor of a product's operations.
 *
 * **Example** (An operation that the library does not ship)
 *
 * ```ts
 * import { Operation, Wire } from "@effect-vendors/core"
 * import { Tencent } from "@effect-vendors/tencent"
 *
 * const operation = Tencent.product({ service: "cvm", version: "2017-03-12" })
 *
 * const describeZones = operation("DescribeZones", {
 *   request: Wire.struct({}),
 *   response: Wire.struct({ TotalCount: Wire.Int })
 * }).annotate(Operation.Idempotent, true)
 * ```
 *
 * @category constructors
 * @since 0.1.0
 */
export const product = ({ service, version }: Product): Operation.Constructor<Tencent> =>
  Operation.constructorOf(Tencent, { vendor, product: service, version })

/**
 * Calls an action that has no definition. It sends the payload as it is. The response is JSON, with integers beyond
 * 2^53 as `bigint`. A refusal of the vendor is an `OperationRefused`.
 *
 * **Example** (An untyped call)
 *
 * ```ts
 * import { Tencent } from "@effect-vendors/tencent"
 *
 * const zones = Tencent.call("DescribeZones", {}, { service: "cvm", version: "2017-03-12" })
 * ```
 *
 * @category calls
 * @since 0.1.0
 */
export const call = (
  action: string,
  payload: Readonly<Record<string, unknown>>,
  of: Product
): Effect.Effect<Readonly<Record<string, unknown>>, VendorError.GatewayError, Tencent> =>
  product(of)(action, { request: Wire.AnyObject, response: Wire.AnyObject })(payload)

/**
 * Calls an operation whose answer arrives as server-sent events, and gives them as a stream.
 *
 * Up to the first event it is a call like any other, and fails as one does. After it nothing is sent again: an error of
 * the stream ends it. No longer than the call's timeout may pass in which the vendor sends nothing, and all events
 * together are limited by `maxResponseSize`. The connection is closed with the stream. An answer that is not sent as
 * events is one event.
 *
 * **Example** (A conversation)
 *
 * ```ts
 * import { Operation, Wire } from "@effect-vendors/core"
 * import { Tencent } from "@effect-vendors/tencent"
 *
 * const operation = Tencent.product({ service: "hunyuan", version: "2023-09-01" })
 *
 * const Delta = Wire.struct({ Delta: Wire.struct({ Content: Wire.optional(Wire.String) }) })
 *
 * const chatCompletions = Operation.streaming(
 *   operation("ChatCompletions", {
 *     request: Wire.struct({
 *       Model: Wire.String,
 *       Messages: Wire.array(Wire.struct({ Role: Wire.String, Content: Wire.String })),
 *       Stream: Wire.Boolean
 *     }),
 *     response: Wire.struct({})
 *   }),
 *   Wire.struct({ Choices: Wire.array(Delta) })
 * )
 *
 * const answer = Tencent.stream(chatCompletions, {
 *   Model: "hunyuan-turbo",
 *   Messages: [{ Role: "user", Content: "你好" }],
 *   Stream: true
 * })
 * ```
 *
 * @category calls
 * @since 0.1.0
 */
export const stream = <Op extends Operation.Any, Event extends Schema.Codec<any, unknown>>(
  operation: Op & Operation.Streaming<Event>,
  request: Op["request"]["Type"]
): Stream.Stream<Event["Type"], Operation.Error<Op>, Tencent> =>
  EventStream.run(Tencent, operation, request, { vendor, read: envelope.readEvent, classify: ErrorCodes.classify })

const vendor = "Tencent"

// Who makes a call that is not signed.
const nobody: Tc3.Credential = { secretId: "", secretKey: Redacted.make("") }
