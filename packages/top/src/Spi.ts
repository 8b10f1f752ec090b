/**
 * SPI: APIs that you implement and that the Taobao Open Platform calls, those of Qimen among them.
 *
 * The platform signs its calls with the secret of your application. `layerRoute` verifies a call before its handler sees
 * it. `verify` does so anywhere else.
 *
 * **Example** (A route)
 *
 * ```ts
 * import { NodeCrypto } from "@effect/platform-node"
 * import { Configs } from "@effect-vendors/core"
 * import * as Spi from "@effect-vendors/top/Spi"
 * import { Effect, Layer } from "effect"
 *
 * const spi = Layer.unwrap(
 *   Effect.map(Configs.secret("TAOBAO_APP_SECRET"), (secret) =>
 *     Spi.layerRoute({
 *       path: "/spi",
 *       secret,
 *       handler: ({ body, method }) => Effect.as(Effect.log(method, body.length), { flag: "success" })
 *     })
 *   )
 * ).pipe(Layer.provide(NodeCrypto.layer))
 * ```
 *
 * @since 0.1.0
 */
import * as Inbound from "@effect-vendors/core/vendor/Inbound"
import * as RequestBody from "@effect-vendors/core/vendor/RequestBody"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import type * as CryptoError from "effect/crypto/CryptoError"
import * as Digest from "effect/crypto/Digest"
import * as Mac from "effect/crypto/Mac"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Hex from "effect/encoding/Hex"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"
import * as Tracer from "effect/Tracer"
import { bytesOf, bytesToSign, type Parameter, parametersOf } from "./internal/spi/signature.ts"

/**
 * A request that the platform sent: its query as it came, without `?`, its headers, and the bytes of its body.
 *
 * @category models
 * @since 0.1.0
 */
export interface Message {
  readonly query: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array
}

/**
 * A call that is verified.
 *
 * - `method`: the API that is called. `appKey`: the application that it is called for.
 * - `parameters`: the parameters of the query, without the signature.
 * - `body`: the body as text, in the charset that the platform wrote it in. JSON or XML, as the API has it.
 *
 * @category models
 * @since 0.1.0
 */
export interface Call {
  readonly method: string | undefined
  readonly appKey: string | undefined
  readonly parameters: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * - `secret`: the secret of the application, or several that are accepted at once: those of several applications, or of
 *   one whose secret rotates.
 * - `maxAge`: how far the timestamp of a call may be from now. Within that time, a call that somebody recorded can be sent
 *   once more. Default 10 minutes.
 *
 * @category models
 * @since 0.1.0
 */
export interface Settings {
  readonly secret: Redacted.Redacted | ReadonlyArray<Redacted.Redacted>
  readonly maxAge?: Duration.Input | undefined
}

/**
 * A call that is not the platform's, or is too old.
 *
 * @category errors
 * @since 0.1.0
 */
export class VerificationError extends Schema.TaggedError<VerificationError>()("VerificationError", {
  reason: Schema.Literals(["missing", "wrong", "stale"]),
  message: Schema.String
}) {}

const failed = (reason: VerificationError["reason"], message: string) =>
  Effect.fail(new VerificationError({ reason, message }))

/**
 * Verifies a call, in constant time, and reads it.
 *
 * The signature is `sign` of the query: the MD5 of the secret, the other parameters, the headers that `top-sign-list`
 * names, the body, and the secret. It covers bytes, so that the charset of the call does not matter.
 *
 * @category verification
 * @since 0.1.0
 */
export const verify = Effect.fnUntraced(function* (
  message: Message,
  { maxAge, secret }: Settings
): Effect.fn.Return<Call, VerificationError | CryptoError.CryptoError, Digest.Digest> {
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name.toLowerCase(), value])
  )
  const contentType = headers["content-type"] ?? ""
  // The platform signs no files.
  if (/^\s*multipart\//i.test(contentType)) return yield* failed("wrong", "a call with files is not signed as a whole")
  const parameters = parametersOf(message.query)
  if (parameters === undefined)
    return yield* failed("wrong", "the query has a broken escape, or a name that occurs twice")
  const sign = parameters.find(({ name }) => name === "sign")
  if (sign === undefined) return yield* failed("missing", "the call is not signed")
  const signed = signedParameters(parameters, headers)
  const tag = Hex.decode(new TextDecoder().decode(sign.bytes))
  if (signed === undefined || Result.isFailure(tag)) return yield* failed("wrong", wrong)
  if (!(yield* isSigned(signed, message.body, tag.success, secret))) return yield* failed("wrong", wrong)

  const charset = charsetOf(contentType)
  const texts = Object.fromEntries(
    parameters.filter((parameter) => parameter !== sign).map(({ bytes, name }) => [name, charset.decode(bytes)])
  )
  const time = Date.parse(`${texts["timestamp"]?.replace(" ", "T")}+08:00`)
  const age = Math.abs((yield* Clock.currentTimeMillis) - time)
  if (!(age <= Duration.toMillis(maxAge ?? "10 minutes")))
    return yield* failed("stale", "the call is too old, or from the future")
  return { method: texts["method"], appKey: texts["app_key"], parameters: texts, body: charset.decode(message.body) }
})

const wrong = "no secret gives the signature of the call"

const signedParameters = (
  parameters: ReadonlyArray<Parameter>,
  headers: Message["headers"]
): ReadonlyArray<Parameter> | undefined => {
  const signed = parameters.filter(({ name }) => name !== "sign")
  const names = (headers["top-sign-list"] ?? "").split(",").map((name) => name.trim())
  for (const name of names.filter((name) => name !== "")) {
    const value = headers[name.toLowerCase()]
    // Two of one name would leave open which of them is signed.
    if (value === undefined || signed.some((one) => one.name === name)) return undefined
    signed.push({ name, bytes: bytesOf(value) })
  }
  return signed
}

const isSigned = Effect.fnUntraced(function* (
  parameters: ReadonlyArray<Parameter>,
  body: Uint8Array,
  tag: Uint8Array,
  secrets: Settings["secret"]
) {
  const digest = yield* Digest.Digest
  for (const secret of listOf(secrets)) {
    const signature = yield* digest.digest(Digest.md5, bytesToSign(parameters, body, secret))
    if (Mac.timingSafeEqual(signature, tag)) return true
  }
  return false
})

// Anybody can sign with a secret that is empty.
const listOf = (secrets: Settings["secret"]): ReadonlyArray<string> =>
  (Redacted.isRedacted(secrets) ? [secrets] : secrets).map(Redacted.value).filter((secret) => secret.trim() !== "")

// The platform writes UTF-8, or GBK under one of its names.
const charsetOf = (contentType: string) => new TextDecoder(/charset\s*=\s*["']?gb/i.test(contentType) ? "gbk" : "utf-8")

/**
 * - `path`: the path of the URL that the platform calls.
 * - `handler`: answers a call, with a response or with an object that is sent as JSON.
 * - `refusal`: what the platform is told of a call that was not verified. The document of an API tells its form. Default:
 *   `{"flag":"failure","sub_code":"sign-check-failure","sub_message":"Illegal request"}`, with status 200.
 * - `maxBodySize`: the largest body that is read, in bytes. Default 4 MiB.
 *
 * @category models
 * @since 0.1.0
 */
export interface RouteOptions<E, R> extends Settings {
  readonly path: HttpRouter.PathInput
  readonly handler: (call: Call) => Effect.Effect<HttpServerResponse.HttpServerResponse | object, E, R>
  readonly refusal?: ((error: VerificationError) => HttpServerResponse.HttpServerResponse) | undefined
  readonly maxBodySize?: number | undefined
}

/**
 * A route that the platform calls. It answers 500 where the handler fails, and 413 where the body is too large. Without a
 * secret no call is verified, so that the layer fails to build.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerRoute = <E, R>(
  options: RouteOptions<E, R>
): Layer.Layer<never, VerificationError, HttpRouter.HttpRouter | Digest.Digest | Exclude<R, Scope.Scope>> =>
  Layer.effectDiscard(
    Effect.gen(function* () {
      if (listOf(options.secret).length === 0) return yield* failed("missing", "a route of the platform needs a secret")
      const router = yield* HttpRouter.HttpRouter
      const context = yield* Effect.context<Digest.Digest | Exclude<R, Scope.Scope>>()
      // The spans of a request belong to that request, not to the layer. No handler asks for one by its type.
      const services = Context.omit(Tracer.ParentSpan)(context) as typeof context
      const handler = (call: Call) =>
        Effect.provideContext(Effect.scoped(Effect.suspend(() => options.handler(call))), services)
      const verified = (message: Message) => Effect.provideContext(verify(message, options), services)
      yield* router.add("POST", options.path, answer(verified, handler, options))
    })
  )

const answer = Effect.fnUntraced(function* <E>(
  verified: (message: Message) => Effect.Effect<Call, VerificationError | CryptoError.CryptoError>,
  handler: (call: Call) => Effect.Effect<HttpServerResponse.HttpServerResponse | object, E>,
  options: Pick<RouteOptions<never, never>, "refusal" | "maxBodySize">
) {
  const request = yield* HttpServerRequest.HttpServerRequest
  const body = yield* RequestBody.read(request, options.maxBodySize ?? defaultMaxBodySize).pipe(
    // Some servers have no stream of an empty body.
    Effect.orElseSucceed(() => ({ bytes: new Uint8Array(), tooLarge: false }))
  )
  if (body.tooLarge) return HttpServerResponse.empty({ status: 413 })
  const query = /\?([^#]*)/.exec(request.url)?.[1] ?? ""
  return yield* verified({ query, headers: request.headers, body: body.bytes }).pipe(
    Effect.matchEffect({
      onFailure: (error) =>
        error._tag === "VerificationError"
          ? Effect.logWarning("A call was refused", error.message).pipe(
              Effect.andThen(Inbound.count("TOP", "SPI", error.reason)),
              Effect.as((options.refusal ?? refusal)(error))
            )
          : failure(Cause.fail(error)),
      onSuccess: (call) =>
        handler(call).pipe(
          Effect.map((answer) =>
            HttpServerResponse.isHttpServerResponse(answer) ? answer : HttpServerResponse.jsonUnsafe(answer)
          ),
          Effect.tap(() => Inbound.count("TOP", "SPI", "Handled")),
          Effect.catchCause(failure)
        )
    })
  )
})

const defaultMaxBodySize = 4 * 1024 * 1024

const failure = (cause: Cause.Cause<unknown>) =>
  Cause.hasInterruptsOnly(cause)
    ? Effect.interrupt
    : Effect.logError("A call was not handled", cause).pipe(
        Effect.andThen(Inbound.count("TOP", "SPI", "Failed")),
        Effect.as(HttpServerResponse.empty({ status: 500 }))
      )

const refusal = () =>
  HttpServerResponse.jsonUnsafe({ flag: "failure", sub_code: "sign-check-failure", sub_message: "Illegal request" })
