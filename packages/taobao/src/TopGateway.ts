/**
 * The gateway of the Taobao Open Platform, on which more than one vendor lives: `Taobao` is one, Damai
 * another. Each has a service, credentials and sessions of its own; the protocol is here.
 *
 * @since 0.1.0
 */
import * as Endpoint from "@effect-vendors/core/Endpoint"
import * as Failures from "@effect-vendors/core/Failures"
import * as Gateway from "@effect-vendors/core/Gateway"
import * as Http from "@effect-vendors/core/Http"
import * as Json from "@effect-vendors/core/Json"
import type * as Limits from "@effect-vendors/core/Limits"
import type * as Operation from "@effect-vendors/core/Operation"
import * as Settings from "@effect-vendors/core/Settings"
import * as Utf8 from "@effect-vendors/core/Utf8"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as TopErrorCodes from "./TopErrorCodes.ts"
import * as TopFormat from "./TopFormat.ts"
import * as TopSigner from "./TopSigner.ts"
import * as TopWire from "./TopWire.ts"

/**
 * The application that calls.
 *
 * @category models
 * @since 0.1.0
 */
export interface Credentials {
  readonly appKey: string
  readonly appSecret: Redacted.Redacted
}

/**
 * Who calls. As an effect it is asked for each request, so that credentials may rotate.
 *
 * @category models
 * @since 0.1.0
 */
export type CredentialsSource = Credentials | Effect.Effect<Credentials, VendorError.AuthFailure>

/**
 * How a gateway is set up.
 *
 * - `endpoint`: by default `https://gw.api.taobao.com/router/rest`.
 * - `format`: how the vendor is asked to answer: `TopFormat.json` by default, `TopFormat.simplified`, or
 *   `TopXml.format`.
 * - `signMethod`: how requests are signed: `hmac-sha256` by default.
 * - `rate`: the rate of all calls together; each operation's own rate is kept besides.
 * - `allowInsecure`: permits an endpoint on plain HTTP on another machine. Loopback needs no permission.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly credentials: CredentialsSource
  readonly endpoint?: string | undefined
  readonly format?: TopFormat.TopFormat | undefined
  readonly signMethod?: TopSigner.SignMethod | undefined
  readonly rate?: Limits.Rate | undefined
  readonly allowInsecure?: boolean | undefined
}

/**
 * The references by which a vendor's calls are given a context of their own.
 *
 * @category models
 * @since 0.1.0
 */
export interface References {
  readonly session: Context.Reference<Redacted.Redacted | undefined>
  readonly credentials: Context.Reference<CredentialsSource | undefined>
}

/**
 * Where the platform is reached.
 *
 * @category constants
 * @since 0.1.0
 */
export const endpoint = "https://gw.api.taobao.com/router/rest"

/**
 * What an answer's codes mean.
 *
 * @category classification
 * @since 0.1.0
 */
export const meaning = ({ code, subCode }: Gateway.Failure): Gateway.Meaning => TopErrorCodes.meaningOf(code, subCode)

/**
 * Makes the live gateway of a vendor on the platform.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = Effect.fnUntraced(function* (vendor: string, options: Options, references: References) {
  const signer = yield* TopSigner.TopSigner
  const url = options.endpoint ?? endpoint
  const format = options.format ?? TopFormat.json
  const problem = Endpoint.problem(url, options.allowInsecure)
  const sourceIn = (context: Context.Context<never>) =>
    Context.get(context, references.credentials) ?? options.credentials

  const sign = (
    operation: Operation.Any,
    request: unknown,
    now: number,
    credentials: Credentials,
    session: Redacted.Redacted | undefined
  ): Effect.Effect<HttpClientRequest.HttpClientRequest, VendorError.VendorError> => {
    if (credentials.appKey === "" || Redacted.value(credentials.appSecret) === "") {
      return Effect.fail(Failures.unsignable(vendor, operation, "the app key or the app secret is empty"))
    }
    const parameters: Record<string, string> = {
      ...parametersOf(request as Record<string, unknown>),
      method: operation.name,
      app_key: credentials.appKey,
      timestamp: TopWire.formatDate(now),
      v: operation.version ?? "2.0",
      sign_method: signer.method,
      ...format.parameters
    }
    if (session !== undefined && Redacted.value(session) !== "") parameters.session = Redacted.value(session)
    return Effect.matchEffect(signer.sign(TopSigner.stringToSign(parameters), credentials.appSecret), {
      onFailure: (cause) => Effect.fail(Failures.unsignable(vendor, operation, cause.message)),
      onSuccess: (sign) => {
        parameters.sign = sign
        return Effect.succeed(requestOf(new URLSearchParams(parameters).toString()))
      }
    })
  }

  // What does not change from call to call.
  const base = HttpClientRequest.post(url)
  const requestOf = (form: string) => {
    const body = HttpBody.uint8Array(Utf8.encode(form), contentType)
    const headers = Http.noHeaders()
    headers["content-type"] = contentType
    headers["content-length"] = String(body.contentLength)
    return HttpClientRequest.makeWith("POST", base.url, base.urlParams, base.hash, headers, body)
  }

  const exchange = yield* Http.make({
    vendor,
    parse: format.parse,
    isExpired: ({ code }) => code === "31",
    request: (operation, request, now) =>
      Effect.contextWith((context: Context.Context<never>): ReturnType<typeof sign> => {
        if (problem !== undefined) return Effect.fail(Failures.invalidRequest(vendor, operation, problem))
        const current = sourceIn(context)
        const session = Context.get(context, references.session)
        return Effect.isEffect(current)
          ? Effect.flatMap(current, (credentials) => sign(operation, request, now, credentials, session))
          : sign(operation, request, now, current, session)
      })
  })

  return yield* Gateway.make({
    vendor,
    meaning,
    normalize,
    exchange,
    account: (context) => {
      const current = sourceIn(context)
      return Effect.isEffect(current) ? "" : current.appKey
    },
    rate: options.rate
  })
})

/**
 * Reads a gateway's options from the variables with a prefix: `<PREFIX>_APP_KEY` and
 * `<PREFIX>_APP_SECRET`, and `<PREFIX>_ENDPOINT` where it is set.
 *
 * @category configuration
 * @since 0.1.0
 */
export const config = (prefix: string): Effect.Effect<Options, Config.ConfigError> =>
  Effect.map(
    Settings.all({
      appKey: Config.NonEmptyString(`${prefix}_APP_KEY`),
      appSecret: Config.Redacted(`${prefix}_APP_SECRET`),
      endpoint: Config.option(Config.NonEmptyString(`${prefix}_ENDPOINT`))
    }),
    ({ appKey, appSecret, endpoint }) => ({
      credentials: { appKey, appSecret },
      endpoint: Option.getOrUndefined(endpoint)
    })
  )

/**
 * Provides the signer that the options name.
 *
 * @category layers
 * @since 0.1.0
 */
export const provideSigner =
  (options: Options) =>
  <A, E, R>(layer: Layer.Layer<A, E, R>) =>
    layer.pipe(Layer.provide(TopSigner.layer(options.signMethod ?? "hmac-sha256")))

const contentType = "application/x-www-form-urlencoded;charset=utf-8"

/**
 * A request without the parameters that are empty: they are neither sent nor signed. Fails with what a
 * parameter cannot carry: the items of a list of scalars are joined by commas, so none may hold one, or be
 * empty.
 *
 * @category envelopes
 * @since 0.1.0
 */
export const normalize = (request: unknown): Result.Result<Record<string, unknown>, string> => {
  const entries = Object.entries(request as object)
  const unfit = entries.find(([, value]) => isScalars(value) && value.some((item) => /^$|,/.test(String(item))))
  return unfit === undefined
    ? Result.succeed(Object.fromEntries(entries.filter(([, value]) => !isEmpty(value))))
    : Result.fail(`an item of a list is empty or holds a comma\n  at [${JSON.stringify(unfit[0])}]`)
}

const parametersOf = (request: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(request).map(([name, value]) => [name, textOf(value)]))

// Objects and their lists travel as one JSON text, lists of scalars joined by commas.
const textOf = (value: unknown): string =>
  typeof value !== "object" || value === null
    ? String(value ?? "")
    : isScalars(value)
      ? value.join(",")
      : Json.stringify(value)

// An object's text is never empty, and the most work to write: it is written once, when it is sent.
const isEmpty = (value: unknown): boolean =>
  (typeof value !== "object" || value === null || isScalars(value)) && textOf(value) === ""

const isScalars = (value: unknown): value is ReadonlyArray<unknown> =>
  Array.isArray(value) && value.every((item) => typeof item !== "object")
