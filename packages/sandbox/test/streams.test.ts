/** Server-sent events and files, over every HTTP client and a real connection. */
import { Operation, Wire } from "@effect-vendors/core"
import { Taobao } from "@effect-vendors/taobao"
import { Tencent } from "@effect-vendors/tencent"
import { TopWire } from "@effect-vendors/top"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { clients, gateways, soon } from "./gateways.ts"
import { serve } from "./tcpServer.ts"

const chat = Operation.streaming(
  Tencent.product({ service: "hunyuan", version: "2023-09-01" })("ChatCompletions", {
    request: Wire.struct({ Stream: Wire.Boolean }),
    response: Wire.struct({})
  }),
  Wire.struct({ Text: Wire.String })
)

const events = Tencent.stream(chat, { Stream: true })

const head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"

const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`

const event = (text: string) => chunk(`data: {"Text":"${text}"}\n\n`)

const through = (port: number, client: keyof typeof clients) => gateways(`http://127.0.0.1:${port}`, clients[client])

for (const client of Object.keys(clients) as Array<keyof typeof clients>) {
  describe(`over ${client}`, () => {
    it.live("events arrive before the answer ends", () =>
      Effect.gen(function* () {
        const { port } = yield* serve({ onRequest: (socket) => void socket.write(head + event("合")) })
        const first = yield* events.pipe(Stream.take(1), Stream.runCollect, Effect.provide(through(port, client)), soon)
        assert.deepStrictEqual(first, [{ Text: "合" }])
      }).pipe(Effect.scoped)
    )

    it.live("who takes no more events closes the connection", () =>
      Effect.gen(function* () {
        const { port, sockets } = yield* serve({ onRequest: (socket) => void socket.write(head + event("a")) })
        yield* Effect.gen(function* () {
          yield* soon(events.pipe(Stream.take(1), Stream.runDrain))
          // The gateway still lives, and with it every connection that nothing closes.
          yield* soon(
            Effect.callback<void>((resume) => {
              const [socket] = sockets
              if (socket === undefined || socket.destroyed) return resume(Effect.void)
              socket.once("close", () => resume(Effect.void))
            })
          )
        }).pipe(Effect.provide(through(port, client)))
      }).pipe(Effect.scoped)
    )

    it.live("a connection that breaks is an error after the events before it", () =>
      Effect.gen(function* () {
        const { port, requests } = yield* serve({
          onRequest: (socket) => void socket.write(head + event("a"), () => setImmediate(() => socket.destroy()))
        })
        const found: Array<string> = []
        const error = yield* events.pipe(
          Stream.runForEach(({ Text }) => Effect.sync(() => found.push(Text))),
          Effect.flip,
          Effect.provide(through(port, client)),
          soon
        )
        assert.deepStrictEqual(found, ["a"])
        assert.include({ ...error }, { _tag: "TransportFailure", outcome: "Unknown" })
        assert.strictEqual(requests(), 1)
      }).pipe(Effect.scoped)
    )

    it.live("a file is sent whole", () =>
      Effect.gen(function* () {
        let request = ""
        const { port } = yield* serve({
          onRequest: (socket, text) => {
            request = text
            const body = `{"a_b_response":{"request_id":"r"}}`
            socket.end(
              `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
            )
          }
        })
        const img = new TopWire.File(new TextEncoder().encode("the file"), { name: "a.txt", type: "text/plain" })
        yield* soon(Effect.provide(Taobao.call("taobao.a.b", { img }), through(port, client)))
        assert.match(request, /content-type: multipart\/form-data; boundary=form-\w+/i)
        assert.include(request, `name="img"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nthe file\r\n--form-`)
      }).pipe(Effect.scoped)
    )
  })
}
