import * as Effect from "effect/Effect"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"

interface Socket {
  readonly resetAndDestroy: () => void
}

/**
 * Resets the connection of the request that is being answered: what a server does where no answer comes. A
 * connection that is open can no longer be refused, so that comes to the same. Where the server keeps its
 * sockets to itself, a proxy's 502 stands for it.
 */
export const reset: Effect.Effect<HttpServerResponse.HttpServerResponse, never, HttpServerRequest.HttpServerRequest> =
  Effect.map(HttpServerRequest.HttpServerRequest, ({ source }) => {
    const { socket } = source as { readonly socket?: Partial<Socket> | undefined }
    if (typeof socket?.resetAndDestroy === "function") socket.resetAndDestroy()
    return HttpServerResponse.empty({ status: 502 })
  })
