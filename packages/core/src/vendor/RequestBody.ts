/**
 * The bodies of requests that a vendor sends to us.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import type * as HttpServerError from "effect/http/HttpServerError"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Stream from "effect/Stream"

/**
 * The body of a request, or the beginning of one that is too large.
 *
 * @category models
 * @since 0.1.0
 */
export interface Body {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly tooLarge: boolean
}

/**
 * Reads the body of a request, to its end even where it is larger than `maxSize` bytes: a client that is cut off while
 * it still sends does not see the answer. It keeps no more than `maxSize` bytes. It fails where the client has gone.
 *
 * @category reading
 * @since 0.1.0
 */
export const read = (
  request: HttpServerRequest.HttpServerRequest,
  maxSize: number
): Effect.Effect<Body, HttpServerError.HttpServerError> =>
  Effect.suspend(() => {
    if (isBodiless(request)) return Effect.succeed({ bytes: new Uint8Array(), tooLarge: false })
    const chunks: Array<Uint8Array> = []
    let kept = 0
    let tooLarge = false
    return Effect.map(
      Stream.runForEach(request.stream, (chunk) =>
        Effect.sync(() => {
          const fitting = chunk.subarray(0, maxSize - kept)
          tooLarge ||= fitting.length < chunk.length
          kept += fitting.length
          if (fitting.length > 0) chunks.push(fitting)
        })
      ),
      () => {
        const bytes = new Uint8Array(kept)
        let offset = 0
        for (const chunk of chunks) {
          bytes.set(chunk, offset)
          offset += chunk.length
        }
        return { bytes, tooLarge }
      }
    )
  })

// Some servers have no stream for such a request. A few clients do send a body with GET.
const isBodiless = ({ headers, method }: HttpServerRequest.HttpServerRequest): boolean =>
  (method === "GET" || method === "HEAD") &&
  headers["content-length"] === undefined &&
  headers["transfer-encoding"] === undefined
