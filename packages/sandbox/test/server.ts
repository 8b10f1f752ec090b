/** A sandbox on a port of its own, with operations that no vendor has, for what no vendor's own shows. */
import { Wire } from "@effect-vendors/core"
import { Faults, Simulator } from "@effect-vendors/core/testing"
import { Control, Sandbox } from "@effect-vendors/sandbox"
import { Taobao } from "@effect-vendors/taobao"
import { NodeHttpServer } from "@effect/platform-node"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import * as References from "effect/References"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { createServer } from "node:http"

/** Asks for a session. */
export const sellerGet = Taobao.operation("taobao.user.seller.get", {
  request: Wire.struct({ fields: Wire.String, since: Wire.optional(Wire.Int) }),
  response: Wire.struct({ nick: Wire.String }),
  traits: { session: true }
})

/** May be called twice a minute. */
export const noteAdd = Taobao.operation("taobao.note.add", {
  request: Wire.struct({ text: Wire.String }),
  response: Wire.struct({ text: Wire.String }),
  traits: { rateLimit: { limit: 2, window: "1 minute" } }
})

/** Business of somebody else's than the library's. */
export const notes = Simulator.make({
  name: "notes",
  state: Schema.Struct({ texts: Schema.Array(Schema.String) }),
  initial: { texts: [] },
  transitions: (on) => [
    on(noteAdd, ({ texts }, { text }) => [
      { texts: [...texts, text] },
      Result.succeed({ text }),
      [{ kind: "note", recipient: "all", value: text }]
    ]),
    on(sellerGet, (state) => [state, Result.succeed({ nick: "卖家" })])
  ],
  steps: (named) => ({
    forget: named(Schema.Struct({ text: Schema.String }), ({ text }) => ({ texts }) => [
      { texts: texts.filter((other) => other !== text) },
      texts.includes(text)
    ])
  })
})

export class Address extends Context.Service<Address, string>()("test/Address") {}

export const layer = (options?: {
  readonly control?: boolean
  readonly rateLimits?: boolean
  readonly checkSkew?: boolean
  readonly faults?: boolean
}) => {
  const routes = Sandbox.layerRoutes({
    tencent: { checkSkew: options?.checkSkew },
    taobao: { operations: [sellerGet, noteAdd], checkSkew: options?.checkSkew },
    damai: { checkSkew: options?.checkSkew }
  })
  const served = HttpRouter.serve(options?.control === false ? routes : Layer.merge(routes, Control.layer), {
    disableLogger: true,
    disableListenLog: true
  })
  return Layer.effect(Address, HttpServer.addressFormattedWith(Effect.succeed)).pipe(
    Layer.provide(served),
    // What is wrong here is so on purpose.
    Layer.provide(Layer.succeed(References.MinimumLogLevel, "None")),
    Layer.provide(NodeHttpServer.layer(createServer, { host: "127.0.0.1", port: 0 })),
    Layer.provideMerge(options?.faults === false ? Layer.empty : Faults.layer()),
    Layer.provideMerge(Sandbox.layerSimulations({ rateLimits: options?.rateLimits, taobao: { simulators: [notes] } }))
  )
}

/** Calls a control endpoint: the status, and the body as JSON where there is one. */
export const control = Effect.fnUntraced(function* (method: string, path: string, body?: unknown, headers = {}) {
  const address = yield* Address
  return yield* Effect.promise(async () => {
    const response = await fetch(`${address}/_sandbox${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) })
    })
    const text = await response.text()
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) }
  })
})
