import { assert, describe, it } from "@effect/vitest"
import * as NodeCluster from "@effect-vendors/node/NodeCluster"
import { Durable, Executions } from "@effect-vendors/workflow"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as References from "effect/References"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import * as Scope from "effect/Scope"
import * as Net from "node:net"
import { book, layerFake, ToySimulation } from "../../core/test/toy.ts"
import { hasPostgres, postgres } from "./databases.ts"
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
          const port = yield* freePort
          const engine = NodeCluster.layer({
            host: "127.0.0.1",
            port,
            sealing,
            patience: 300,
            sharding: { refreshAssignmentsInterval: "200 millis", entityMessagePollInterval: "200 millis" }
          })
          const context = yield* bodyOn(number).pipe(
            Layer.provideMerge(engine),
            Layer.provide(client),
            Layer.provide(Layer.succeedContext(vendors)),
            Layer.provide(Layer.succeed(References.MinimumLogLevel, "None")),
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
})
