import * as http from "node:http"
import type { AddressInfo } from "node:net"
import * as Effect from "effect/Effect"

/** A request as it came off the wire. */
export interface Received {
  readonly method: string
  readonly path: string
  readonly headers: http.IncomingHttpHeaders
  readonly body: Buffer
}

/** A server on a port of its own that records its requests and connections. */
export const serve = (
  respond: (request: Received, response: http.ServerResponse, incoming: http.IncomingMessage) => void
) =>
  Effect.acquireRelease(
    Effect.callback<Server>((resume) => {
      const received: Array<Received> = []
      const closed = Promise.withResolvers<void>()
      const arrived = Promise.withResolvers<void>()
      let connections = 0
      const server = http.createServer((incoming, response) => {
        const chunks: Array<Buffer> = []
        incoming.on("error", () => undefined)
        incoming.on("data", (chunk: Buffer) => {
          chunks.push(chunk)
          arrived.resolve()
        })
        response.on("close", () => {
          if (!response.writableFinished) closed.resolve()
        })
        incoming.on("end", () => {
          const { headers, method, url } = incoming
          const one = { method: method!, path: url!, headers, body: Buffer.concat(chunks) }
          received.push(one)
          arrived.resolve()
          respond(one, response, incoming)
        })
      })
      server.on("connection", (socket) => {
        connections++
        socket.on("close", () => connections--)
      })
      server.listen(0, "127.0.0.1", () => {
        resume(
          Effect.succeed({
            url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
            received,
            arrived: Effect.promise(() => arrived.promise),
            aborted: Effect.promise(() => closed.promise),
            connections: () => connections,
            server
          })
        )
      })
    }),
    ({ server }) =>
      Effect.callback<void>((resume) => {
        server.close(() => resume(Effect.void))
        server.closeAllConnections()
      })
  )

interface Server {
  readonly url: string
  readonly received: ReadonlyArray<Received>
  /** Ends when the first bytes of a body, or a whole request, have come. */
  readonly arrived: Effect.Effect<void>
  /** Ends when a client has left an answer before its end. */
  readonly aborted: Effect.Effect<void>
  readonly connections: () => number
  readonly server: http.Server
}
