/** The sessions that users grant, in the stores that outlive a process. */
import { NodeRedis } from "@effect/platform-node"
import { Gateway } from "@effect-vendors/core/vendor"
import { NodeSqlite } from "@effect-vendors/node"
import { Taobao } from "@effect-vendors/taobao"
import { TopSessions } from "@effect-vendors/top"
import * as Runtime from "@effect-vendors/core/Runtime"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Persistence from "effect/persistence/Persistence"
import * as Redacted from "effect/Redacted"
import { randomUUID } from "node:crypto"
import * as net from "node:net"

const redis = { host: "127.0.0.1", port: 6379 }

const answers = await new Promise<boolean>((resolve) => {
  const socket = net.connect(redis, () => resolve(true))
  socket.once("connect", () => socket.destroy())
  socket.once("error", () => resolve(false))
})

const session = "6100e23f0c3b5a7d9e1f2a4b6c8d0e1f"
const token_result = JSON.stringify({ access_token: session, expires_in: 86_400, taobao_user_id: 2088001 })

const platform = HttpClient.make((request) =>
  Effect.succeed(
    HttpClientResponse.fromWeb(
      request,
      Response.json({ top_auth_token_create_response: { token_result, request_id: "r" } })
    )
  )
)

const gateway = Taobao.layer({
  credentials: { appKey: "app", appSecret: Redacted.make("secret") },
  ...Gateway.unhurried
}).pipe(Layer.provide([Layer.succeed(HttpClient.HttpClient, platform), Runtime.layerWebCrypto]))

const check = <E>(store: Layer.Layer<Persistence.BackingPersistence, E>) => {
  const make = TopSessions.make(Taobao.vendor, {
    appKey: `app-${randomUUID()}`,
    redirectUri: "https://shop.example/granted",
    sealing: { current: "k", keys: { k: Redacted.make(btoa("0123456789abcdef0123456789abcdef")) } }
  })
  return Effect.gen(function* () {
    yield* (yield* make).grant(Redacted.make("code"))
    // Another process.
    const sessions = yield* make
    const found = yield* sessions.find("2088001")
    assert.strictEqual(Redacted.value(found.session), session)
    yield* sessions.forget("2088001")
    assert.strictEqual((yield* Effect.flip(sessions.find("2088001"))).code, "NotGranted")
  }).pipe(Effect.scoped, Effect.provide([store, gateway]))
}

const sqlite = NodeSqlite.layer({ filename: ":memory:" })

it.live("memory", () => check(Persistence.layerBackingMemory))
it.live("SQL", () => check(Persistence.layerBackingSql.pipe(Layer.provide(sqlite))))
it.live("SQL with a table for each application", () =>
  check(Persistence.layerBackingSqlMultiTable.pipe(Layer.provide(sqlite)))
)
// Continuous integration must have one.
it.live.skipIf(!answers && process.env["CI"] === undefined)("Redis", () =>
  check(Persistence.layerBackingRedis.pipe(Layer.provide(NodeRedis.layer({ socket: redis }))))
)
