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
import type * as Exchange from "./Exchange.ts"
import * as body from "./internal/body.ts"
import * as charset from "./internal/charset.ts"

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
 * The status and the headers of an answer.
 *
 * @category models
 * @since 0.1.0
 */
export interface Head extends Pick<BufferedResponse, "status" | "headers"> {}

/**
 * The reason why there is no whole answer, in the form of an `HttpClientError`. `TooLarge` is the reason of an answer
 * with more bytes than were allowed. `head` is what came before the failure. `isUnsent` tells that no byte of the request
 * was written.
 *
 * @category models
 * @since 0.1.0
 */
export interface BufferedError {
  readonly reason: {
    readonly _tag: HttpClientError.HttpClientErrorReason["_tag"] | "TooLarge"
    readonly cause?: unknown
  }
  readonly head?: Head | undefined
  readonly isUnsent?: boolean | undefined
}

/**
 * Sends a request and brings back its whole answer. An interruption ends the request, and so does an answer of more
 * than `maxSize` bytes. The default is `defaultMaxSize`. A client that knows tells by `report` how far the request has
 * come.
 *
 * @category models
 * @since 0.1.0
 */
export interface Execute {
  (
    request: HttpClientRequest.HttpClientRequest,
    maxSize?: number,
    report?: (stage: Exchange.Stage) => void
  ): Effect.Effect<BufferedResponse, BufferedError>
}

/**
 * The largest answer that is read where nothing else is said: 64 MiB, in bytes.
 *
 * @category constants
 * @since 0.1.0
 */
export const defaultMaxSize: number = 64 * 1024 * 1024

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
 * It gives the bytes as they were sent, with the codings of `content-encoding`.
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
 * Takes whole answers from any HTTP client, in one step where the client offers that. It undoes the codings of a body,
 * and the limit counts the decoded bytes too.
 *
 * @category constructors
 * @since 0.1.0
 */
export const fromClient = (client: HttpClient.HttpClient & Partial<BufferedClient>): Execute => {
  const offered = client[executeBuffered]
  return offered === undefined
    ? stepwise(client)
    : (request, maxSize = defaultMaxSize, report) =>
        Effect.flatMap(offered(request, maxSize, report), (response) =>
          response.headers["content-encoding"] === undefined
            ? Effect.succeed(response)
            : decoded(response, response.bytes, maxSize)
        )
}

const stepwise = (client: HttpClient.HttpClient): Execute => {
  const scoped = HttpClient.withScope(client)
  return (request, maxSize = defaultMaxSize) =>
    Effect.suspend(() => {
      const scope = Scope.makeUnsafe()
      return scoped.execute(request).pipe(
        Effect.flatMap((response) =>
          Effect.flatMap(
            Effect.mapErrorEager(body.read(response, maxSize), (reason) => ({ reason, head: headOf(response) })),
            (bytes): Effect.Effect<BufferedResponse, BufferedError> =>
              body.isDecoded(response, bytes)
                ? Effect.succeed({ ...headOf(response), bytes })
                : decoded(headOf(response), bytes, maxSize)
          )
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

const headOf = ({ headers, status }: Head): Head => ({ status, headers })

const codingOf = ({ headers }: Head): string | undefined => {
  const coding = headers["content-encoding"]
  return typeof coding === "object" ? coding.join() : coding
}

const decoded = (head: Head, bytes: Uint8Array, maxSize: number): Effect.Effect<BufferedResponse, BufferedError> => {
  const { headers, status } = head
  return Effect.mapBothEager(body.decode(bytes, codingOf(head), maxSize), {
    onFailure: (reason) => ({ reason, head }),
    onSuccess: (bytes) => ({ status, headers, bytes })
  })
}

const always = () => true

/**
 * The text of an answer, in the charset that the answer declares: in `content-type`, or in an XML declaration. Without a
 * charset that the runtime has, it is UTF-8. Throws where the bytes do not fit.
 *
 * @category reading
 * @since 0.1.0
 */
export const textOf = (response: BufferedResponse): string =>
  charset.decode(response.bytes, headerOf(response, "content-type"))

/**
 * The value of a header by its name in lower case; of several values the first.
 *
 * @category reading
 * @since 0.1.0
 */
export const headerOf = ({ headers }: Head, name: string): string | undefined => {
  const value = headers[name]
  return typeof value === "object" ? value[0] : value
}
