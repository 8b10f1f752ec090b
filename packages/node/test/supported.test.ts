import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { type Globals, supported } from "../src/internal/supported.ts"

const node = (node: string, others = {}): Globals => ({ process: { versions: { node, ...others } } })

it.effect.each([
  ["Node", node("22.19.0")],
  ["Node", node("24.21.0")],
  ["Deno", node("24.2.0", { deno: "2.9.6" })]
] as const)("%s works: %j", ([, globals]) => supported(globals))

const workers = { navigator: { userAgent: "Cloudflare-Workers" } }

it.effect.each([
  ["Bun 1.4.5", node("24.3.0", { bun: "1.4.5" })],
  ["Cloudflare Workers", workers],
  ["Cloudflare Workers", { ...workers, ...node("22.19.0") }],
  ["this runtime", {}],
  ["this runtime", { navigator: { userAgent: "Mozilla/5.0" }, process: {} }],
  ["Node 20.20.2", node("20.20.2")],
  ["Node 22.18.9", node("22.18.9")]
] as const)("%s is refused, with what to use: %j", ([name, globals]) =>
  Effect.gen(function* () {
    const { _tag, message } = yield* Effect.flip(supported(globals))
    assert.strictEqual(_tag, "UnsupportedRuntime")
    assert.isTrue(message.startsWith(name), message)
    assert.include(message, "Runtime.layerWeb of @effect-vendors/core")
  })
)
