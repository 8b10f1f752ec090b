import { assert, describe, it } from "@effect/vitest"
import * as NodeCluster from "@effect-vendors/node/NodeCluster"
import { Durable, Executions } from "@effect-vendors/workflow"
import * as Context from "effect/Context"
import * as ClusterMetrics from "effect/cluster/ClusterMetrics"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Metric from "effect/Metric"
import * as References from "effect/References"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import * as Scope from "effect/Scope"
import * as SqlClient from "effect/sql/SqlClient"
import * as Net from "node:net"
import { book, layerFake, ToySimulation } from "../../core/test/toy.ts"
import { type Database, hasPostgres, postgres } from "./databases.ts"
import { sealing } from "./engines.ts"

const freePort = Effect.promise(
  () =>
    new Promise<number>((resolve) => {
      const server = Net.createServer().listen(0, "127.0.0.1", () => {
        const { port } = server.address() as Net.AddressInfo
        server.close(() => resolve(port))
      })
    })
)

/** A runner on a database. */
const engineOn = (client: Database["client"]) =>
  Effect.map(freePort, (port) =>
    NodeCluster.layer({
      host: "127.0.0.1",
      port,
      sealing,
      patience: 300,
      sharding: { refreshAssignmentsInterval: "200 millis", entityMessagePollInterval: "200 millis" }
    }).pipe(Layer.provide(client), Layer.provide(Layer.succeed(References.MinimumLogLevel, "None")))
  )

/** Cuts the connections, and with them the locks, until the runner notices that and gives up its shards. */
const loseShards = (client: Database["client"]) => {
  const cut = SqlClient.SqlClient.use(
    (sql) => sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`
  ).pipe(Effect.provide(Layer.fresh(client)))
  return Effect.repeat(Effect.andThen(cut, Metric.value(ClusterMetrics.shards)), {
    until: ({ value }) => value === 0n,
    schedule: Schedule.spaced("50 millis")
  })
}

class Withdrawn extends Schema.TaggedError<Withdrawn>()("Withdrawn", {}) {}

const Undone = Durable.workflow("Undone", { payload: {}, key: () => "one", error: [Withdrawn] })

const Gate = Durable.signal("gate", Schema.Void)

const Flow = Durable.workflow("Cluster", {
  payload: { seat: Schema.String },
  key: ({ seat }) => seat,
  success: Schema.String,
  error: [Durable.TimedOut]
})

/** The runners that made calls. */
const runners = new Set<number>()

const bodyOn = (runner: number) =>
  Flow.toLayer(({ seat }) =>
    Effect.gen(function* () {
      const { ticket } = yield* Effect.orDie(Durable.call("book", book, { seat }))
      runners.add(runner)
      yield* Gate.await()
      return ticket
    })
  )

describe.skipIf(!hasPostgres)("two runners on one PostgreSQL", () => {
  it.live(
    "share the executions, and the one goes on with what the other leaves",
    () =>
      Effect.gen(function* () {
        const { client } = yield* postgres
        const vendors = yield* Layer.build(layerFake())
        const runner = Effect.fnUntraced(function* (number: number) {
          const scope = yield* Scope.make()
          const context = yield* bodyOn(number).pipe(
            Layer.provideMerge(yield* engineOn(client)),
            Layer.provide(Layer.succeedContext(vendors)),
            Layer.buildWithScope(scope)
          )
          return { context, leave: Scope.close(scope, Exit.void) }
        })
        const first = yield* runner(1)
        const second = yield* runner(2)
        const seats: Array<string> = []
        const executions: Array<string> = []
        // The second runner takes its shards a moment after it is up.
        const isShared = Effect.gen(function* () {
          for (let i = 0; i < 6; i++) {
            const seat = `C${seats.length}`
            seats.push(seat)
            executions.push(yield* Effect.provideContext(Flow.start({ seat }), first.context))
          }
          const steps = Effect.forEach(executions, (id) => Effect.map(Executions.steps(id), ([step]) => step?.outcome))
          yield* Effect.repeat(Effect.provideContext(steps, second.context), {
            until: (outcomes) => outcomes.every((outcome) => outcome === "Done"),
            schedule: Schedule.spaced("50 millis")
          })
          return runners.size === 2
        })
        yield* Effect.repeat(isShared, { until: (isShared) => isShared })
        yield* first.leave
        yield* Effect.forEach(executions, (id) => Gate.send(Flow, id, undefined), { discard: true }).pipe(
          Effect.provideContext(second.context)
        )
        const tickets = yield* Effect.forEach(seats, (seat) => Flow.execute({ seat }), { concurrency: 8 }).pipe(
          Effect.provideContext(second.context)
        )
        assert.strictEqual(new Set(tickets).size, seats.length)
        const calls = yield* Context.get(vendors, ToySimulation).calls
        assert.lengthOf(calls, seats.length)
        yield* second.leave
      }),
    { timeout: 90_000 }
  )

  it.live(
    "undo the rest also where the runner loses its part of the cluster meanwhile",
    () =>
      Effect.gen(function* () {
        const { client } = yield* postgres
        const undoing = yield* Deferred.make<void>()
        const goOn = yield* Deferred.make<void>()
        const undone: Array<string> = []
        const body = Undone.toLayer(() =>
          Effect.gen(function* () {
            const first = Effect.sync(() => void undone.push("first"))
            yield* Durable.run("first", Effect.void, { undo: () => Durable.run("undo first", first) })
            const second = Effect.gen(function* () {
              undone.push("second")
              yield* Deferred.succeed(undoing, undefined)
              yield* Deferred.await(goOn)
            })
            yield* Durable.run("second", Effect.void, { undo: () => Durable.run("undo second", second) })
            return yield* new Withdrawn()
          }).pipe(Effect.catchTag("OutcomeUnknown", Effect.die))
        )
        yield* Effect.gen(function* () {
          const fiber = yield* Effect.forkChild(Effect.flip(Undone.execute({})))
          yield* Deferred.await(undoing)
          yield* loseShards(client)
          yield* Deferred.succeed(goOn, undefined)
          assert.instanceOf(yield* Fiber.join(fiber), Withdrawn)
          assert.deepStrictEqual(undone, ["second", "first"])
        }).pipe(Effect.provide(body.pipe(Layer.provideMerge(yield* engineOn(client)))))
      }),
    { timeout: 60_000 }
  )
})
