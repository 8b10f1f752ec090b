import * as Effect from "effect/Effect"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"

interface Socket {
  readonly resetAndDestroy: () => void
}

/**
 * Resets the connection of the current request, so that the client gets no answer. It stands for a refused connection
 * too, since nobody can refuse a connection that is open. A server that hides its sockets answers as a proxy does, with
 * 502.
 */
export const reset: Effect.Effect<HttpServerResponse.HttpServerResponse, never, HttpServerRequest.HttpServerRequest> =
  Effect.map(HttpServerRequest.HttpServerRequest, ({ source }) => {
    const { socket } = source as { readonly socket?: Partial<Socket> | undefined }
    if (typeof socket?.resetAndDestroy === "function") socket.resetAndDestroy()
    return HttpServerResponse.empty({ status: 502 })
  })
