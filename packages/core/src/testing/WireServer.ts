/**
 * The vendor's side of a wire protocol: an HTTP handler, and a client that reaches it without a network.
 *
 * @since 0.1.0
 */
import type * as Digest from "effect/crypto/Digest"
import type * as Mac from "effect/crypto/Mac"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Headers from "effect/http/Headers"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Runtime from "../Runtime.ts"
import type * as Exchange from "../vendor/Exchange.ts"
import * as RequestBody from "../vendor/RequestBody.ts"
import * as VendorError from "../VendorError.ts"

/**
 * Answers requests as a vendor does. A `TransportFailure` means that no answer comes.
 *
 * @category models
 * @since 0.1.0
 */
export interface Handler extends Effect.Effect<
  HttpServerResponse.HttpServerResponse,
  VendorError.TransportFailure,
  HttpServerRequest.HttpServerRequest
> {}

/**
 * Makes an HTTP client whose requests a handler answers, whatever their address.
 *
 * @category constructors
 * @since 0.1.0
 */
export const client = (handler: Handler): HttpClient.HttpClient =>
  HttpClient.make((request, url) => {
    const server = HttpServerRequest.fromClientRequest(request)
    return handler.pipe(
      Effect.provideService(
        HttpServerRequest.HttpServerRequest,
        // A real client writes this header when it connects.
        server.modify({ headers: Headers.set(server.headers, "host", url.host) })
      ),
      Effect.map((response) => HttpServerResponse.toClientResponse(response, { request })),
      Effect.mapError(
        (failure) =>
          new HttpClientError.HttpClientError({
            reason: new HttpClientError.TransportError({
              request,
              cause: failure.cause ?? { code: failure.outcome === "NotSent" ? "ECONNREFUSED" : "ECONNRESET" }
            })
          })
      )
    )
  })

/**
 * Writes an answer in the vendor's envelope. A broken answer stays broken: a `MalformedResponse` is sent as its
 * excerpt, a `TransportFailure` is not answered.
 *
 * @category constructors
 * @since 0.1.0
 */
export const respond = (
  answer: Effect.Effect<Exchange.Answer, VendorError.VendorError>,
  write: (answer: Exchange.Answer) => Effect.Effect<HttpServerResponse.HttpServerResponse>
): Effect.Effect<HttpServerResponse.HttpServerResponse, VendorError.TransportFailure> =>
  answer.pipe(
    Effect.flatMap(write),
    Effect.catch((error) =>
      error instanceof VendorError.MalformedResponse
        ? Effect.succeed(HttpServerResponse.text(error.excerpt, { status: error.status ?? 200 }))
        : Effect.fail(error as VendorError.TransportFailure)
    )
  )

/**
 * Adds the header `Retry-After` to a refusal that asks to wait.
 *
 * @category constructors
 * @since 0.1.0
 */
export const withRetryAfter = (
  answer: Exchange.Answer,
  response: HttpServerResponse.HttpServerResponse
): HttpServerResponse.HttpServerResponse =>
  answer._tag === "Answered" || answer.retryAfter === undefined
    ? response
    : HttpServerResponse.setHeader(response, "retry-after", String(Math.ceil(Duration.toSeconds(answer.retryAfter))))

/**
 * The largest size of a request, in bytes, unless a vendor's document says otherwise: 10 MB.
 *
 * @category constants
 * @since 0.1.0
 */
export const maxBodySize = 10 * 1024 * 1024

/**
 * The body of a request, or the beginning of one that is too large.
 *
 * @category models
 * @since 0.1.0
 */
export interface Body extends RequestBody.Body {}

/**
 * Reads the body of a request, to its end even where it is larger than `maxSize` bytes: a client that is cut off while
 * it still sends does not see the answer. It keeps no more than `maxSize` bytes.
 *
 * @category requests
 * @since 0.1.0
 */
export const readBody = (
  request: HttpServerRequest.HttpServerRequest,
  maxSize = maxBodySize
): Effect.Effect<Body, VendorError.TransportFailure> =>
  Effect.mapError(
    RequestBody.read(request, maxSize),
    // The client has gone; there is nobody to answer.
    (cause) => new VendorError.TransportFailure({ message: "the request was cut short", cause })
  )

/**
 * Provides what a live gateway needs from a handler in the same process: an HTTP client that the handler answers, and
 * cryptography.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = <R>(
  handler: Effect.Effect<Handler, never, R>
): Layer.Layer<HttpClient.HttpClient | Digest.Digest | Mac.Mac, never, R> =>
  Layer.merge(Layer.effect(HttpClient.HttpClient, Effect.map(handler, client)), Runtime.layerWebCrypto)
