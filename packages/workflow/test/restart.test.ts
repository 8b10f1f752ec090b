import { assert, describe, it } from "@effect/vitest"
import { Durable, Ledger } from "@effect-vendors/workflow"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
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

for (const [name, database] of databases) {
  describe(name, () => {
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
