/** The unkind server: does to a request what its path says, and keeps records. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as http from "node:http"
import type { AddressInfo, Socket } from "node:net"

export interface Unkind {
  readonly address: string
  /** How often the call of a text arrived. */
  readonly arrivals: (text: string) => number
  /** How many requests wait for an answer. */
  readonly waiting: () => number
  readonly forget: () => void
}

type Act = (response: http.ServerResponse, text: string) => void

const answer: Act = (response, text) =>
  response
    .setHeader("content-type", "application/json")
    .end(JSON.stringify({ tmall_runtimes_echo_response: { id: 1, text, request_id: "r" } }))

const used = new WeakSet<Socket>()

const acts: Readonly<Record<string, Act>> = {
  "/silent": () => {},
  "/ending": ({ socket }) => socket?.end(),
  // A server that keeps a connection, and closes it after it has read the next request.
  "/keeping": (response, text) => {
    const socket = response.socket!
    if (used.has(socket)) socket.end()
    else {
      used.add(socket)
      answer(response, text)
    }
  },
  "/unfit": (response) => response.end(JSON.stringify({ tmall_runtimes_echo_response: { request_id: "r" } })),
  "/misdirected": (response) => response.writeHead(421).end(),
  "/redirected": (response) => response.writeHead(307, { location: "/elsewhere" }).end(),
  "/elsewhere": answer
}

export const serve: Effect.Effect<Unkind, never, Scope.Scope> = Effect.map(
  Effect.acquireRelease(
    Effect.callback<{ readonly server: http.Server; readonly unkind: Unkind }>((resume) => {
      const texts: Array<string> = []
      let waiting = 0
      const server = http.createServer((request, response) => {
        // Pages of all sites may call it.
        response.setHeader("access-control-allow-origin", "*").setHeader("access-control-allow-headers", "*")
        if (request.method === "OPTIONS") {
          response.end()
          return
        }
        waiting++
        response.on("close", () => waiting--)
        let body = ""
        request.setEncoding("utf8").on("data", (text: string) => (body += text))
        request.on("end", () => {
          const text = new URLSearchParams(body).get("text")!
          texts.push(text)
          acts[request.url!]!(response, text)
        })
      })
      server.listen(0, "127.0.0.1", () => {
        const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
        const unkind: Unkind = {
          address,
          arrivals: (text) => texts.filter((other) => other === text).length,
          waiting: () => waiting,
          forget: () => texts.splice(0)
        }
        resume(Effect.succeed({ server, unkind }))
      })
    }),
    ({ server }) =>
      Effect.callback<void>((resume) => {
        server.close(() => resume(Effect.void))
        server.closeAllConnections()
      })
  ),
  ({ unkind }) => unkind
)
