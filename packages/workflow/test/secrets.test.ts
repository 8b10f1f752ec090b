import { assert, describe, it } from "@effect/vitest"
import { Durable, Executions, Ledger } from "@effect-vendors/workflow"
import * as Wire from "@effect-vendors/core/Wire"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Operation from "@effect-vendors/core/Operation"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { readdirSync, readFileSync } from "node:fs"
import * as Path from "node:path"
import type * as Pipeline from "../src/Pipeline.ts"
import type * as Sealing from "../src/Sealing.ts"
import { identity, layerFake, Toy, ToySimulation } from "../../core/test/toy.ts"
import { databases } from "./databases.ts"

const canary = "CANARY-4f1d"

/** The canary as it may lie in a store: as it is, and in the codings that hide a text from a search. */
const forms = [canary, Buffer.from(canary).toString("hex"), Buffer.from(canary).toString("base64").slice(0, 12)]

const key = (byte: number) => Redacted.make(Buffer.alloc(32, byte).toString("base64"))

const exchange = Operation.make(Toy, identity("exchange"), {
  request: Wire.struct({ token: Wire.Secret }),
  response: Wire.struct({ session: Wire.Secret, owner: Wire.String })
})

const Code = Durable.signal("code", Schema.Struct({ code: Wire.Secret, phone: Schema.String }))

const Told = Durable.event("told", Schema.Struct({ code: Wire.Secret, phone: Schema.String }))

const Flow = Durable.workflow("Secrets", {
  payload: { key: Schema.String, password: Wire.Secret, owner: Schema.String },
  key: ({ key }) => key,
  success: Schema.Struct({ session: Wire.Secret }),
  error: [VendorError.OperationRefused]
})

const body = Flow.toLayer(({ key, password }) =>
  Effect.gen(function* () {
    yield* ToySimulation.use(({ script }) =>
      script(exchange, Result.succeed({ session: Redacted.make(canary), owner: canary }))
    )
    const { session } = yield* Effect.orDie(
      Durable.call(
        "exchange",
        exchange,
        { token: password },
        {
          undo: () => Durable.leftover(canary)
        }
      )
    )
    const { code } = yield* Code.await()
    yield* Told.await(canary)
    if (key === "fails") {
      return yield* new VendorError.OperationRefused({ message: `${canary} ${Redacted.value(code)}` })
    }
    if (key === "dies") return yield* Effect.die(new Error(canary))
    return { session }
  })
)

/** Everything that lies in a database, as text. */
const dump = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const tables = yield* sql.onDialectOrElse({
    pg: () =>
      sql<{ name: string }>`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    orElse: () => sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'table'`
  })
  const rows = yield* Effect.forEach(tables, ({ name }) => sql`SELECT * FROM ${sql(name)}`).pipe(
    Effect.provideService(SqlClient.SafeIntegers, true)
  )
  return {
    tables: tables.map(({ name }) => name),
    text: JSON.stringify(rows, (_, value) =>
      typeof value === "bigint"
        ? `${value}`
        : value instanceof Uint8Array
          ? Buffer.from(value).toString("latin1")
          : value
    )
  }
})

for (const [name, database] of databases) {
  describe(name, () => {
    const engineOf = (sealing: Sealing.Options | undefined, client: Layer.Layer<SqlClient.SqlClient, unknown>) =>
      Durable.layerSingle({ sealing, patience: 300, polling: "50 millis" }).pipe(Layer.provideMerge(client))

    it.live("keeps nothing that can be read, whatever becomes of a pipeline", () =>
      Effect.gen(function* () {
        const { client, name: file } = yield* database
        const sealing = { current: "a", keys: { a: key(1) } }
        const found = yield* Effect.gen(function* () {
          const ids: Array<string> = []
          yield* Told.send(canary, { code: Redacted.make(canary), phone: canary })
          for (const key of ["ends", "fails", "dies", "waits"]) {
            const id = yield* Flow.start({ key, password: Redacted.make(canary), owner: canary })
            ids.push(id)
            if (key !== "waits") yield* Code.send(Flow, id, { code: Redacted.make(canary), phone: canary })
          }
          for (const id of ids.slice(0, 3)) {
            const state = yield* Effect.repeat(Flow.poll(id), {
              until: (state) => Option.isSome(state) && state.value._tag === "Complete",
              schedule: Schedule.spaced(20)
            })
            if (id !== ids[0]) continue
            assert(Option.isSome(state) && state.value._tag === "Complete" && Exit.isSuccess(state.value.exit))
            assert.strictEqual(Redacted.value(state.value.exit.value.session), canary)
          }
          const ledger = yield* Ledger.Ledger
          assert.include((yield* ledger.leftovers({}))[0]?.message, canary)
          return yield* dump
        }).pipe(
          Effect.provide(body.pipe(Layer.provideMerge(engineOf(sealing, client)), Layer.provideMerge(layerFake())))
        )
        // It did look.
        assert.includeMembers(
          [...found.tables],
          ["cluster_messages", "cluster_replies", "durable_writes", "durable_events"]
        )
        assert.include(found.text, "exchange")
        const files = name === "SQLite" ? readdirSync(Path.dirname(file)) : []
        const texts = [found.text, ...files.map((part) => readFileSync(Path.join(Path.dirname(file), part), "latin1"))]
        for (const text of texts) for (const form of forms) assert.notInclude(text, form)
      })
    )

    it.live("goes on under a new key with what an old one sealed", () =>
      Effect.gen(function* () {
        const { client } = yield* database
        const live = (sealing: Sealing.Options) =>
          Effect.provide(body.pipe(Layer.provideMerge(engineOf(sealing, client)), Layer.provideMerge(layerFake())))
        const input = { key: "waits", password: Redacted.make("p"), owner: "o" }
        const id = yield* Effect.gen(function* () {
          const id = yield* Flow.start(input)
          yield* Effect.repeat(Flow.poll(id), {
            until: (state) => Option.isSome(state) && state.value._tag === "Suspended",
            schedule: Schedule.spaced(20)
          })
          return id
        }).pipe(live({ current: "a", keys: { a: key(1) } }))
        const value = { code: Redacted.make("c"), phone: "" }
        const { session } = yield* Effect.gen(function* () {
          yield* Code.send(Flow, id, value)
          yield* Told.send(canary, value)
          return yield* Flow.execute(input)
        }).pipe(live({ current: "b", keys: { a: key(1), b: key(2) } }))
        assert.strictEqual(Redacted.value(session), canary)
      })
    )

    it.live("starts without an old key when what that sealed is sealed again", () =>
      Effect.gen(function* () {
        const { client } = yield* database
        const live = (sealing: Sealing.Options) =>
          Effect.provide(body.pipe(Layer.provideMerge(engineOf(sealing, client)), Layer.provideMerge(layerFake())))
        const input = { key: "waits", password: Redacted.make("p"), owner: "o" }
        const value = { code: Redacted.make("c"), phone: "" }
        const id = yield* Effect.gen(function* () {
          const failing = yield* Flow.start({ ...input, key: "fails" })
          yield* Code.send(Flow, failing, value)
          yield* Told.send(canary, value)
          yield* Effect.exit(Flow.execute({ ...input, key: "fails" }))
          const id = yield* Flow.start(input)
          yield* Effect.repeat(Flow.poll(id), {
            until: (state) => Option.isSome(state) && state.value._tag === "Suspended",
            schedule: Schedule.spaced(20)
          })
          assert.deepStrictEqual(yield* Executions.reseal, { texts: 0, keys: [] })
          return id
        }).pipe(live({ current: "a", keys: { a: key(1) } }))
        yield* Effect.gen(function* () {
          const { keys, texts } = yield* Executions.reseal
          assert.deepStrictEqual(keys, ["a"])
          // Requests, answers, a leftover, an event, and the engine's messages and replies.
          assert.isAbove(texts, 10)
          assert.deepStrictEqual(yield* Executions.reseal, { texts: 0, keys: [] })
          assert.notMatch((yield* dump).text, /"a\.|"a"/)
        }).pipe(live({ current: "b", keys: { a: key(1), b: key(2) } }))
        yield* Effect.gen(function* () {
          yield* Code.send(Flow, id, value)
          const { session } = yield* Flow.execute(input)
          assert.strictEqual(Redacted.value(session), canary)
          const exit = yield* Effect.flip(Flow.execute({ ...input, key: "fails" }))
          assert.include(exit.message, canary)
          assert.include((yield* Executions.leftovers())[0]?.message, canary)
        }).pipe(live({ current: "b", keys: { b: key(2) } }))
      })
    )

    it.live("seals what it holds when it is given its first key", () =>
      Effect.gen(function* () {
        const { client } = yield* database
        const Plain = Durable.signal("plain", Schema.String)
        const Open = Durable.workflow("Plain", {
          payload: { key: Schema.String },
          key: ({ key }) => key,
          success: Schema.String
        })
        const layer = Open.toLayer(({ key }) =>
          Effect.gen(function* () {
            const kept = yield* Effect.orDie(Durable.run("keep", Effect.succeed(key), { success: Schema.String }))
            return `${kept} ${yield* Plain.await()}`
          })
        )
        const live = (sealing: Sealing.Options | undefined) =>
          Effect.provide(layer.pipe(Layer.provideMerge(engineOf(sealing, client))))
        const id = yield* Effect.gen(function* () {
          const id = yield* Open.start({ key: canary })
          yield* Effect.repeat(Open.poll(id), {
            until: (state) => Option.isSome(state) && state.value._tag === "Suspended",
            schedule: Schedule.spaced(20)
          })
          assert.include((yield* dump).text, canary)
          assert.strictEqual((yield* Effect.flip(Executions.reseal))._tag, "SealingError")
          return id
        }).pipe(live(undefined))
        yield* Effect.gen(function* () {
          assert.notInclude((yield* dump).text, canary)
          yield* Plain.send(Open, id, "sent")
          assert.strictEqual(yield* Open.execute({ key: canary }), `${canary} sent`)
        }).pipe(live({ current: "a", keys: { a: key(1) } }))
      })
    )

    it.live("takes no secret where nothing is sealed", () =>
      Effect.gen(function* () {
        const { client } = yield* database
        const engine = Layer.merge(engineOf(undefined, client), layerFake())
        const refused = yield* Effect.flip(Layer.build(body.pipe(Layer.provide(engine))))
        assert.deepInclude(refused as object, { _tag: "UnsealedSecret", place: "the payload" })
        const halted: Array<unknown> = []
        const flows = [Code.await(), Durable.call("exchange", exchange, { token: Redacted.make("t") })].map(
          (step, i) => {
            const flow: Pipeline.Pipeline<string, { readonly key: string }, void, never> = Durable.workflow(
              `Open${i}`,
              {
                payload: { key: Schema.String },
                key: ({ key }) => key
              }
            )
            const layer = flow.toLayer(() =>
              Effect.asVoid(Effect.orDie(step as Effect.Effect<unknown, unknown, never>))
            )
            return { flow, layer }
          }
        )
        yield* Effect.gen(function* () {
          for (const { flow } of flows) {
            halted.push(yield* Effect.flip(flow.execute({ key: "1" })))
            assert.strictEqual((yield* Effect.flip(flow.execute({ key: "1" })))._tag, "NonDeterminism")
            const id = yield* flow.executionId({ key: "1" })
            const code = { code: Redacted.make(canary), phone: "" }
            assert.strictEqual((yield* Effect.flip(Code.send(flow, id, code)))._tag, "UnsealedSecret")
          }
          const told = { code: Redacted.make(canary), phone: "" }
          assert.strictEqual((yield* Effect.flip(Told.send("1", told)))._tag, "UnsealedSecret")
          const { calls } = yield* ToySimulation
          assert.lengthOf(yield* calls, 0)
          assert.notInclude((yield* dump).text, canary)
        }).pipe(Effect.provide(Layer.mergeAll(flows[0]!.layer, flows[1]!.layer).pipe(Layer.provideMerge(engine))))
        assert.deepInclude(halted[0], { _tag: "UnsealedSecret", place: "the signal code" })
        assert.deepInclude(halted[1], { _tag: "UnsealedSecret", place: "the step exchange" })
      })
    )
  })
}
