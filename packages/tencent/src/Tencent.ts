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
import * as Endpoint from "@effect-vendors/core/Endpoint"
import * as Failures from "@effect-vendors/core/Failures"
import * as Gateway from "@effect-vendors/core/Gateway"
import * as Http from "@effect-vendors/core/Http"
import * as Json from "@effect-vendors/core/Json"
import type * as Limits from "@effect-vendors/core/Limits"
import * as Operation from "@effect-vendors/core/Operation"
import * as Settings from "@effect-vendors/core/Settings"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Utf8 from "@effect-vendors/core/Utf8"
import * as Wire from "@effect-vendors/core/Wire"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import type * as Digest from "effect/crypto/Digest"
import type * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import type * as Schema from "effect/Schema"
import * as ErrorCodes from "./ErrorCodes.ts"
import { contentType, parse } from "./internal/protocol.ts"
import * as Tc3 from "./Tc3.ts"

/**
 * The gateway to Tencent Cloud. Operations need it; layers provide it: live, fake or sandboxed.
 *
 * @category services
 * @since 0.1.0
 */
export class Tencent extends Context.Service<Tencent, Gateway.Gateway>()("@effect-vendors/tencent/Tencent") {}

/**
 * Who calls. As an effect it is asked for each request, so that credentials may rotate.
 *
 * @category models
 * @since 0.1.0
 */
export type CredentialsSource = Tc3.Credentials | Effect.Effect<Tc3.Credentials, VendorError.AuthFailure>

/**
 * How the gateway is set up.
 *
 * - `endpoint`: where all services are reached, instead of `https://<service>.tencentcloudapi.com` and of the
 *   hosts that some operations have of their own.
 * - `region`, `language`: defaults for all calls; see `withRegion` and `withLanguage`.
 * - `rate`: the rate of all calls together; each operation's own rate is kept besides.
 * - `allowInsecure`: permits an endpoint on plain HTTP on another machine. Loopback needs no permission.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly credentials: CredentialsSource
  readonly rate?: Limits.Rate | undefined
  readonly endpoint?: string | undefined
  readonly region?: string | undefined
  readonly language?: Language | undefined
  readonly allowInsecure?: boolean | undefined
}

/**
 * The language of messages for people.
 *
 * @category models
 * @since 0.1.0
 */
export type Language = "zh-CN" | "en-US"

/**
 * @category per-call context
 * @since 0.1.0
 */
export const Region: Context.Reference<string | undefined> = Context.Reference("@effect-vendors/tencent/Region", {
  defaultValue: (): string | undefined => undefined
})

/**
 * Sends the calls of an effect to a region, such as `ap-guangzhou`.
 *
 * @category per-call context
 * @since 0.1.0
 */
export const withRegion = (region: string) => Effect.provideService(Region, region)

/**
 * @category per-call context
 * @since 0.1.0
 */
export const CurrentLanguage: Context.Reference<Language | undefined> = Context.Reference(
  "@effect-vendors/tencent/Language",
  { defaultValue: (): Language | undefined => undefined }
)

/**
 * Asks for the messages of an effect's calls in a language.
 *
 * @category per-call context
 * @since 0.1.0
 */
export const withLanguage = (language: Language) => Effect.provideService(CurrentLanguage, language)

/**
 * @category per-call context
 * @since 0.1.0
 */
export const CurrentCredentials: Context.Reference<CredentialsSource | undefined> = Context.Reference(
  "@effect-vendors/tencent/Credentials",
  { defaultValue: (): CredentialsSource | undefined => undefined }
)

/**
 * Signs the calls of an effect with other credentials than the layer's.
 *
 * @category per-call context
 * @since 0.1.0
 */
export const withCredentials = (credentials: CredentialsSource) =>
  Effect.provideService(CurrentCredentials, credentials)

/**
 * The live gateway, on a signer of your own.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerNoSigner = (options: Options): Layer.Layer<Tencent, never, HttpClient.HttpClient | Tc3.Signer> =>
  Layer.effect(
    Tencent,
    Effect.gen(function* () {
      const signer = yield* Tc3.Signer
      const exchange = yield* Http.make({
        vendor,
        parse,
        isExpired: ({ code }) => code === "AuthFailure.SignatureExpire",
        request: signing(options, signer)
      })
      const account = (context: Context.Context<never>) => {
        const source = sourceIn(context, options)
        return Effect.isEffect(source) ? "" : source.secretId
      }
      return yield* Gateway.make({ vendor, meaning: ErrorCodes.meaning, exchange, account, rate: options.rate })
    })
  )

const sourceIn = (context: Context.Context<never>, options: Options): CredentialsSource =>
  Context.get(context, CurrentCredentials) ?? options.credentials

const signing = (options: Options, signer: Tc3.Signer["Service"]): Http.Protocol["request"] => {
  // What does not change from call to call.
  const destinations = new WeakMap<Operation.Any, Destination>()
  const destinationOf = (operation: Operation.Any): Destination => {
    let destination = destinations.get(operation)
    if (destination === undefined) destinations.set(operation, (destination = makeDestination(options, operation)))
    return destination
  }

  const sign = (
    operation: Operation.Any,
    request: unknown,
    now: number,
    credentials: Tc3.Credentials,
    context: Context.Context<never>
  ): Effect.Effect<HttpClientRequest.HttpClientRequest, VendorError.VendorError> => {
    const destination = destinationOf(operation)
    if (destination._tag === "Problem") {
      return Effect.fail(Failures.invalidRequest(vendor, operation, destination.problem))
    }
    if (credentials.secretId === "" || Redacted.value(credentials.secretKey) === "") {
      return Effect.fail(Failures.unsignable(vendor, operation, "the secret id or the secret key is empty"))
    }
    const timestamp = Math.floor(now / 1000)
    const headers = Http.noHeaders()
    headers["content-type"] = contentType
    headers["x-tc-action"] = operation.name
    headers["x-tc-version"] = operation.version ?? essbasic.version
    headers["x-tc-timestamp"] = String(timestamp)
    const region = Context.get(context, Region) ?? options.region
    if (region !== undefined) headers["x-tc-region"] = region
    const language = Context.get(context, CurrentLanguage) ?? options.language
    if (language !== undefined) headers["x-tc-language"] = language
    if (credentials.token !== undefined) headers["x-tc-token"] = Redacted.value(credentials.token)
    if (!isPrintable(credentials.secretId, region, language, headers["x-tc-token"])) {
      return Effect.fail(Failures.invalidRequest(vendor, operation, unprintable))
    }
    const payload = Utf8.encode(Json.stringify(request))
    const authorization = signer.authorization(
      {
        service: destination.service,
        payload,
        timestamp,
        headers: destination.signed
      },
      credentials
    )
    return Effect.matchEffect(authorization, {
      onFailure: (cause) => Effect.fail(Failures.unsignable(vendor, operation, cause.message)),
      onSuccess: (authorization) => {
        headers.authorization = authorization
        headers["content-length"] = String(payload.length)
        const { hash, url, urlParams } = destination.request
        const body = HttpBody.uint8Array(payload, contentType)
        return Effect.succeed(HttpClientRequest.makeWith("POST", url, urlParams, hash, headers, body))
      }
    })
  }

  return (operation, request, now) =>
    Effect.contextWith((context: Context.Context<never>) => {
      const source = sourceIn(context, options)
      return Effect.isEffect(source)
        ? Effect.flatMap(source, (credentials) => sign(operation, request, now, credentials, context))
        : sign(operation, request, now, source, context)
    })
}

type Destination =
  | { readonly _tag: "Problem"; readonly problem: string }
  | {
      readonly _tag: "Reachable"
      readonly service: string
      readonly signed: Readonly<Record<string, string>>
      readonly request: HttpClientRequest.HttpClientRequest
    }

const makeDestination = (options: Options, operation: Operation.Any): Destination => {
  const service = operation.service ?? essbasic.service
  const host = operation.host ?? `${service}.tencentcloudapi.com`
  const endpoint = options.endpoint ?? `https://${host}`
  const problem = !name.test(service)
    ? `${JSON.stringify(service)} is not the name of a service`
    : hostName.test(host)
      ? Endpoint.problem(endpoint, options.allowInsecure)
      : `${JSON.stringify(host)} is not the name of a host`
  if (problem !== undefined) return { _tag: "Problem", problem }
  if (!isPrintable(operation.name, operation.version)) return { _tag: "Problem", problem: unprintable }
  const url = new URL(endpoint)
  const signed = Object.freeze({ "content-type": contentType, "host": url.host, "x-tc-action": operation.name })
  return { _tag: "Reachable", service, signed, request: HttpClientRequest.post(url) }
}

/**
 * The live gateway.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = (options: Options): Layer.Layer<Tencent, never, HttpClient.HttpClient | Mac.Mac | Digest.Digest> =>
  layerNoSigner(options).pipe(Layer.provide(Tc3.layerSigner))

/**
 * The gateway's options from `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`, and where they are
 * set, `TENCENTCLOUD_TOKEN`, `TENCENTCLOUD_REGION` and `TENCENTCLOUD_ENDPOINT`. The error names every
 * variable that is missing.
 *
 * @category configuration
 * @since 0.1.0
 */
export const config: Effect.Effect<Options, Config.ConfigError> = /*#__PURE__*/ Effect.suspend(() =>
  Effect.map(
    Settings.all({
      secretId: Config.NonEmptyString("TENCENTCLOUD_SECRET_ID"),
      secretKey: Config.Redacted("TENCENTCLOUD_SECRET_KEY"),
      token: Config.option(Config.Redacted("TENCENTCLOUD_TOKEN")),
      region: Config.option(Config.NonEmptyString("TENCENTCLOUD_REGION")),
      endpoint: Config.option(Config.NonEmptyString("TENCENTCLOUD_ENDPOINT"))
    }),
    ({ endpoint, region, secretId, secretKey, token }) => ({
      credentials: { secretId, secretKey, token: Option.getOrUndefined(token) },
      region: Option.getOrUndefined(region),
      endpoint: Option.getOrUndefined(endpoint)
    })
  )
)

/**
 * The live gateway, set up from `config`.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerConfig = (
  options?: Partial<Options>
): Layer.Layer<Tencent, Config.ConfigError, HttpClient.HttpClient | Mac.Mac | Digest.Digest> =>
  Layer.unwrap(Effect.map(config, (configured) => layer({ ...configured, ...options })))

/**
 * Makes the constructor of the operations of a service.
 *
 * **Example** (An operation that the library does not ship)
 *
 * ```ts
 * import { Wire } from "@effect-vendors/core"
 * import { Tencent } from "@effect-vendors/tencent"
 *
 * const operation = Tencent.operations({ service: "cvm", version: "2017-03-12" })
 *
 * const describeZones = operation("DescribeZones", {
 *   request: Wire.struct({}),
 *   response: Wire.struct({ TotalCount: Wire.Int }),
 *   traits: { idempotent: true }
 * })
 * ```
 *
 * @category constructors
 * @since 0.1.0
 */
export const operations =
  (product: { readonly service: string; readonly version: string }) =>
  <
    const Name extends string,
    Request extends Schema.Codec<any, unknown>,
    Response extends Schema.Codec<any, unknown>,
    const Refusals extends Record<string, VendorError.Constructor<any>> = {},
    Refusal extends VendorError.VendorError = never
  >(
    name: Name,
    definition: Operation.Definition<Request, Response, Refusals, Refusal>
  ) =>
    Operation.make(Tencent, name, { ...product, ...definition })

/**
 * Calls an action that has no definition. The payload goes out as it is; the response is JSON, with
 * integers beyond 2^53 as `bigint`. Without a product, it is an action of essbasic.
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
  product: { readonly service: string; readonly version: string } = essbasic
): Effect.Effect<Readonly<Record<string, unknown>>, VendorError.GatewayError, Tencent> =>
  Operation.make(Tencent, action, { ...product, request: Wire.AnyObject, response: Wire.AnyObject })(payload)

const essbasic = { service: "essbasic", version: "2021-05-26" }

const vendor = "Tencent"

// It becomes a part of the host, and so decides where signatures go.
const name = /^[\w-]+$/
const hostName = /^[\w-]+(\.[\w-]+)*$/

const printable = /^[\x20-\x7e]+$/

const isPrintable = (...texts: ReadonlyArray<string | undefined>): boolean =>
  texts.every((text) => text === undefined || printable.test(text))

const unprintable = "a value of the request does not fit into a header"
