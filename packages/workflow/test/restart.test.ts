import { assert, describe, it } from "@effect/vitest"
import { Durable, Ledger } from "@effect-vendors/workflow"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Metric from "effect/Metric"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { capturing } from "../../core/test/spans.ts"
import { book, layerFake, release, SeatTaken } from "../../core/test/toy.ts"
import { databases } from "./databases.ts"
import { ended, suspended } from "./pipelines.ts"

const key = (byte: number) => Redacted.make(Buffer.alloc(32, byte).toString("base64"))

const sealing = { current: "a", keys: { a: key(1) } }

const Told = Durable.event("told", Schema.String)

const Flow = Durable.workflow("Restart", {
  payload: { key: Schema.String },
  key: ({ key }) => key,
  success: Schema.String,
  error: [Durable.TimedOut]
})

const body = Flow.toLayer(({ key }) => Told.await(key))

const Gate = Durable.signal("gate", Schema.Void)

const Traced = Durable.workflow("Traced", {
  payload: { key: Schema.String },
  key: ({ key }) => key,
  error: [SeatTaken, Durable.TimedOut]
})

const traced = Traced.toLayer(({ key }) =>
  Effect.gen(function* () {
    const undo = () => Effect.asVoid(Durable.call("give back", release, { seat: key }))
    yield* Effect.orDie(Durable.call("book 1", book, { seat: key }, { undo }))
    yield* Gate.await()
    yield* Durable.run("after", Effect.void).pipe(Effect.orDie)
    return yield* new SeatTaken({ outcome: "Rejected" })
  })
)

describe("memory", () => {
  it.live("keeps one trace of an execution, whoever wakes it", () =>
    Effect.gen(function* () {
      const { provide, spans } = capturing()
      yield* Effect.gen(function* () {
        const id = yield* Effect.withSpan(Traced.start({ key: "51A" }), "request")
        yield* suspended(Traced, id)
        yield* Effect.withSpan(Gate.send(Traced, id, undefined), "answer")
        assert(Exit.isFailure(yield* ended(Traced, id)))
      }).pipe(
        Effect.provide(traced.pipe(Layer.provideMerge(Durable.layerMemory()), Layer.provide(layerFake()))),
        provide
      )
      const request = spans.find(({ name }) => name === "request")
      const answer = spans.find(({ name }) => name === "answer")
      const ours = spans.filter(({ name }) => name === "Traced.run" || name === "Traced.step")
      assert.isAtLeast(ours.length, 5)
      for (const { traceId } of ours) assert.strictEqual(traceId, request?.traceId)
      // The run that the answer woke tells so.
      assert.include(
        ours.flatMap(({ links }) => links.map(({ span }) => span.traceId)),
        answer?.traceId
      )
    })
  )
})

const Stuck = Durable.workflow("Stuck", { payload: { key: Schema.String }, key: ({ key }) => key })

for (const [name, database] of databases) {
  describe(name, () => {
    it.live(
      "ends when its calls have been waited for, whatever goes on",
      () =>
        Effect.gen(function* () {
          const { client } = yield* database
          const called = yield* Deferred.make<void>()
          const stuck = Stuck.toLayer(() =>
            Effect.orDie(Durable.run("call", Effect.andThen(Deferred.succeed(called, undefined), Effect.never)))
          )
          yield* Stuck.start({ key: "52A" }).pipe(
            Effect.andThen(Deferred.await(called)),
            Effect.provide(
              stuck.pipe(Layer.provideMerge(Durable.layerSingle({ drain: "100 millis" })), Layer.provide(client))
            )
          )
        }),
      // The engine itself would wait for 15 seconds.
      { timeout: 12_000 }
    )

    it.live("keeps one trace of an execution in all processes that run it, and measures each attempt once", () =>
      Effect.gen(function* () {
        const { client } = yield* database
        const { provide, spans } = capturing()
        const vendors = yield* Layer.build(layerFake())
        const live = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
          Effect.provide(
            effect,
            traced.pipe(
              Layer.provideMerge(Durable.layerSingle({ sealing, polling: "50 millis" })),
              Layer.provide(client),
              Layer.provide(Layer.succeedContext(vendors))
            )
          ).pipe(provide)
        const id = yield* Effect.gen(function* () {
          const id = yield* Effect.withSpan(Traced.start({ key: "50A" }), "request")
          yield* suspended(Traced, id)
          return id
        }).pipe(live)
        yield* Effect.gen(function* () {
          yield* Effect.withSpan(Gate.send(Traced, id, undefined), "answer")
          assert(Exit.isFailure(yield* ended(Traced, id)))
        }).pipe(live)
        const named = (name: string) => spans.filter((span) => span.name === name)
        const [request] = named("request")
        const [answer] = named("answer")
        const steps = named("Traced.step")
        assert.deepStrictEqual(
          steps.map(({ attributes }) => [attributes.get("durable.step"), attributes.get("durable.outcome")]),
          [
            ["book 1", "Done"],
            ["after", "Done"],
            ["give back", "Done"]
          ]
        )
        const runs = named("Traced.run")
        assert.isAtLeast(runs.length, 2)
        for (const span of [...runs, ...steps]) assert.strictEqual(span.traceId, request?.traceId)
        assert.notStrictEqual(answer?.traceId, request?.traceId)
        for (const step of steps) assert.strictEqual(step.attributes.get("durable.execution_id"), id)
        const measured = (yield* Metric.snapshot).filter(({ attributes }) => attributes?.["workflow"] === "Traced")
        const counted = measured.filter(({ id }) => id === "durable_attempts")
        assert.deepStrictEqual(counted.map(({ attributes }) => attributes?.["step"]).sort(), [
          "after",
          "book #",
          "give back"
        ])
        assert.lengthOf(
          measured.filter(({ id }) => id === "durable_attempt_duration"),
          3
        )
      })
    )

    it.live("delivers what a process kept and did not deliver", () =>
      Effect.gen(function* () {
        const { client } = yield* database
        const engine = Durable.layerSingle({ sealing, polling: "50 millis" }).pipe(Layer.provide(client))
        const live = Effect.provide(body.pipe(Layer.provideMerge(engine)))
        const id = yield* Effect.gen(function* () {
          const id = yield* Flow.start({ key: "1" })
          yield* suspended(Flow, id)
          const ledger = yield* Ledger.Ledger
          // The process ends between the two halves of a delivery.
          const event = { event: "told", key: yield* ledger.digest(["event", "told", "1"]), retention: 60_000 }
          const deliveries = yield* ledger.keep({ ...event, value: `{"value":"kept"}` })
          assert.deepStrictEqual(
            deliveries.map(({ executionId, value }) => [executionId, value]),
            [[id, `{"value":"kept"}`]]
          )
          return id
        }).pipe(live)
        yield* Effect.gen(function* () {
          assert.deepStrictEqual(yield* ended(Flow, id), Exit.succeed("kept"))
          const ledger = yield* Ledger.Ledger
          assert.deepStrictEqual(yield* ledger.undelivered, [])
        }).pipe(live)
      })
    )
  })
}
