/** TCP servers on a free port of this machine, which close with their scope. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as Net from "node:net"
import * as Tls from "node:tls"

/** A server, and counts of its connections and requests. */
export interface Server {
  readonly port: number
  /** How often a client connected. */
  readonly connections: () => number
  /** How many whole requests were read. */
  readonly requests: () => number
  /** The connections that are open. */
  readonly sockets: ReadonlySet<Net.Socket>
}

/** The acts of a server when a client connects, and when it has read a whole request. */
export interface Behaviour {
  readonly onConnect?: (socket: Net.Socket) => void
  readonly onRequest?: (socket: Net.Socket, request: string) => void
}

/**
 * Starts a server that knows just enough HTTP to see that a request is whole. With `tls`, its certificate is one
 * that no client trusts.
 */
export const serve = (behaviour: Behaviour, tls = false): Effect.Effect<Server, never, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      Effect.callback<{ readonly server: Net.Server; readonly seen: Server }>((resume) => {
        let connections = 0
        let requests = 0
        const sockets = new Set<Net.Socket>()
        const server = (
          tls
            ? (listener: (socket: Net.Socket) => void) => Tls.createServer({ key, cert }, listener)
            : (listener: (socket: Net.Socket) => void) => Net.createServer(listener)
        )((socket) => {
          connections++
          sockets.add(socket)
          let received = ""
          socket.on("close", () => sockets.delete(socket))
          // In some tests, the client goes away.
          socket.on("error", () => {})
          socket.on("data", (bytes) => {
            received += bytes.toString("latin1")
            while (isWhole(received)) {
              const end = lengthOf(received)
              const request = received.slice(0, end)
              received = received.slice(end)
              requests++
              behaviour.onRequest?.(socket, Buffer.from(request, "latin1").toString())
            }
          })
          behaviour.onConnect?.(socket)
        })
        server.listen(0, "127.0.0.1", () => {
          const { port } = server.address() as Net.AddressInfo
          resume(
            Effect.succeed({
              server,
              seen: { port, connections: () => connections, requests: () => requests, sockets }
            })
          )
        })
      }),
      ({ seen, server }) =>
        Effect.callback<void>((resume) => {
          server.close(() => resume(Effect.void))
          for (const socket of seen.sockets) socket.destroy()
        })
    ),
    ({ seen }) => seen
  )

const headOf = (text: string) => text.indexOf("\r\n\r\n") + 4

const lengthOf = (text: string) => headOf(text) + Number(/\r\ncontent-length: *(\d+)/i.exec(text)?.[1] ?? 0)

const isWhole = (text: string) => headOf(text) > 3 && text.length >= lengthOf(text)

/**
 * A port on which nobody listens. Nobody can while the scope is open, since the near end of a connection holds it.
 */
export const closedPort: Effect.Effect<number, never, Scope.Scope> = Effect.flatMap(serve({}), ({ port }) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.callback<Net.Socket>((resume) => {
        const socket = Net.connect(port, "127.0.0.1", () => resume(Effect.succeed(socket)))
      }),
      (socket) => Effect.sync(() => socket.destroy())
    ),
    (socket) => socket.localPort!
  )
)

/** Writes an answer in HTTP. */
export const response = (body: string, status = 200, headers = "content-type: application/json"): string =>
  `HTTP/1.1 ${status} -\r\n${headers}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

// Only these tests use it. It is signed by itself.
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgmuxAANL97SenfzM7
g7jVx5n90Wd8yt5vNnSX31r5Qf6hRANCAATNG8vu0FKSHLdCgX4ZDHiz+qDJTwXB
cwpdGKFBgRx6ZTmwmJMDEHRJ97m4caKHxp3gaYT4hHysK2O8bAhI5xOK
-----END PRIVATE KEY-----`

const cert = `-----BEGIN CERTIFICATE-----
MIIBkDCCATagAwIBAgIUYuCRhN1jIuOClgkkiyOYQKs2V6MwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMTIyMDAzMFoYDzIxMjYxMDI4
MjIwMDMwWjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATNG8vu0FKSHLdCgX4ZDHiz+qDJTwXBcwpdGKFBgRx6ZTmwmJMDEHRJ
97m4caKHxp3gaYT4hHysK2O8bAhI5xOKo2QwYjAdBgNVHQ4EFgQU5s87PyIWH7HU
3nQdDtA7B/m6TnQwHwYDVR0jBBgwFoAU5s87PyIWH7HU3nQdDtA7B/m6TnQwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC
ID7+DSh55coXBL9IPNJ58tUBTkIhC316j1vzsaguI1ArAiEAqSrBwfLiQ3slgAs+
PxqVz0txuJDUECN2QT2f01SeISk=
-----END CERTIFICATE-----`
