import * as NodeServices from "@effect/platform-node/NodeServices"
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import { assert, describe, layer } from "@effect/vitest"
import { Durable, Executions, Operator } from "@effect-vendors/workflow"
import * as OperatorApi from "@effect-vendors/workflow/OperatorApi"
import * as OperatorCommand from "@effect-vendors/workflow/OperatorCommand"
import * as Command from "effect/cli/Command"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import * as TestConsole from "effect/testing/TestConsole"
import { createServer } from "node:http"
import { book, SeatTaken } from "../../core/test/toy.ts"
import { engines, Registrations, type Services } from "./engines.ts"
import { ended, flowOf, script, suspended, unknown } from "./pipelines.ts"

const version = "0.0.0"

/** What the command prints, or the one line that it fails with. */
const printed = (operator: Operator.Operator["Service"], ...args: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const exit = yield* Effect.exit(Command.runWith(OperatorCommand.command, { version })(args))
    const lines = Exit.isSuccess(exit) ? yield* TestConsole.logLines : yield* TestConsole.errorLines
    return { failed: Exit.isFailure(exit), text: lines.join("\n").replace(/^\s*ERROR\s*/, "") }
  }).pipe(
    Effect.provide(Layer.merge(TestConsole.layer, NodeServices.layer)),
    Effect.provideService(Operator.Operator, operator)
  )

/** Serves the API, and gives an operator that is its client, and a client without a token. */
const overHttp = Effect.fnUntraced(function* (operator: Operator.Operator["Service"]) {
  const routes = OperatorApi.layer({
    prefix: "/internal",
    authorize: ({ headers }) => Effect.succeed(headers.authorization === "Bearer t")
  }).pipe(Layer.provide(Layer.succeed(Operator.Operator, operator)))
  const server = HttpRouter.serve(routes, { disableLogger: true, disableListenLog: true }).pipe(
    Layer.provideMerge(NodeHttpServer.layer(createServer, { port: 0, host: "127.0.0.1" }))
  )
  const context = yield* Layer.buildWithScope(server, yield* Registrations)
  const address = HttpServer.formatAddress(Context.get(context, HttpServer.HttpServer).address)
  const clientOf = (token: string) => {
    const client = OperatorApi.layerClient({
      url: `${address}/internal`,
      transformClient: HttpClient.mapRequest(HttpClientRequest.bearerToken(token))
    })
    return Operator.Operator.pipe(Effect.provide(client.pipe(Layer.provide(FetchHttpClient.layer))))
  }
  return { client: yield* clientOf("t"), stranger: yield* clientOf("other"), address }
})

for (const [name, engine] of engines) {
  describe(name, () => {
    layer(engine as Layer.Layer<Services>, { excludeTestServices: true, timeout: 30_000 })((it) => {
      const waiting = Effect.gen(function* () {
        const Gate = Durable.signal("gate", Schema.Void)
        const flow = yield* flowOf(Schema.String, (key) =>
          Effect.gen(function* () {
            const { number } = yield* Durable.call("book", book, { seat: key }, { unknown: Durable.person })
            const own = yield* Durable.run("own", Effect.succeed(1n), { success: Schema.BigInt })
            if (key === "fails") return yield* new SeatTaken({ outcome: "Rejected" })
            yield* Gate.await()
            return `${number} ${own}`
          })
        )
        const start = Effect.fnUntraced(function* (key: string) {
          yield* script(book, Result.fail(unknown))
          const id = yield* flow.start({ key })
          yield* suspended(flow, id)
          return id
        })
        const local = yield* Operator.Operator.pipe(
          Effect.provide(Operator.layer({ pipelines: [flow], operations: [book] }))
        )
        return { flow, Gate, start, local, ...(yield* overHttp(local)) }
      })

      it.effect("decides by ids and texts, with every digit, in the process and over HTTP", () =>
        Effect.gen(function* () {
          const { client, flow, Gate, local, start } = yield* waiting
          for (const [key, operator] of [
            ["30A", local],
            ["30B", client]
          ] as const) {
            const executionId = yield* start(key)
            const [doubt] = yield* operator.inDoubt({ workflow: flow.name, olderThan: 0 })
            assert.deepInclude(doubt, { executionId, step: "book", attempt: 1, resolution: "Person" })
            const decision = { executionId, step: "book", answer: "Done" } as const
            const refusals = yield* Effect.forEach(
              [
                operator.decide({ ...decision, value: "{" }),
                operator.decide({ ...decision, value: `{"ticket":"t"}` }),
                operator.decide(decision),
                operator.decide({ ...decision, step: "own", value: "1" }),
                operator.decide({ ...decision, attempt: 2, value: "1" }),
                operator.decide({ ...decision, executionId: "nobody's", value: "1" })
              ],
              Effect.flip
            )
            assert.deepStrictEqual(
              refusals.map(({ _tag }) => _tag),
              ["InvalidValue", "InvalidValue", "InvalidValue", "NotWaiting", "NotWaiting", "UnknownExecution"]
            )
            assert.include(refusals[1]?.message, "number")
            yield* operator.decide({ ...decision, value: `{"ticket":"t","number":9007199254740993}` })
            yield* Gate.send(flow, executionId, undefined)
            assert.deepStrictEqual(yield* ended(flow, executionId), Exit.succeed("9007199254740993 1"))
            const steps = yield* operator.steps(executionId)
            assert.deepStrictEqual(
              steps.map(({ outcome, resolution, step }) => [step, outcome, resolution]),
              [
                ["book", "Unknown", "Decided"],
                ["own", "Done", undefined]
              ]
            )
            assert.deepStrictEqual(steps, yield* Executions.steps(executionId))
            assert.strictEqual((yield* Effect.flip(operator.decide(decision)))._tag, "NotWaiting")
          }
        })
      )

      it.effect("cancels, purges, and refuses what does not fit how an execution stands", () =>
        Effect.gen(function* () {
          const { client, flow, local, start } = yield* waiting
          for (const [key, operator] of [
            ["31A", local],
            ["31B", client]
          ] as const) {
            const id = yield* start(key)
            const refusals = yield* Effect.forEach([operator.purge(id), operator.resume(id)], Effect.flip)
            for (const refusal of refusals) assert.deepInclude(refusal, { _tag: "WrongStatus", status: "Running" })
            yield* operator.cancel(id)
            assert(Exit.hasInterrupts(yield* ended(flow, id)))
            assert.deepInclude(yield* Effect.flip(operator.cancel(id)), { status: "Cancelled" })
            const listed = yield* operator.list({ workflow: flow.name, status: "Cancelled" })
            assert.deepInclude(listed[0], { executionId: id, workflow: flow.name })
            yield* operator.purge(id)
            assert.deepStrictEqual(yield* operator.steps(id), [])
            assert.deepInclude((yield* operator.list({ workflow: flow.name }))[0], { status: "Purged" })
          }
          const ignorant = yield* Operator.Operator.pipe(Effect.provide(Operator.layer({ pipelines: [] })))
          const id = yield* start("31C")
          assert.deepInclude(yield* Effect.flip(ignorant.cancel(id)), { _tag: "NotRegistered", kind: "pipeline" })
          const decision = { executionId: id, step: "book", answer: "Done", value: "1" } as const
          assert.deepInclude(yield* Effect.flip(ignorant.decide(decision)), { kind: "operation", name: book.id })
        })
      )

      it.effect("resumes and cancels what is halted", () =>
        Effect.gen(function* () {
          const Gate = Durable.signal("gate", Schema.Void)
          let step = "book"
          const undone: Array<string> = []
          const flow = yield* flowOf(Schema.Void, (key) =>
            Effect.gen(function* () {
              yield* Durable.call(step, book, { seat: key }, { undo: () => Effect.sync(() => undone.push(key)) })
              yield* Gate.await()
            })
          )
          const { client } = yield* Effect.flatMap(
            Effect.provide(Operator.Operator, Operator.layer({ pipelines: [flow] })),
            overHttp
          )
          const halted = Effect.fnUntraced(function* (key: string) {
            step = "book"
            const id = yield* flow.start({ key })
            yield* suspended(flow, id)
            step = "renamed"
            yield* Gate.send(flow, id, undefined)
            yield* Effect.repeat(client.list({ workflow: flow.name, status: "Halted" }), {
              until: (found) => found.some(({ executionId }) => executionId === id),
              schedule: Schedule.spaced(5)
            })
            return id
          })
          const resumed = yield* halted("34A")
          step = "book"
          yield* client.resume(resumed)
          assert.deepStrictEqual(yield* ended(flow, resumed), Exit.void)
          const cancelled = yield* halted("34B")
          yield* client.cancel(cancelled)
          assert(Exit.hasInterrupts(yield* ended(flow, cancelled)))
          // The step that was done has another name now, so nobody knows how to undo it.
          assert.deepStrictEqual(undone, [])
          const [leftover] = yield* client.leftovers({ workflow: flow.name })
          assert.deepInclude(leftover, { executionId: cancelled, step: "book" })
        })
      )

      it.effect("answers nobody over HTTP who may not operate", () =>
        Effect.gen(function* () {
          const { address, start, stranger } = yield* waiting
          const id = yield* start("32A")
          for (const call of [stranger.list(), stranger.steps(id), stranger.cancel(id)]) {
            const error = yield* Effect.flip(call)
            assert.strictEqual(error._tag, "Unreachable")
            assert.include(error.message, "401")
          }
          const statusOf = (path: string) =>
            HttpClient.get(`${address}/internal/executions${path}`, { headers: { authorization: "Bearer t" } }).pipe(
              Effect.map(({ status }) => status),
              Effect.provide(FetchHttpClient.layer)
            )
          assert.deepStrictEqual(
            yield* Effect.forEach(["", "/nobodys/steps", "/a%00b/steps", "?limit=0", "?workflow=%00"], statusOf),
            [200, 404, 400, 400, 400]
          )
        })
      )

      it.effect("prints tables for people and JSON for programs, and one line where something cannot be done", () =>
        Effect.gen(function* () {
          const { client, flow, Gate, start } = yield* waiting
          const id = yield* start("33A")
          const print = (...args: ReadonlyArray<string>) => printed(client, ...args)
          const listed = yield* print("list", "--workflow", flow.name, "--older-than", "0 seconds")
          assert.match(listed.text, /^execution +workflow +status +started +ended +problem\n/)
          assert.include(listed.text, `${id}  ${flow.name}  Running`)
          assert.strictEqual((yield* print("list", "--workflow", "nobody's")).text, "none")
          const doubts = JSON.parse((yield* print("in-doubt", "--workflow", flow.name, "--json")).text)
          assert.deepInclude(doubts[0], { executionId: id, step: "book", resolution: "Person" })
          assert.include((yield* print("steps", id)).text, "waits for a person")
          assert.strictEqual((yield* print("leftovers", "--workflow", flow.name)).text, "none")
          assert.deepStrictEqual(yield* print("decide", id, "book", "done", "--value", "{}"), {
            failed: true,
            text: `the value is not what ${book.id} gives: Missing key at ["ticket"]`
          })
          const value = `{"ticket":"t","number":9007199254740993}`
          assert.isFalse((yield* print("decide", id, "book", "done", "--value", value)).failed)
          yield* Gate.send(flow, id, undefined)
          assert.deepStrictEqual(yield* ended(flow, id), Exit.succeed("9007199254740993 1"))
          const steps = yield* print("steps", id)
          assert.notInclude(steps.text, "9007199254740993")
          assert.deepStrictEqual(yield* print("cancel", "nobody's"), {
            failed: true,
            text: "there is no execution nobody's"
          })
          assert.include((yield* print("resume", id)).text, "only a halted one is resumed")
          const resealed = yield* print("reseal")
          assert.strictEqual(resealed.text, "sealed 0 texts again; no key can be removed")
          assert.isTrue((yield* print("list", "--older-than", "soon")).failed)
          assert.isTrue((yield* print("list", "--limit", "0")).failed)
          assert.isFalse((yield* print("purge", id)).failed)
          assert.include((yield* print("list", "--status", "Purged", "--workflow", flow.name)).text, id)
        })
      )
    })
  })
}
