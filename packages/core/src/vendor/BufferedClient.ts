/**
 * Whole answers: status, headers and all bytes, in one step.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Scope from "effect/Scope"

/**
 * The answer to a request with its whole body.
 *
 * @category models
 * @since 0.1.0
 */
export interface BufferedResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string | ReadonlyArray<string> | undefined>>
  readonly bytes: Uint8Array
}

/**
 * The reason why there is no whole answer, in the form of an `HttpClientError`.
 *
 * @category models
 * @since 0.1.0
 */
export interface BufferedError {
  readonly reason: Pick<HttpClientError.HttpClientErrorReason, "_tag" | "cause">
}

/**
 * Sends a request and brings back its whole answer. An interruption ends the request.
 *
 * @category models
 * @since 0.1.0
 */
export interface Execute {
  (request: HttpClientRequest.HttpClientRequest): Effect.Effect<BufferedResponse, BufferedError>
}

/**
 * The name under which an HTTP client offers whole answers.
 *
 * @category models
 * @since 0.1.0
 */
export const executeBuffered: unique symbol = Symbol.for("@effect-vendors/core/BufferedClient")

/**
 * An HTTP client that offers, besides `execute`, a whole answer in one step. There is nothing between head and body to
 * keep, to watch or to give up.
 *
 * A client that a combinator makes does not offer it, so that nothing which was added to a client is left out.
 *
 * @category models
 * @since 0.1.0
 */
export interface BufferedClient {
  readonly [executeBuffered]: Execute
}

/**
 * Takes whole answers from any HTTP client, in one step where the client offers that.
 *
 * @category constructors
 * @since 0.1.0
 */
export const fromClient = (client: HttpClient.HttpClient & Partial<BufferedClient>): Execute => {
  if (client[executeBuffered] !== undefined) return client[executeBuffered]
  const scoped = HttpClient.withScope(client)
  return (request) =>
    Effect.suspend(() => {
      const scope = Scope.makeUnsafe()
      return scoped.execute(request).pipe(
        Effect.flatMap(({ arrayBuffer, headers, status }) =>
          Effect.map(arrayBuffer, (buffer) => ({ status, headers, bytes: new Uint8Array(buffer) }))
        ),
        Effect.updateContext((context: Context.Context<never>) =>
          context.pipe(
            Context.add(Scope.Scope, scope),
            // The call has its own span. HttpClient's would send headers to the vendor, and record ours.
            Context.add(HttpClient.TracerDisabledWhen, always)
          )
        ),
        // Aborts the request. Without a scope, an interruption between head and body would leave the request to the
        // garbage collector. A whole answer has nothing to abort.
        Effect.onError(() => Scope.close(scope, Exit.void))
      )
    })
}

const always = () => true

/**
 * The text of an answer in UTF-8. Throws where the bytes are not UTF-8.
 *
 * @category reading
 * @since 0.1.0
 */
export const textOf = ({ bytes }: BufferedResponse): string => utf8.decode(bytes)

const utf8 = /*#__PURE__*/ new TextDecoder("utf-8", { fatal: true })

/**
 * The value of a header by its name in lower case; of several values the first.
 *
 * @category reading
 * @since 0.1.0
 */
export const headerOf = ({ headers }: BufferedResponse, name: string): string | undefined => {
  const value = headers[name]
  return typeof value === "object" ? value[0] : value
}
