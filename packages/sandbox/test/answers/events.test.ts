/** Server-sent events in a coding that nobody asked for. Source: RFC 9110, section 8.4. */
import { assert, describe, it } from "@effect/vitest"
import { Operation, Wire } from "@effect-vendors/core"
import { Tencent } from "@effect-vendors/tencent"
import { NodeCrypto } from "@effect/platform-node"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import * as zlib from "node:zlib"
import { type Client, clients } from "../gateways.ts"
import { answer, serving } from "./gateways.ts"

const chat = Operation.streaming(
  Tencent.product({ service: "hunyuan", version: "2023-09-01" })("ChatCompletions", {
    request: Wire.struct({}),
    response: Wire.struct({})
  }),
  Wire.struct({ Text: Wire.String })
)

const codings: Readonly<Record<string, (text: string) => Uint8Array>> = {
  identity: (text) => Buffer.from(text),
  gzip: (text) => zlib.gzipSync(text),
  deflate: (text) => zlib.deflateSync(text),
  br: (text) => zlib.brotliCompressSync(text)
}

const text = ["合", "同"].map((Text) => `data: ${JSON.stringify({ Text })}\n\n`).join("")

describe.each(Object.keys(clients) as ReadonlyArray<Client>)("over %s", (client) => {
  it.live.each(Object.keys(codings))("events are read in the coding %s, and limited once they are decoded", (coding) =>
    Effect.gen(function* () {
      const headers = { "content-type": "text/event-stream", "content-encoding": coding }
      const { url } = yield* serving(answer(200, headers, codings[coding]!(text)))
      const events = (maxResponseSize: number) =>
        Tencent.stream(chat, {}).pipe(
          Stream.runCollect,
          Effect.provide(
            Tencent.layer({
              endpoint: url,
              credentials: { secretId: "id", secretKey: Redacted.make("key") },
              maxResponseSize
            }).pipe(Layer.provide([clients[client], NodeCrypto.layer]))
          )
        )
      assert.deepStrictEqual(yield* events(Buffer.byteLength(text)), [{ Text: "合" }, { Text: "同" }])
      const error = yield* Effect.flip(events(Buffer.byteLength(text) - 1))
      assert.include({ ...error }, { _tag: "MalformedResponse" })
    })
  )
})
