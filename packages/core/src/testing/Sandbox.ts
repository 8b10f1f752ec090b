/**
 * A vendor's wire protocol from the other side: an HTTP handler, and a client that reaches it without
 * a network.
 *
 * @since 0.1.0
 */
import type * as Digest from "effect/crypto/Digest"
import type * as Mac from "effect/crypto/Mac"
import * as Effect from "effect/Effect"
import * as Headers from "effect/http/Headers"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Gateway from "../Gateway.ts"
import * as VendorError from "../VendorError.ts"
import * as Web from "../Web.ts"

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
 * An HTTP client whose requests a handler answers, whatever their address.
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
        // Real clients write it when they connect.
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
 * Writes an answer with the vendor's envelope. Broken answers stay broken: a `MalformedResponse` is
 * sent as its excerpt, a `TransportFailure` not at all.
 *
 * @category constructors
 * @since 0.1.0
 */
export const respond = (
  answer: Effect.Effect<Gateway.Answer, VendorError.VendorError>,
  write: (answer: Gateway.Answer) => Effect.Effect<HttpServerResponse.HttpServerResponse>
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
 * Provides what a live gateway needs from a handler in the same process: an HTTP client that the handler
 * answers, and cryptography. Calls do not wait, as in a fake; see `Gateway.Waits`.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = <R>(
  handler: Effect.Effect<Handler, never, R>
): Layer.Layer<HttpClient.HttpClient | Digest.Digest | Mac.Mac, never, R> =>
  Layer.mergeAll(
    Layer.effect(HttpClient.HttpClient, Effect.map(handler, client)),
    Layer.succeed(Gateway.Waits, false),
    Web.layerCrypto
  )
