import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import { assert, describe, layer } from "@effect/vitest"
import * as Wire from "@effect-vendors/core/Wire"
import { Callbacks, Durable } from "@effect-vendors/workflow"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as Tracer from "effect/Tracer"
import type * as Pipeline from "../src/Pipeline.ts"
import { book } from "../../core/test/toy.ts"
import { engines, Registrations, type Services } from "./engines.ts"
import { callsOf, ended, flowOf, suspended } from "./pipelines.ts"

/** A vendor's callback on a flow, with the flow's number beyond 2^53. */
const Signed = Durable.event("signed", Schema.Struct({ flow: Wire.Int64, by: Wire.Secret }))

const value = (by: string) => ({ flow: 9007199254740993n, by: Redacted.make(by) })

const bodyOf = (by: string) => `{"flow":9007199254740993,"by":"${by}"}`

/** A route as a vendor's events come: its key is in the body. */
const vendorRoute = HttpRouter.use((router) =>
  Effect.gen(function* () {
    const engine = yield* Effect.context<Pipeline.Engine>()
    yield* router.add(
      "POST",
      "/vendor/:key",
      Effect.gen(function* () {
        const { key = "" } = yield* HttpRouter.params
        const { by } = yield* HttpServerRequest.schemaBodyJson(Schema.Struct({ by: Schema.String }))
        yield* Signed.send(key, value(by))
        return HttpServerResponse.empty()
      }).pipe(Effect.orDie, Effect.provideContext(engine))
    )
  })
)

const key = (byte: number) => Redacted.make(Buffer.alloc(32, byte).toString("base64"))

const old = { url: "http://flows/callbacks", current: "2026", keys: { 2026: key(1) } }
const rotated = { url: "http://flows/callbacks/", current: "2027", keys: { 2026: key(1), 2027: key(2) } }

const serve = Effect.fnUntraced(function* (routes: Layer.Layer<never, never, HttpRouter.HttpRouter | Pipeline.Engine>) {
  const engine = yield* Effect.context<Pipeline.Engine>()
  const server = HttpRouter.serve(routes, { disableLogger: true, disableListenLog: true }).pipe(
    Layer.provideMerge(NodeHttpServer.layerTest),
    Layer.provide(Layer.succeedContext(engine))
  )
  const context = yield* Layer.buildWithScope(server, yield* Registrations)
  return Effect.fnUntraced(function* (url: string, body: string) {
    const request = HttpClientRequest.bodyText(HttpClientRequest.post(url.replace("http://flows", "")), body)
    const response = yield* HttpClient.execute(request)
    return { status: response.status, text: yield* response.text }
  }, Effect.provideContext(context))
})

for (const [name, engine] of engines) {
  describe(name, () => {
    layer(engine as Layer.Layer<Services>, { excludeTestServices: true, timeout: 30_000 })((it) => {
      it.effect("sees an event by its key before, while and after it waits for it", () =>
        Effect.gen(function* () {
          const post = yield* serve(vendorRoute)
          const came = (key: string, by: string) => post(`/vendor/${key}`, JSON.stringify({ by }))
          const started = yield* Deferred.make<void>()
          const flow = yield* flowOf(Schema.String, (key) =>
            Effect.gen(function* () {
              if (key === "early") yield* Durable.run("hold", Deferred.await(started))
              const { by, flow } = yield* Signed.await(key, { within: "1 hour" })
              return `${Redacted.value(by)} ${flow}`
            })
          )
          // Before the execution is there, and while it has not come to wait for it.
          assert.strictEqual((yield* came("first", "Ann")).status, 204)
          assert.strictEqual(yield* flow.execute({ key: "first" }), "Ann 9007199254740993")
          const early = yield* flow.start({ key: "early" })
          yield* came("early", "Bob")
          yield* came("early", "another")
          yield* Deferred.succeed(started, undefined)
          assert.deepStrictEqual(yield* ended(flow, early), Exit.succeed("Bob 9007199254740993"))
          // While it waits, twice.
          const late = yield* flow.start({ key: "late" })
          assert.strictEqual((yield* suspended(flow, late))._tag, "Suspended")
          yield* Effect.all([came("late", "Cid"), came("late", "Cid")], { concurrency: 2 })
          assert.deepStrictEqual(yield* ended(flow, late), Exit.succeed("Cid 9007199254740993"))
          // After it ended.
          assert.strictEqual((yield* came("late", "Dan")).status, 204)
          assert.deepStrictEqual(yield* ended(flow, late), Exit.succeed("Cid 9007199254740993"))
        })
      )

      it.effect("wakes all who wait for one key, and nobody whose time is over", () =>
        Effect.gen(function* () {
          const Paid = Durable.event("paid", Schema.String)
          const flow = yield* flowOf(Schema.String, (key) =>
            Paid.await("order", key === "hasty" ? { within: 20 } : { within: "1 day" })
          )
          const waiting = yield* Effect.forEach(["40A", "40B"], (key) => flow.start({ key }))
          for (const id of waiting) yield* suspended(flow, id)
          const error = yield* Effect.flip(flow.execute({ key: "hasty" }))
          assert.deepInclude(error as object, { _tag: "TimedOut", signal: "paid" })
          yield* Paid.send("order", "paid")
          for (const id of waiting) assert.deepStrictEqual(yield* ended(flow, id), Exit.succeed("paid"))
          assert.strictEqual((yield* Effect.flip(flow.execute({ key: "hasty" })))._tag, "TimedOut")
        })
      )

      it.effect("keeps an event as long as it says, and what an execution found for ever", () =>
        Effect.gen(function* () {
          const Brief = Durable.event("brief", Schema.String, { retention: 0 })
          const Gate = Durable.signal("gate", Schema.Void)
          const flow = yield* flowOf(Schema.Array(Schema.String), (key) =>
            Effect.gen(function* () {
              const first = yield* Brief.await(key)
              yield* Gate.await()
              return [first, yield* Brief.await(`${key} again`, { within: 20 })]
            })
          )
          const id = yield* flow.start({ key: "41A" })
          yield* suspended(flow, id)
          yield* Brief.send("41A", "woken")
          yield* Brief.send("41A again", "forgotten")
          yield* Effect.sleep(2)
          yield* Gate.send(flow, id, undefined)
          const exit = yield* ended(flow, id)
          assert(Exit.isFailure(exit))
          assert.include(JSON.stringify(exit), "TimedOut")
        })
      )

      it.effect("sends a signal by a signed URL, once, however often it comes", () =>
        Effect.gen(function* () {
          const Agreed = Durable.signal("agreed", Schema.Struct({ flow: Wire.Int64, by: Wire.Secret }))
          const urls: Array<string> = []
          const flow = yield* flowOf(Schema.String, (key) =>
            Effect.gen(function* () {
              const url = yield* Callbacks.urlHere(Agreed, { expires: "1 day" })
              urls.push(url)
              // Another URL on the replay would be another request.
              yield* Durable.call("book", book, { seat: key, passenger: BigInt(url.length) })
              const { by, flow } = yield* Agreed.await({ within: "1 day" })
              return `${Redacted.value(by)} ${flow}`
            }).pipe(Effect.provide(Callbacks.layer(old)))
          )
          const post = yield* serve(
            Callbacks.routes([{ pipeline: flow, signals: [Agreed] }]).pipe(
              Layer.provide(Layer.orDie(Callbacks.layer(rotated)))
            )
          )
          const id = yield* flow.start({ key: "42A" })
          yield* suspended(flow, id)
          const [url = ""] = urls
          for (const body of ["{", `{"flow":1}`, ""]) {
            assert.strictEqual((yield* post(url, body)).status, 400)
          }
          assert.notInclude((yield* post(url, `{"flow":"x","by":"canary"}`)).text, "canary")
          assert.strictEqual((yield* post(url, `"${"x".repeat(2 ** 20)}"`)).status, 413)
          // One key was current when the URL was made, and another is now.
          assert.deepStrictEqual(yield* post(url, bodyOf("Ann")), { status: 204, text: "" })
          assert.strictEqual((yield* post(url, bodyOf("Bob"))).status, 204)
          assert.deepStrictEqual(yield* ended(flow, id), Exit.succeed("Ann 9007199254740993"))
          assert.strictEqual(new Set(urls).size, 1)
          assert.deepStrictEqual(yield* callsOf("42A"), ["book"])
          assert.strictEqual((yield* post(url, bodyOf("Bob"))).status, 204)
        })
      )

      it.effect("takes no URL that is forged, has expired, or is for something else", () =>
        Effect.gen(function* () {
          const Agreed = Durable.signal("agreed", Schema.Void)
          const Other = Durable.signal("other", Schema.Void)
          const flow = yield* flowOf(Schema.Void, () => Agreed.await())
          const executionId = yield* flow.start({ key: "43A" })
          yield* suspended(flow, executionId)
          const callbacks = Layer.orDie(Callbacks.layer(rotated))
          const post = yield* serve(
            Callbacks.routes([{ pipeline: flow, signals: [Agreed] }]).pipe(Layer.provide(callbacks))
          )
          const to = { pipeline: flow, executionId, expires: "1 minute" } as const
          const url = yield* Callbacks.url(Agreed, to).pipe(Effect.provide(callbacks))
          const [claims = "", signature = ""] = url.slice(url.lastIndexOf("/") + 1).split("?signature=")
          const said = JSON.parse(Buffer.from(claims, "base64url").toString())
          const token = (claims: unknown, signature: string) =>
            `/callbacks/${Buffer.from(JSON.stringify(claims)).toString("base64url")}?signature=${signature}`
          const flipped = `${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`
          const otherKey = { ...rotated, keys: { 2027: key(3) } }
          const forged = [
            token(said, flipped),
            token(said, ""),
            token(said, signature.slice(0, 20)),
            token([...said.slice(0, 2), said[2] + 1, ...said.slice(3)], signature),
            token([...said.slice(0, 5), "other"], signature),
            token([1, "2026", ...said.slice(2)], signature),
            token([1, "nobody's", ...said.slice(2)], signature),
            token("text", signature),
            `/callbacks/${claims}`,
            `/callbacks/${claims}?signature=${signature}&signature=${signature}`,
            `/callbacks/${claims}/more?signature=${signature}`,
            "/callbacks/%00?signature=%00",
            yield* Callbacks.url(Agreed, to).pipe(Effect.provide(Callbacks.layer(otherKey)))
          ]
          for (const url of forged) assert.strictEqual((yield* post(url, "")).status, 403, url)
          const expired = yield* Callbacks.url(Agreed, { ...to, expires: "-1 second" }).pipe(Effect.provide(callbacks))
          assert.strictEqual((yield* post(expired, "")).status, 410)
          const other = yield* Callbacks.url(Other, to).pipe(Effect.provide(callbacks))
          assert.strictEqual((yield* post(other, "")).status, 404)
          assert.strictEqual((yield* suspended(flow, executionId))._tag, "Suspended")
          const attributes: Array<unknown> = []
          const tracer = Tracer.make({
            span: (options) =>
              new (class extends Tracer.NativeSpan {
                override attribute(name: string, value: unknown) {
                  attributes.push([this.name, name, value])
                  super.attribute(name, value)
                }
              })(options)
          })
          assert.strictEqual((yield* Effect.withTracer(post(url, ""), tracer)).status, 204)
          assert.include(JSON.stringify(attributes), "/callbacks/")
          assert.notInclude(JSON.stringify(attributes), signature)
          assert.deepStrictEqual(yield* ended(flow, executionId), Exit.void)
        })
      )
    })
  })
}
