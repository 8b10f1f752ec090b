import { NodeCrypto, NodeHttpServer } from "@effect/platform-node"
import * as Drift from "@effect-vendors/core/Drift"
import * as Events from "@effect-vendors/tencent/Events"
import { describe, expect, it } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Persistence from "effect/persistence/Persistence"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import * as sender from "./sender.ts"

const key = "CC23FB38AE1D47B09D939CFBAE64195F"
const token = "test_token_123"
const secrets = { token: Redacted.make(token), key: Redacted.make(key) }

type Handler<E> = Events.RouteOptions<E, never>["handler"]

const route = <E>(handler: Handler<E>, options?: Partial<Events.RouteOptions<E, never>>) =>
  Events.layerRoute({ ...secrets, path: "/callbacks", handler, ...options }).pipe(Layer.provide(NodeCrypto.layer))

/** Serves a route within the test, by the test's own clock. Gives the status of each answer. */
const serve = Effect.fnUntraced(function* <E>(
  layer: Layer.Layer<never, E, HttpRouter.HttpRouter | Persistence.Persistence>
) {
  const handle = yield* HttpRouter.toHttpEffect(layer)
  return (sent: sender.Sent) =>
    handle.pipe(
      Effect.provideService(HttpServerRequest.HttpServerRequest, HttpServerRequest.fromWeb(sender.request(sent))),
      Effect.scoped,
      Effect.map(({ status }) => status),
      Effect.orDie
    )
})

const quiet = Logger.layer([])

const services = Layer.merge(Persistence.layerMemory, quiet)

const event = (MsgId: string, MsgData: object = {}) =>
  sender.encrypted({ MsgId, MsgType: "FlowStatusChange", MsgVersion: "ThirdPartyApp", MsgData }, key, token)

/** A handler that keeps what it was called with. */
const keeping = () => {
  const seen: Array<Events.Event> = []
  const handler = (event: Events.Event) => Effect.sync(() => void seen.push(event))
  return { seen, handler, ids: () => seen.map(({ MsgId }) => MsgId) }
}

describe("a contract's callbacks", () => {
  it.effect("are verified and handled once, though they come three times and in the wrong order", () =>
    Effect.gen(function* () {
      const { handler, seen } = keeping()
      const send = yield* serve(route(handler))
      const change = (MsgId: string, FlowCallbackStatus: number, OccurTime: number) =>
        event(MsgId, { FlowId: "flow-1", FlowCallbackStatus, OccurTime })
      const started = change("m-1", 1, 100)
      const signed = change("m-2", 2, 200)
      const done = change("m-3", 4, 300)
      const forged = sender.encrypted({ MsgId: "m-4", MsgType: "FlowStatusChange", MsgData: {} }, key, "another token")
      const arrived = [done, forged, started, done, signed, started, forged, signed, started, done, signed]

      const statuses = yield* Effect.forEach(arrived, send)

      expect(statuses).toEqual(arrived.map((sent) => (sent === forged ? 403 : 200)))
      const flows = seen.flatMap((event) => (event._tag === "FlowStatusChange" ? [event.MsgData] : []))
      expect(flows.map(({ FlowCallbackStatus }) => FlowCallbackStatus)).toEqual([4, 1, 2])
      // The time of the change tells the order.
      const latest = flows.reduce((a, b) => ((a.OccurTime ?? 0) > (b.OccurTime ?? 0) ? a : b))
      expect(Events.flowStatuses[latest.FlowCallbackStatus ?? 0]).toBe("ALL")
    }).pipe(Effect.provide(services))
  )
})

describe("answers", () => {
  it.effect("refuses what is not verified, and hands none of it over", () =>
    Effect.gen(function* () {
      const { handler, seen } = keeping()
      const send = yield* serve(route(handler, { maxBodySize: 1000 }))
      const { body } = event("m")
      expect(yield* send({ body, headers: {}, query: {} })).toBe(403)
      expect(yield* send(sender.signed(body, "another"))).toBe(403)
      expect(yield* send(sender.signed("no message", token))).toBe(400)
      expect(yield* send(sender.encrypted({}, "0123456789abcdef0123456789abcdef", token))).toBe(400)
      expect(yield* send(sender.signed("", token))).toBe(400)
      expect(yield* send(event("m", { FlowName: "x".repeat(1000) }))).toBe(413)
      expect(seen).toEqual([])
    }).pipe(Effect.provide(services))
  )

  it.effect("answers the probe, and hands it to nobody", () =>
    Effect.gen(function* () {
      const { handler, seen } = keeping()
      const send = yield* serve(route(handler))
      expect(yield* send({ body: "{}", headers: {}, query: {} })).toBe(200)
      expect(yield* send(sender.signed("{}", token))).toBe(200)
      expect(yield* send(sender.encrypted({}, key, token))).toBe(200)
      expect(yield* send(sender.signed("{}", "another"))).toBe(403)
      expect(seen).toEqual([])
    }).pipe(Effect.provide(services))
  )

  it.effect("takes the signature of the query", () =>
    Effect.gen(function* () {
      const { handler, ids } = keeping()
      const send = yield* serve(route(handler))
      const { body } = event("m")
      const { encrypt } = JSON.parse(body)
      const query = { timestamp: "1700000000", nonce: "abc123" }
      const msg_signature = sender.querySignature([token, query.timestamp, query.nonce, encrypt])
      expect(yield* send({ body, headers: {}, query: { ...query, msg_signature } })).toBe(200)
      expect(yield* send({ body, headers: {}, query: { ...query, nonce: "other", msg_signature } })).toBe(403)
      expect(ids()).toEqual(["m"])
    }).pipe(Effect.provide(services))
  )

  it.effect("answers 500 until the handler succeeds", () =>
    Effect.gen(function* () {
      let runs = 0
      const send = yield* serve(
        route(() => {
          runs++
          return runs === 1 ? Effect.fail("busy") : runs === 2 ? Effect.die("defect") : Effect.void
        })
      )
      const statuses = yield* Effect.forEach(Array.from({ length: 5 }), () => send(event("m")))
      expect(statuses).toEqual([500, 500, 200, 200, 200])
      expect(runs).toBe(3)
    }).pipe(Effect.provide(services))
  )

  it.effect("tells events without an id by a digest of the message", () =>
    Effect.gen(function* () {
      const { handler, seen } = keeping()
      const send = yield* serve(route(handler))
      const old = (FlowCallbackStatus: number) =>
        sender.signed(JSON.stringify({ FlowId: "f", FlowCallbackStatus }), token)
      for (const sent of [old(1), old(1), old(4), old(1)]) expect(yield* send(sent)).toBe(200)
      expect(seen).toHaveLength(2)
      // An id that a store could not keep is told by its digest, too.
      const long = "x".repeat(10_000)
      for (const sent of [event(long), event(long), event(`${long}y`)]) expect(yield* send(sent)).toBe(200)
      expect(seen).toHaveLength(4)
    }).pipe(Effect.provide(services))
  )

  it.effect("hands over an event that drifts, unless drift is an error", () =>
    Effect.gen(function* () {
      const { handler, seen } = keeping()
      const lenient = yield* serve(route(handler))
      const drifting = event("m", { FlowCallbackStatus: "ended" })
      expect(yield* lenient(drifting)).toBe(200)
      expect(seen).toMatchObject([{ _tag: "FlowStatusChange", data: { FlowCallbackStatus: "ended" } }])
      const strict = yield* serve(route(handler, { storeId: "strict" }).pipe(Layer.provide(Drift.strict)))
      expect(yield* strict(drifting)).toBe(500)
      expect(seen).toHaveLength(1)
    }).pipe(Effect.provide(services))
  )
})

describe("duplicates", () => {
  it.effect("wait for the first, which outlives its request", () =>
    Effect.gen(function* () {
      let runs = 0
      const started = yield* Deferred.make<void>()
      const release = yield* Deferred.make<void>()
      const send = yield* serve(
        route(() => {
          runs++
          return Effect.andThen(Deferred.succeed(started, undefined), Deferred.await(release))
        })
      )
      const first = yield* Effect.forkChild(send(event("m")))
      yield* Deferred.await(started)
      const others = yield* Effect.forkChild(Effect.all([send(event("m")), send(event("m"))], { concurrency: 2 }))
      yield* Fiber.interrupt(first)
      const other = yield* Effect.forkChild(send(event("m")))
      yield* Deferred.succeed(release, undefined)
      expect(yield* Fiber.join(others)).toEqual([200, 200])
      expect(yield* Fiber.join(other)).toBe(200)
      expect(runs).toBe(1)
    }).pipe(Effect.provide(services))
  )

  it.effect("are known by the next process, until they are forgotten", () =>
    Effect.gen(function* () {
      const { handler, seen } = keeping()
      for (const [wait, total] of [
        ["0 millis", 1],
        ["47 hours", 1],
        ["2 hours", 2]
      ] as const) {
        yield* TestClock.adjust(wait)
        const status = yield* Effect.scoped(
          Effect.flatMap(serve(route(handler, { retention: "2 days" })), (send) => send(event("m")))
        )
        expect([status, seen.length]).toEqual([200, total])
      }
    }).pipe(Effect.provide(services))
  )

  it.effect("of two routes with stores of their own are two events", () =>
    Effect.gen(function* () {
      const { handler, seen } = keeping()
      const send = yield* serve(route(handler))
      const other = yield* serve(route(handler, { storeId: "others" }))
      expect([yield* send(event("m")), yield* other(event("m"))]).toEqual([200, 200])
      expect(seen).toHaveLength(2)
    }).pipe(Effect.provide(services))
  )

  it.effect("run the handler again where the process died between handler and record", () =>
    Effect.gen(function* () {
      const { handler, seen } = keeping()
      const backing = yield* Persistence.Persistence
      // The record never comes to be, as where the process dies.
      const dying = Persistence.Persistence.of({
        make: (options) => Effect.map(backing.make(options), (store) => ({ ...store, set: () => Effect.never }))
      })
      yield* Effect.scoped(
        Effect.gen(function* () {
          const send = yield* serve(route(handler).pipe(Layer.provide(Layer.succeed(Persistence.Persistence, dying))))
          const fiber = yield* Effect.forkChild(send(event("m")))
          while (seen.length === 0) yield* Effect.yieldNow
          yield* Fiber.interrupt(fiber)
        })
      )
      const send = yield* serve(route(handler))
      expect([yield* send(event("m")), yield* send(event("m"))]).toEqual([200, 200])
      expect(seen).toHaveLength(2)
    }).pipe(Effect.provide(services))
  )
})

describe("a store that fails", () => {
  const failure = Effect.fail(new Persistence.PersistenceError({ message: "the store is out of reach" }))
  const failing = (methods: Partial<Persistence.PersistenceStore>) =>
    Layer.effect(
      Persistence.Persistence,
      Effect.map(Persistence.Persistence, (backing) =>
        Persistence.Persistence.of({
          make: (options) => Effect.map(backing.make(options), (store) => ({ ...store, ...methods }))
        })
      )
    )

  it.effect("keeps the handler from running where it cannot be read", () =>
    Effect.gen(function* () {
      const { handler, seen } = keeping()
      const send = yield* serve(route(handler).pipe(Layer.provide(failing({ get: () => failure }))))
      expect(yield* send(event("m"))).toBe(500)
      expect(seen).toEqual([])
    }).pipe(Effect.provide(services))
  )

  it.effect("does not take back a success where it cannot be written", () =>
    Effect.gen(function* () {
      const { handler, seen } = keeping()
      const send = yield* serve(route(handler).pipe(Layer.provide(failing({ set: () => failure }))))
      expect(yield* send(event("m"))).toBe(200)
      expect(seen).toHaveLength(1)
    }).pipe(Effect.provide(services))
  )
})

describe("the layer", () => {
  const built = <E>(layer: Layer.Layer<never, E, HttpRouter.HttpRouter | Persistence.Persistence>) =>
    Effect.flip(Effect.asVoid(HttpRouter.toHttpEffect(layer)))
  const config = (variables: Record<string, string>, options?: Partial<Events.RouteOptions<never, never>>) =>
    Events.layerConfig({ path: "/callbacks", handler: () => Effect.void, ...options }).pipe(
      Layer.provide([NodeCrypto.layer, ConfigProvider.layer(ConfigProvider.fromEnv({ env: variables }))])
    )

  it.effect("is not built without a token, unless it is told to take callbacks of anybody", () =>
    Effect.gen(function* () {
      const { handler, ids } = keeping()
      const error = yield* built(route(handler, { token: undefined }))
      expect(error).toMatchObject({ _tag: "SettingsError", message: expect.stringContaining("unverified") })
      const send = yield* serve(route(handler, { token: undefined, unverified: true }))
      expect(yield* send({ ...event("m"), headers: {} })).toBe(200)
      expect(ids()).toEqual(["m"])
    }).pipe(Effect.provide(services))
  )

  it.effect("reads the secrets of the environment", () =>
    Effect.gen(function* () {
      const next = { token: "next", key: "0123456789abcdef0123456789abcdef" }
      const send = yield* serve(
        config({
          TENCENTCLOUD_CALLBACK_TOKEN: next.token,
          TENCENTCLOUD_CALLBACK_TOKEN_PREVIOUS: token,
          TENCENTCLOUD_CALLBACK_KEY: next.key,
          TENCENTCLOUD_CALLBACK_KEY_PREVIOUS: key
        })
      )
      expect(yield* send(event("m"))).toBe(200)
      expect(yield* send(sender.encrypted({ MsgType: "OrgAuth", MsgData: {} }, next.key, next.token))).toBe(200)
      expect(yield* send(sender.encrypted({ MsgType: "OrgAuth", MsgData: {} }, next.key, "others"))).toBe(403)
    }).pipe(Effect.provide(services))
  )

  it.effect("names what the environment lacks", () =>
    Effect.gen(function* () {
      expect(String(yield* built(config({})))).toContain("TENCENTCLOUD_CALLBACK_TOKEN")
      yield* serve(config({}, { token: secrets.token }))
      yield* serve(config({}, { unverified: true }))
    }).pipe(Effect.provide(services))
  )
})

describe("servers", () => {
  it.effect("any server of web requests and responses", () =>
    Effect.gen(function* () {
      const { handler, ids } = keeping()
      const app = HttpRouter.toWebHandler(
        route(handler).pipe(Layer.provide(Persistence.layerMemory), Layer.provideMerge(quiet)),
        { disableLogger: true }
      )
      yield* Effect.addFinalizer(() => Effect.promise(app.dispose))
      const answer = (sent: sender.Sent) =>
        Effect.promise(async () => {
          const response = await app.handler(sender.request(sent))
          return [response.status, await response.json()]
        })
      const success = [200, { code: 0, message: "success" }]
      expect(yield* answer(event("m"))).toEqual(success)
      expect(yield* answer(event("m"))).toEqual(success)
      expect(yield* answer({ ...event("m"), headers: {} })).toEqual([403, expect.objectContaining({ code: 403 })])
      expect(ids()).toEqual(["m"])
    })
  )

  it.live("Node", () =>
    Effect.gen(function* () {
      const { handler, ids } = keeping()
      yield* Layer.build(HttpRouter.serve(route(handler), { disableLogger: true, disableListenLog: true }))
      const { body, headers } = event("m")
      const post = (headers: Readonly<Record<string, string>>) =>
        HttpClient.execute(
          HttpClientRequest.post("/callbacks", { headers, body: HttpBody.text(body, "application/json") })
        ).pipe(Effect.map(({ status }) => status))
      expect(yield* Effect.all([post(headers), post({}), post(headers)])).toEqual([200, 403, 200])
      expect(yield* Effect.map(HttpClient.post("/callbacks"), ({ status }) => status)).toBe(403)
      expect(ids()).toEqual(["m"])
    }).pipe(Effect.provide([NodeHttpServer.layerTest, services]))
  )
})
