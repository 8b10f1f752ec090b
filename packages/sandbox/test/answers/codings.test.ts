/** Bodies in codings and charsets that nobody asked for. Sources: RFC 9110, section 8.4; RFC 7303, section 3. */
import { assert, describe, it } from "@effect/vitest"
import { VendorError } from "@effect-vendors/core"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as zlib from "node:zlib"
import { type Client, clients } from "../gateways.ts"
import { answer, call, type Form, forms, limited, serving, success } from "./gateways.ts"

const names = Object.keys(clients) as ReadonlyArray<Client>

const codings: Readonly<Record<string, (text: string) => Uint8Array>> = {
  "gzip": (text) => zlib.gzipSync(text),
  "x-gzip": (text) => zlib.gzipSync(text),
  "deflate": (text) => zlib.deflateSync(text),
  "br": (text) => zlib.brotliCompressSync(text),
  "gzip, br": (text) => zlib.brotliCompressSync(zlib.gzipSync(text)),
  "GZIP": (text) => zlib.gzipSync(text),
  "rubbish": (text) => Buffer.from(text)
}

// 访问太频繁, "called too often", as GBK has it; Node has no encoder for GBK.
const gbk: Readonly<Record<string, string>> = {
  访: "\xb7\xc3",
  问: "\xce\xca",
  太: "\xcc\xab",
  频: "\xc6\xb5",
  繁: "\xb7\xb1",
  签: "\xc7\xa9",
  署: "\xca\xf0"
}
const inGbk = (text: string) =>
  Buffer.from(
    text.replace(/[^\0-\x7f]/g, (character) => gbk[character]!),
    "latin1"
  )

const message = "访问太频繁, This ban will last for 17 more seconds"

describe.each(names)("over %s", (client) => {
  describe.each(forms)("%s", (form: Form) => {
    it.live.each(Object.keys(codings))("reads a success in the coding %s", (coding) =>
      Effect.gen(function* () {
        const { url } = yield* serving(answer(200, { "content-encoding": coding }, codings[coding]!(success(form))))
        yield* call(form, client, url)
      })
    )

    it.live("cannot read a body that is not in its coding", () =>
      Effect.gen(function* () {
        for (const coding of ["gzip", "deflate", "br"]) {
          const { url } = yield* serving(answer(200, { "content-encoding": coding }, success(form)))
          const error = yield* Effect.flip(call(form, client, url))
          assert.deepInclude(error, { _tag: "TransportFailure", outcome: "Unknown" })
        }
      })
    )

    it.live.each([
      "application/json; charset=GBK",
      "text/javascript;charset=gb2312",
      'text/xml; charset="gb18030"',
      "text/html; Charset = gbk"
    ])("reads %s, a success and a rate limit", (type) =>
      Effect.gen(function* () {
        const done = yield* serving(answer(200, { "content-type": type }, inGbk(success(form))))
        yield* call(form, client, done.url)
        const limit = yield* serving(answer(200, { "content-type": type }, inGbk(limited(form, message))))
        const error = yield* Effect.flip(call(form, client, limit.url))
        assert(error instanceof VendorError.RateLimited)
        assert.strictEqual(error.message, message)
        const ban = form === "Tencent" ? undefined : Duration.seconds(17)
        assert.deepStrictEqual(error.retryAfter, ban)
      })
    )

    it.live("reads UTF-8 where no charset that we have is declared", () =>
      Effect.gen(function* () {
        for (const type of ["", "application/json", "text/plain; charset=no-such", "text/html; charset=ISO-8859-1"]) {
          const { url } = yield* serving(answer(200, { "content-type": type }, limited(form, message)))
          const error = yield* Effect.flip(call(form, client, url))
          assert.deepInclude(error, { _tag: "RateLimited", message })
        }
      })
    )

    it.live("reads only the codes of bytes that are in no charset that is declared", () =>
      Effect.gen(function* () {
        for (const type of ["application/json", "application/json; charset=utf-8", "text/xml; charset=no-such"]) {
          const limit = yield* serving(answer(200, { "content-type": type }, inGbk(limited(form, message))))
          const error = yield* Effect.flip(call(form, client, limit.url))
          assert(error instanceof VendorError.RateLimited)
          assert.include(error.message, "\ufffd")
          assert.deepStrictEqual(error.retryAfter, form === "Tencent" ? undefined : Duration.seconds(17))
          const done = yield* serving(answer(200, { "content-type": type }, inGbk(success(form))))
          const unread = yield* Effect.flip(call(form, client, done.url))
          assert.deepInclude(unread, { _tag: "MalformedResponse", outcome: "Unknown" })
        }
        const broken = answer(200, { "content-type": "text/xml; charset=gbk" }, Buffer.from([0x7b, 0xff, 0xff]))
        const error = yield* Effect.flip(call(form, client, (yield* serving(broken)).url))
        assert.strictEqual(error._tag, "MalformedResponse")
      })
    )
  })

  it.live.each([
    ['<?xml version="1.0" encoding="GBK"?>', "text/xml"],
    ["<?xml version='1.0' encoding='gb2312' standalone='yes'?>\n", ""],
    ['<?xml version="1.0" encoding="utf-8"?>', "text/xml;charset=GBK"],
    ['<?xml version="1.0" encoding="GBK"?>', "text/xml;charset=no-such"]
  ])("TOP's XML is read in the charset of %s and %o", ([declaration, type]) =>
    Effect.gen(function* () {
      const body = inGbk(`${declaration}${limited("TOP's XML", message)}`)
      const { url } = yield* serving(answer(200, { "content-type": type! }, body))
      const error = yield* Effect.flip(call("TOP's XML", client, url))
      assert(error instanceof VendorError.RateLimited)
      assert.strictEqual(error.message, message)
      assert.deepStrictEqual(error.retryAfter, Duration.seconds(17))
    })
  )
})
