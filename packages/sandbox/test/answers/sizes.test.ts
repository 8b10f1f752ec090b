/** Answers of any size: nothing of them costs more memory than a layer allows. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Net from "node:net"
import * as zlib from "node:zlib"
import { type Client, clients, soon } from "../gateways.ts"
import { serve } from "../tcpServer.ts"
import { answer, call, forms, serving, success } from "./gateways.ts"

const names = Object.keys(clients) as ReadonlyArray<Client>
const MiB = 1024 * 1024

const tooLarge = { _tag: "MalformedResponse", status: 200, outcome: "Unknown", retryable: false } as const

/** Writes until the client has gone. */
const endless = (socket: Net.Socket, head: string, piece: Buffer) => {
  const write = () => {
    if (socket.destroyed) return
    if (socket.write(piece)) setImmediate(write)
    else socket.once("drain", write)
  }
  socket.write(head)
  write()
}

const chunked = "HTTP/1.1 200 -\r\ntransfer-encoding: chunked\r\n\r\n"
const chunk = Buffer.from(`10000\r\n${" ".repeat(0x10000)}\r\n`)

describe.each(names)("over %s", (client) => {
  it.live.each([
    ["in chunks", chunked, chunk],
    ["to the end of the connection", "HTTP/1.1 200 -\r\n\r\n", chunk],
    ["of a length that is told", `HTTP/1.1 200 -\r\ncontent-length: ${600 * MiB}\r\n\r\n`, chunk]
  ] as const)("an endless body %s is an error, and its connection is closed", ([, head, piece]) =>
    Effect.gen(function* () {
      for (const form of forms) {
        const closed = Promise.withResolvers<number>()
        const server = yield* serve({
          onRequest: (socket) => {
            socket.once("close", () => closed.resolve(socket.bytesWritten))
            endless(socket, head, piece)
          }
        })
        const url = `http://127.0.0.1:${server.port}`
        const error = yield* soon(Effect.flip(call(form, client, url, { maxResponseSize: MiB })))
        assert.deepInclude(error, tooLarge)
        assert.include(error.message, "maxResponseSize")
        // The system holds some bytes that nobody reads.
        assert.isBelow(yield* soon(Effect.promise(() => closed.promise)), 24 * MiB)
      }
    }).pipe(Effect.scoped)
  )

  it.live("64 MiB are the limit where nothing else is said", () =>
    Effect.gen(function* () {
      const server = yield* serve({ onRequest: (socket) => endless(socket, chunked, chunk) })
      const error = yield* Effect.flip(call("Tencent", client, `http://127.0.0.1:${server.port}`))
      assert.deepInclude(error, tooLarge)
    }).pipe(Effect.scoped)
  )

  it.live("the limit is exact, and may be none", () =>
    Effect.gen(function* () {
      const text = success("Tencent")
      const size = Buffer.byteLength(text)
      const whole = answer(200, {}, text)
      const pieces = Buffer.from(`${chunked}${size.toString(16)}\r\n${text}\r\n0\r\n\r\n`)
      const packed = answer(200, { "content-encoding": "gzip" }, zlib.gzipSync(text))
      for (const bytes of [whole, pieces, packed]) {
        const { url } = yield* serving(bytes)
        yield* call("Tencent", client, url, { maxResponseSize: size })
        yield* call("Tencent", client, url, { maxResponseSize: Infinity })
        const error = yield* Effect.flip(call("Tencent", client, url, { maxResponseSize: size - 1 }))
        assert.deepInclude(error, tooLarge)
      }
    }).pipe(Effect.scoped)
  )

  it.live("a refusal by its status counts, however large it is", () =>
    Effect.gen(function* () {
      for (const [status, tag] of [
        [429, "RateLimited"],
        [413, "InvalidParameter"],
        [503, "ServiceFailure"]
      ] as const) {
        const { url } = yield* serving(answer(status, {}, " ".repeat(2000)))
        const error = yield* Effect.flip(call("Tencent", client, url, { maxResponseSize: 1000 }))
        assert.deepInclude(error, { _tag: tag, code: String(status) })
      }
    }).pipe(Effect.scoped)
  )

  it.live("a small body that decodes to a large one is an error", () =>
    Effect.gen(function* () {
      const { url } = yield* serving(answer(200, { "content-encoding": "gzip, gzip" }, bomb))
      const before = process.memoryUsage().arrayBuffers
      assert.deepInclude(yield* Effect.flip(call("Tencent", client, url)), tooLarge)
      assert.isBelow(process.memoryUsage().arrayBuffers - before, 200 * MiB)
    }).pipe(Effect.scoped)
  )
})

// 1 GiB of one byte in a few kilobytes.
const bomb = (() => {
  const inner = zlib.gzipSync(Buffer.alloc(128 * MiB), { level: 9 })
  return zlib.gzipSync(Buffer.concat(Array.from({ length: 8 }, () => inner)), { level: 9 })
})()

it.live.each([0, -1, NaN])("maxResponseSize %d is refused before anything is sent", (maxResponseSize) =>
  Effect.gen(function* () {
    const { requests, url } = yield* serving(answer(200, {}, success("Tencent")))
    for (const form of forms) {
      const error = yield* Effect.flip(call(form, "node", url, { maxResponseSize }))
      assert.deepInclude<object>(error, { _tag: "InvalidParameter", origin: "client", outcome: "NotSent" })
    }
    assert.strictEqual(requests(), 0)
  }).pipe(Effect.scoped)
)
