import { assert, describe, it } from "@effect/vitest"
import * as Runtime from "@effect-vendors/core/Runtime"
import * as Mac from "effect/crypto/Mac"
import * as WebCrypto from "effect/crypto/WebCrypto"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import { type Deno, sendingOnce } from "../src/internal/deno.ts"

// A Deno of a version that records what it is asked for.
const denoOf = (version: string) => {
  const events: Array<unknown> = []
  const deno: Deno = {
    version: { deno: version },
    createHttpClient: (options) => {
      events.push(options)
      return { close: () => events.push("closed") }
    }
  }
  return { deno, events }
}

// https://github.com/denoland/deno/issues/35610
describe("on Deno", () => {
  it.effect.each(["2.9.6", "2.9.10", "2.9.6+5a5cb3b", "2.10.0", "3.0.0-rc.1"])(
    "a client of %s keeps no connection and lives as long as the layer",
    (version) =>
      Effect.gen(function* () {
        const { deno, events } = denoOf(version)
        const during = yield* Effect.scoped(Effect.map(sendingOnce(deno), () => [...events]))
        assert.deepStrictEqual(during, [{ http2: false, poolMaxIdlePerHost: 0 }])
        assert.deepStrictEqual(events, [...during, "closed"])
      })
  )

  it.effect.each(["1.46.3", "2.7.5", "2.9.0", "2.9.5", "2.9.5+1", "unknown"])(
    "%s is refused with a message",
    (version) =>
      Effect.gen(function* () {
        const { deno, events } = denoOf(version)
        const message = yield* Effect.flip(Effect.scoped(sendingOnce(deno)))
        assert.include(message, `Deno ${version} `)
        assert.include(message, "use 2.9.6 or newer")
        assert.deepStrictEqual(events, [])
      })
  )
})

describe("layerWebHttpClient", () => {
  it.effect("follows no redirection", () =>
    Effect.gen(function* () {
      const fetched: Array<RequestInit | undefined> = []
      const fetch: typeof globalThis.fetch = (_, init) => {
        fetched.push(init)
        return Promise.resolve(new Response(null, { status: 302, headers: { location: "https://elsewhere.example" } }))
      }
      const { status } = yield* HttpClient.post("https://vendor.example").pipe(
        Effect.provide(Runtime.layerWebHttpClient),
        Effect.provideService(FetchHttpClient.Fetch, fetch)
      )
      assert.strictEqual(status, 302)
      assert.deepStrictEqual(
        fetched.map((init) => init?.redirect),
        ["manual"]
      )
    })
  )
})

describe("layerWebCrypto", () => {
  it.effect("signs, and makes keys, by the cryptography that is provided", () =>
    Effect.gen(function* () {
      const mac = yield* Mac.Mac
      const data = new Uint8Array([1, 2, 3])
      const one = yield* mac.sign(yield* mac.generateKey(Mac.hmacSha256), data)
      const key = yield* Mac.key(Mac.hmacSha256, new Uint8Array(64).fill(7))
      assert.deepStrictEqual(one, yield* mac.sign(key, data))
    }).pipe(
      Effect.provide(Runtime.layerWebCrypto),
      Effect.provideService(WebCrypto.WebCrypto, {
        getRandomValues: <T extends ArrayBufferView>(bytes: T) => (bytes as unknown as Uint8Array).fill(7) && bytes,
        randomUUID: () => globalThis.crypto.randomUUID(),
        subtle: globalThis.crypto.subtle
      } as Crypto)
    )
  )
})
