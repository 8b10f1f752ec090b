/** Executions whose wake was lost: what they wait for is there, and nobody runs them. */
import { assert, describe, it } from "@effect/vitest"
import { Durable } from "@effect-vendors/workflow"
import { PersistenceError } from "effect/cluster/ClusterError"
import * as MessageStorage from "effect/cluster/MessageStorage"
import * as RunnerHealth from "effect/cluster/RunnerHealth"
import * as Runners from "effect/cluster/Runners"
import * as RunnerStorage from "effect/cluster/RunnerStorage"
import * as Sharding from "effect/cluster/Sharding"
import * as ShardingConfig from "effect/cluster/ShardingConfig"
import * as Snowflake from "effect/cluster/Snowflake"
import * as SqlMessageStorage from "effect/cluster/SqlMessageStorage"
import * as Digest from "effect/crypto/Digest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Ref from "effect/Ref"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import type * as Workflow from "effect/workflow/Workflow"
import { certain } from "../src/internal/certainStorage.ts"
import { sweep } from "../src/internal/wakes.ts"
import { databases } from "./databases.ts"
import { ended, suspended } from "./pipelines.ts"

const Told = Durable.signal("told", Schema.String)

const Flow = Durable.workflow("Wakes", {
  payload: { key: Schema.String },
  key: ({ key }) => key,
  success: Schema.String
})

/** A pipeline that waits, and counts its runs. */
const counted = Effect.map(Ref.make(0), (runs) => ({
  runs,
  body: Flow.toLayer(() =>
    Effect.andThen(
      Ref.update(runs, (n) => n + 1),
      Told.await()
    )
  )
}))

const minute = 60_000n << 22n

/** Makes the rest of an execution's run begin some minutes earlier: ids tell the time. */
const rest = (id: string, minutes: number) =>
  SqlClient.SqlClient.use((sql) => {
    const back = sql.literal(String(BigInt(minutes) * minute))
    const run = `Workflow/Wakes/${id}/run/`
    return Effect.andThen(
      sql`UPDATE cluster_replies SET id = id - ${back}
        WHERE id = (SELECT last_reply_id FROM cluster_messages WHERE message_id = ${run})`,
      sql`UPDATE cluster_messages SET last_reply_id = last_reply_id - ${back} WHERE message_id = ${run}`
    )
  })

/** Makes an execution begin some minutes earlier. */
const begin = (id: string, minutes: number) =>
  SqlClient.SqlClient.use((sql) => {
    const back = sql.literal(String(BigInt(minutes) * minute))
    const run = `Workflow/Wakes/${id}/run/`
    return Effect.andThen(
      sql`UPDATE cluster_replies SET request_id = request_id - ${back}
        WHERE request_id = (SELECT id FROM cluster_messages WHERE message_id = ${run})`,
      sql`UPDATE cluster_messages SET id = id - ${back}, request_id = request_id - ${back} WHERE message_id = ${run}`
    )
  })

/** Keeps the message that brings a signal, as the engine does, and claims it. */
const claim = (id: string, value: string) =>
  SqlClient.SqlClient.use((sql) => {
    const minuteAgo = sql.onDialectOrElse({
      pg: () => sql.literal("NOW() - INTERVAL '1 minute'"),
      orElse: () => sql.literal("DATETIME('now', '-1 minute')")
    })
    const name = "DurableClock/signal/told"
    return sql`INSERT INTO cluster_messages
      (id, message_id, shard_id, entity_type, entity_id, kind, tag, payload, headers, request_id, last_read)
      SELECT id + 1, ${`Workflow/Wakes/${id}/deferred/${name}`}, shard_id, entity_type, entity_id,
      0, 'deferred', ${JSON.stringify({ name, exit: exitOf(value) })}, '{}', id + 1, ${minuteAgo}
      FROM cluster_messages WHERE message_id = ${`Workflow/Wakes/${id}/run/`}`
  })

/** Answers that message, as the engine does when it has woken the run. */
const answer = (value: string) =>
  SqlClient.SqlClient.use((sql) =>
    Effect.andThen(
      sql`INSERT INTO cluster_replies (id, kind, request_id, payload)
        SELECT id + 1, 0, id, ${JSON.stringify({ _tag: "Success", value: exitOf(value) })}
        FROM cluster_messages WHERE tag = 'deferred'`,
      sql`UPDATE cluster_messages SET processed = TRUE, last_reply_id = id + 1 WHERE tag = 'deferred'`
    )
  )

const exitOf = (value: string) => ({ _tag: "Success", value: JSON.stringify({ value }) })

/** A storage whose connection breaks when each reply is committed. */
const breaking = Layer.effect(
  MessageStorage.MessageStorage,
  Effect.gen(function* () {
    const inner = yield* SqlMessageStorage.makeEncoded()
    return yield* MessageStorage.makeEncoded(
      certain({
        ...inner,
        saveReply: (reply) =>
          Effect.andThen(inner.saveReply(reply), new PersistenceError({ cause: "the connection broke" }))
      })
    )
  })
).pipe(Layer.provide([Snowflake.layerGenerator, Digest.layerWebCrypto]))

const swept = Effect.gen(function* () {
  const engine = yield* WorkflowEngine.WorkflowEngine
  yield* sweep(yield* SqlClient.SqlClient, engine, Flow.workflow as Workflow.Any)
})

/** The reply of its run that an execution rests with. */
const restOf = (id: string) =>
  SqlClient.SqlClient.use((sql) =>
    Effect.map(
      sql<{ readonly reply: string | null }>`SELECT CAST(last_reply_id AS VARCHAR(20)) AS reply FROM cluster_messages
        WHERE message_id = ${`Workflow/Wakes/${id}/run/`}`,
      ([row]) => row!.reply
    )
  )

for (const [name, database] of databases) {
  describe(name, () => {
    const open = Effect.map(database, ({ client }) => ({
      client,
      engine: Durable.layerSingle({ polling: "50 millis" }).pipe(Layer.provideMerge(client))
    }))

    it.live("wakes an execution whose wake was lost when its process ended", () =>
      Effect.gen(function* () {
        const { client, engine } = yield* open
        const { body } = yield* counted
        const live = Effect.provide(body.pipe(Layer.provideMerge(engine)))
        const id = yield* Effect.gen(function* () {
          const id = yield* Flow.start({ key: "1" })
          yield* suspended(Flow, id)
          return id
        }).pipe(live)
        // The signal is answered, and the run is not reset.
        yield* Effect.gen(function* () {
          yield* claim(id, "kept")
          yield* answer("kept")
          yield* rest(id, 1)
        }).pipe(Effect.provide(client))
        assert.deepStrictEqual(yield* live(ended(Flow, id)), Exit.succeed("kept"))
      })
    )

    it.live("wakes an execution whose run's reply was saved, although its connection broke", () =>
      Effect.gen(function* () {
        const { client } = yield* open
        const { body } = yield* counted
        const engine = Durable.layerEngine().pipe(
          Layer.provide(Sharding.layer),
          Layer.provide([Runners.layerNoop, RunnerStorage.layerMemory, RunnerHealth.layerNoop]),
          Layer.provide(breaking),
          Layer.provide(ShardingConfig.layer({ entityMessagePollInterval: "50 millis" })),
          Layer.provideMerge(client)
        )
        const exit = yield* Effect.gen(function* () {
          const id = yield* Flow.start({ key: "1" })
          yield* suspended(Flow, id)
          yield* Told.send(Flow, id, "kept")
          return yield* ended(Flow, id)
        }).pipe(Effect.provide(body.pipe(Layer.provideMerge(engine))))
        assert.deepStrictEqual(exit, Exit.succeed("kept"))
      })
    )

    it.live("delivers a message that was lost with the connection that read it", () =>
      Effect.gen(function* () {
        const { engine } = yield* open
        const { body } = yield* counted
        const exit = yield* Effect.gen(function* () {
          const id = yield* Flow.start({ key: "1" })
          yield* suspended(Flow, id)
          // As by a read whose answer did not come.
          yield* claim(id, "claimed")
          yield* swept
          return yield* ended(Flow, id)
        }).pipe(Effect.provide(body.pipe(Layer.provideMerge(engine))))
        assert.deepStrictEqual(exit, Exit.succeed("claimed"))
      })
    )

    it.live("runs an execution that waits in vain ever more rarely", () =>
      Effect.gen(function* () {
        const { engine } = yield* open
        const { body, runs } = yield* counted
        yield* Effect.gen(function* () {
          const id = yield* Flow.start({ key: "1" })
          yield* suspended(Flow, id)
          // It has not rested for 20 seconds.
          const first = yield* restOf(id)
          yield* swept
          assert.strictEqual(yield* restOf(id), first)
          // It has rested for less than it took until then.
          yield* begin(id, 6)
          yield* rest(id, 2)
          const second = yield* restOf(id)
          yield* swept
          assert.strictEqual(yield* restOf(id), second)
          assert.strictEqual(yield* Ref.get(runs), 1)
          // It has rested for longer.
          yield* rest(id, 2)
          yield* swept
          yield* Effect.repeat(Ref.get(runs), { until: (n) => n === 2, schedule: Schedule.spaced(5) })
          yield* suspended(Flow, id)
          const third = yield* restOf(id)
          yield* swept
          assert.strictEqual(yield* restOf(id), third)
        }).pipe(Effect.provide(body.pipe(Layer.provideMerge(engine))))
      })
    )
  })
}
