/** A server may send answers of 1xx before its answer, and nobody has to have asked for them: RFC 9110, section 15.2. */
import * as BufferedClient from "@effect-vendors/core/vendor/BufferedClient"
import * as UndiciHttpClient from "@effect-vendors/node/UndiciHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as Scope from "effect/Scope"
import * as Net from "node:net"

type Client = HttpClient.HttpClient & Partial<BufferedClient.BufferedClient>

const post = (url: string) => HttpClientRequest.post(url, { body: HttpBody.text("body") })

const whole = (url: string) =>
  Effect.flatMap(HttpClient.HttpClient, (client: Client) =>
    Effect.map(client[BufferedClient.executeBuffered]!(post(url)), ({ bytes }) => new TextDecoder().decode(bytes))
  )

const stepwise = (url: string) => Effect.flatMap(HttpClient.execute(post(url)), ({ text }) => text)

const using = <A, E>(effect: Effect.Effect<A, E, HttpClient.HttpClient | Scope.Scope>) =>
  Effect.provide(effect, UndiciHttpClient.layer({ connections: 1 }), { local: true })

const answer = (body: string) => `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`

const informational = ["HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.0 100 \r\nserver: a\r\ndate: b\r\n\r\n"]

/** A server of one request after the other on a connection. */
const serve = (respond: (socket: Net.Socket) => void) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly url: string; readonly server: Net.Server; readonly connections: () => number }>(
      (resume) => {
        let connections = 0
        const server = Net.createServer((socket) => {
          connections++
          let received = ""
          socket.setNoDelay(true)
          socket.on("error", () => {})
          socket.on("data", (bytes) => {
            received += bytes.toString("latin1")
            if (!received.endsWith("\r\n\r\nbody")) return
            received = ""
            respond(socket)
          })
        })
        server.listen(0, "127.0.0.1", () => {
          const url = `http://127.0.0.1:${(server.address() as Net.AddressInfo).port}`
          resume(Effect.succeed({ url, server, connections: () => connections }))
        })
      }
    ),
    ({ server }) => Effect.sync(() => server.close())
  )

// Writes each piece on its own, and the next one once the system has it.
const writing = (pieces: ReadonlyArray<string>) =>
  serve((socket) => {
    const write = (index: number): void => {
      if (index < pieces.length) socket.write(pieces[index]!, "latin1", () => setImmediate(() => write(index + 1)))
    }
    write(0)
  })

for (const [name, read] of Object.entries({ whole, stepwise })) {
  describe(`read ${name}, an answer comes`, () => {
    it.live.each([
      ["after one", [informational[0]! + answer("{}")]],
      ["after one that comes alone", [informational[0]!, answer("{}")]],
      ["after several", [...informational, informational[0]! + informational[1]! + answer("{}")]],
      ["after one in pieces", [..."HTTP/1.1 100 Continue\r\n\r\n", ...answer("{}")]],
      ["after one that ends in the answer's piece", ["HTTP/1.1 10", `0 Continue\r\n\r\n${answer("{}")}`]],
      ["after processing and early hints", [`HTTP/1.1 102 -\r\n\r\nHTTP/1.1 103 -\r\nlink: a\r\n\r\n${answer("{}")}`]],
      ["without any", [answer("{}")]],
      ["in pieces", [...answer("{}")]]
    ] as const)("%s", ([, pieces]) =>
      Effect.gen(function* () {
        const { connections, url } = yield* writing(pieces)
        // The connection is kept, and the next answer begins like this one.
        for (const _ of [1, 2, 3]) assert.strictEqual(yield* read(url), "{}")
        assert.strictEqual(connections(), 1)
      }).pipe(using)
    )

    it.live("whose body looks like one", () =>
      Effect.gen(function* () {
        const body = informational[0]!.repeat(3)
        const { url } = yield* writing([answer(body).slice(0, -body.length), body.slice(0, 25), body.slice(25)])
        assert.strictEqual(yield* read(url), body)
      }).pipe(using)
    )

    it.live("never, where the connection ends after one", () =>
      Effect.gen(function* () {
        for (const pieces of [informational[0]!, "HTTP/1.1 10", "HTTP/1.1 100 Continue\r\n"]) {
          const { url } = yield* serve((socket) => void socket.end(pieces))
          const error = yield* Effect.flip(read(url))
          assert.strictEqual(error.reason._tag, "TransportError")
        }
      }).pipe(using)
    )
  })
}
