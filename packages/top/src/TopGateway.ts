/**
 * The live gateway of a vendor on the Taobao Open Platform (TOP): signed forms over HTTP.
 *
 * @since 0.1.0
 */
import type * as Credentials from "@effect-vendors/core/Credentials"
import type { Endpoint as AnyEndpoint, EndpointError } from "@effect-vendors/core/Endpoint"
import type * as Limits from "@effect-vendors/core/Limits"
import * as Endpoint from "@effect-vendors/core/vendor/Endpoint"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as HttpExchange from "@effect-vendors/core/vendor/HttpExchange"
import * as Settings from "@effect-vendors/core/vendor/Settings"
import * as Utf8 from "@effect-vendors/core/vendor/Utf8"
import * as VendorErrors from "@effect-vendors/core/vendor/VendorErrors"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as Redacted from "effect/Redacted"
import { multipart } from "./internal/multipart.ts"
import * as parameters from "./internal/parameters.ts"
import * as TopErrorCodes from "./TopErrorCodes.ts"
import * as TopFormat from "./TopFormat.ts"
import * as TopSigner from "./TopSigner.ts"
import * as TopWire from "./TopWire.ts"

/**
 * The application that calls. Rates are counted by `account`, or by the app key where there is no account.
 *
 * @category models
 * @since 0.1.0
 */
export interface Credential extends Credentials.Credential {
  readonly appKey: string
  readonly appSecret: Redacted.Redacted
}

/**
 * How a gateway is set up.
 *
 * - `credentials`: the application, or an effect that yields it, so that secrets can rotate. A call fails as
 *   `AuthFailure` where the key or the secret is empty, or ends with a line break.
 * - `endpoint`: default `https://gw.api.taobao.com/router/rest`. The layer fails with an `EndpointError` where it is no
 *   URL, or where it is plain HTTP without permission.
 * - `format`: the format of answers: `TopFormat.json` by default, `TopFormat.simplified`, or `TopXml.format`.
 * - `signMethod`: how requests are signed. Default `hmac-sha256`.
 * - `rate`: the rate of all calls of an account together. The rate of each operation counts too. Default: unlimited.
 * - `maxResponseSize`: the largest answer that is read, in bytes. Default 64 MiB.
 * - `allowInsecure`: permits plain HTTP to another machine. Plain HTTP to this machine needs no permission.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options extends Gateway.Defaults, HttpExchange.Options {
  readonly credentials: Credentials.Source<Credential>
  readonly endpoint?: AnyEndpoint | undefined
  readonly format?: TopFormat.TopFormat | undefined
  readonly signMethod?: TopSigner.SignMethod | undefined
  readonly rate?: Limits.Rate | undefined
  readonly allowInsecure?: boolean | undefined
}

/**
 * The references that hold the session and the credentials of an effect's calls.
 *
 * @category models
 * @since 0.1.0
 */
export interface References {
  readonly session: Context.Reference<Redacted.Redacted | undefined>
  readonly credentials: Context.Reference<Credentials.Source<Credential> | undefined>
}

/**
 * The address of the platform.
 *
 * @category constants
 * @since 0.1.0
 */
export const endpoint = "https://gw.api.taobao.com/router/rest"

/**
 * Removes the empty parameters of a request: they are neither sent nor signed. Commas join the items of a list of
 * scalars, so it fails with a message where such an item is empty or holds a comma.
 *
 * @category requests
 * @since 0.1.0
 */
export const normalize: NonNullable<Gateway.Options<Credential>["normalize"]> = parameters.normalize

/**
 * Makes the live gateway of a vendor on the platform. `vendor` is the vendor's name, as errors tell it.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = (
  vendor: string,
  options: Options,
  references: References
): Effect.Effect<Gateway.Gateway, EndpointError, TopSigner.TopSigner | HttpClient.HttpClient> =>
  Effect.gen(function* () {
    const signer = yield* TopSigner.TopSigner
    const format = options.format ?? TopFormat.json
    const { header, url } = yield* Endpoint.make(
      vendor,
      Settings.present(options.endpoint) ?? endpoint,
      options.allowInsecure
    )
    const protocol: HttpExchange.Protocol<Credential> = {
      vendor,
      request: requests(vendor, references, format, signer, baseOf(url, header)),
      read: (response, { operation }) => format.read(response, operation),
      isExpired: ({ code }) => code === "31"
    }
    const exchange = yield* HttpExchange.make(protocol, options)
    return yield* Gateway.make<Credential>({
      vendor,
      classify: TopErrorCodes.classify,
      normalize,
      exchange,
      credentials: {
        source: (context) => Context.get(context, references.credentials) ?? options.credentials,
        account: ({ account, appKey }) => Settings.account(account, appKey)
      },
      rate: options.rate,
      defaults: options
    })
  })

const requests = (
  vendor: string,
  references: References,
  format: TopFormat.TopFormat,
  signer: TopSigner.TopSigner["Service"],
  base: HttpClientRequest.HttpClientRequest
): HttpExchange.Protocol<Credential>["request"] => {
  const signed = (
    { credential, operation, request, secrets }: Exchange.Call<Credential>,
    now: number,
    session: Redacted.Redacted | undefined
  ): ReturnType<HttpExchange.Protocol<Credential>["request"]> => {
    const { appKey, appSecret } = credential
    const problem =
      Settings.problem("the app key", appKey) ??
      Settings.problem("the app secret", appSecret, true) ??
      (session === undefined ? undefined : Settings.problem("the session", session, true))
    if (problem !== undefined) return Effect.fail(VendorErrors.unsignable(vendor, operation, problem))
    const form: Record<string, string> = {
      ...parameters.textsOf(request as Record<string, unknown>),
      method: operation.name,
      app_key: appKey,
      timestamp: TopWire.formatDate(now),
      v: operation.version,
      sign_method: signer.method,
      ...format.parameters
    }
    if (session !== undefined) {
      form.session = Settings.reveal(session)!
      secrets?.add(form.session)
    }
    return Effect.matchEffect(signer.sign(TopSigner.stringToSign(form), appSecret), {
      onFailure: (cause) => Effect.fail(VendorErrors.unsignable(vendor, operation, cause.message)),
      onSuccess: (sign) => {
        form.sign = sign
        secrets?.add(sign)
        const files = parameters.filesOf(request as Record<string, unknown>)
        return Effect.succeed(
          files === undefined
            ? requestOf(base, Utf8.encode(new URLSearchParams(form).toString()), contentType)
            : requestOf(base, multipart(form, files, `form-${sign}`), `multipart/form-data; boundary=form-${sign}`)
        )
      }
    })
  }

  return (call, now) =>
    Effect.contextWith((context: Context.Context<never>) =>
      signed(call, now, Settings.present(Context.get(context, references.session)))
    )
}

// Every call has the same address, so it is parsed only once.
const baseOf = (url: URL, host: string | undefined): HttpClientRequest.HttpClientRequest => {
  const base = HttpClientRequest.post(url)
  return host === undefined ? base : HttpClientRequest.setHeader(base, "host", host)
}

const requestOf = (
  base: HttpClientRequest.HttpClientRequest,
  form: Uint8Array,
  contentType: string
): HttpClientRequest.HttpClientRequest => {
  const body = HttpBody.uint8Array(form, contentType)
  const headers = HttpExchange.mutableHeaders()
  headers["content-type"] = contentType
  headers["content-length"] = String(body.contentLength)
  if (base.headers.host !== undefined) headers.host = base.headers.host
  return HttpClientRequest.makeWith("POST", base.url, base.urlParams, base.hash, headers, body)
}

const contentType = "application/x-www-form-urlencoded;charset=utf-8"
