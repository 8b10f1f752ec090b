/** Messages are handled once by the stores that outlive a process. */
import { NodeRedis } from "@effect/platform-node"
import * as Once from "@effect-vendors/core/vendor/Once"
import { NodeSqlite } from "@effect-vendors/node"
import { expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Persistence from "effect/persistence/Persistence"
import { randomUUID } from "node:crypto"
import * as Net from "node:net"

const redis = { host: "127.0.0.1", port: 6379 }

const answers = await new Promise<boolean>((resolve) => {
  const socket = Net.connect(redis, () => resolve(true))
  socket.once("connect", () => socket.destroy())
  socket.once("error", () => resolve(false))
})

const id = `sha256:${"f".repeat(64)}`

const check = <E>(store: Layer.Layer<Persistence.Persistence, E>) =>
  Effect.gen(function* () {
    const once = yield* Once.make({ storeId: `once_${randomUUID().replaceAll("-", "")}`, retention: "1 minute" })
    const outcomes = yield* Effect.forEach([id, "b", id], (id) => once.run(id, Effect.void))
    expect(outcomes).toEqual(["Handled", "Handled", "Duplicate"])
  }).pipe(Effect.provide(store))

it.effect("SQL", () => check(Persistence.layerSql.pipe(Layer.provide(NodeSqlite.layer({ filename: ":memory:" })))))

// Continuous integration must have one.
it.live.skipIf(!answers && process.env["CI"] === undefined)("Redis", () =>
  check(Persistence.layerRedis.pipe(Layer.provide(NodeRedis.layer({ socket: redis }))))
)
