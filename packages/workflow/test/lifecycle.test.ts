import { assert, describe, layer } from "@effect/vitest"
import * as Wire from "@effect-vendors/core/Wire"
import { Durable, Executions, Ledger, type Policy } from "@effect-vendors/workflow"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { book, SeatTaken } from "../../core/test/toy.ts"
import { engines, type Services } from "./engines.ts"

import { callsOf, ended, flowOf, script, suspended, unknown } from "./pipelines.ts"

for (const [name, engine] of engines) {
  describe(name, () => {
    layer(engine as Layer.Layer<Services>, { excludeTestServices: true, timeout: 30_000 })((it) => {
      it.effect("takes an effect of one's own as a step", () =>
        Effect.gen(function* () {
          let runs = 0
          const gate = Durable.signal("gate", Schema.Void)
          const flow = yield* flowOf(Schema.Int, () =>
            Effect.gen(function* () {
              const value = yield* Durable.run(
                "count",
                Effect.sync(() => ++runs),
                { success: Schema.Int }
              )
              yield* gate.await()
              return value
            })
          )
          const id = yield* flow.start({ key: "10A" })
          yield* suspended(flow, id)
          yield* gate.send(flow, id, undefined)
          assert.deepStrictEqual(yield* ended(flow, id), Exit.succeed(1))
          assert.strictEqual(runs, 1)
        })
      )

      it.effect("sees a signal before, while and after it waits for it, exact and secret", () =>
        Effect.gen(function* () {
          const Code = Durable.signal("code", Schema.Struct({ code: Wire.Secret, number: Wire.Int64 }))
          const value = { code: Redacted.make("123456"), number: 9007199254740993n }
          const started = yield* Deferred.make<void>()
          const flow = yield* flowOf(Schema.String, (key) =>
            Effect.gen(function* () {
              if (key === "early") {
                yield* Durable.run("hold", Deferred.await(started))
              }
              const { code, number } = yield* Code.await({ within: "1 hour" })
              return `${Redacted.value(code)} ${number}`
            })
          )
          const early = yield* flow.start({ key: "early" })
          yield* Code.send(flow, early, value)
          yield* Deferred.succeed(started, undefined)
          const late = yield* flow.start({ key: "late" })
          assert.strictEqual((yield* suspended(flow, late))._tag, "Suspended")
          yield* Code.send(flow, late, value)
          yield* Code.send(flow, late, { ...value, number: 1n })
          for (const id of [early, late]) {
            assert.deepStrictEqual(yield* ended(flow, id), Exit.succeed("123456 9007199254740993"))
          }
          yield* Code.send(flow, late, value)
        })
      )

      it.effect("stops waiting for a signal when its time is over", () =>
        Effect.gen(function* () {
          const Code = Durable.signal("code", Schema.String)
          const flow = yield* flowOf(Schema.String, () => Code.await({ within: 20 }))
          const error = yield* Effect.flip(flow.execute({ key: "12A" }))
          assert.deepInclude(error as object, { _tag: "TimedOut", signal: "code" })
        })
      )

      it.effect("runs steps beside each other, none of them twice where a signal comes in between", () =>
        Effect.gen(function* () {
          const Go = Durable.signal("go", Schema.String)
          const answer = yield* Deferred.make<void>()
          const began = yield* Deferred.make<void>()
          let runs = 0
          const slow = Effect.gen(function* () {
            runs++
            yield* Deferred.succeed(began, undefined)
            yield* Deferred.await(answer)
            return "slow"
          })
          const flow = yield* flowOf(Schema.Tuple([Schema.String, Schema.String]), () =>
            Effect.map(
              Durable.all({ slow: Durable.run("slow", slow, { success: Schema.String }), signal: Go.await() }),
              ({ signal, slow }) => [slow, signal] as const
            )
          )
          const id = yield* flow.start({ key: "13A" })
          yield* Deferred.await(began)
          yield* Effect.sleep(20)
          yield* Effect.forkChild(Go.send(flow, id, "gone"))
          yield* Effect.sleep(20)
          yield* Deferred.succeed(answer, undefined)
          assert.deepStrictEqual(yield* ended(flow, id), Exit.succeed(["slow", "gone"] as const))
          assert.strictEqual(runs, 1)
        })
      )

      it.effect("undoes what was done when it is cancelled, also what was under way", () =>
        Effect.gen(function* () {
          const undone: Array<string> = []
          const flow = yield* flowOf(Schema.Void, (key) =>
            Effect.gen(function* () {
              yield* Durable.call(
                "book",
                book,
                { seat: key },
                {
                  undo: (done) => Effect.sync(() => undone.push(Option.isSome(done) ? "book" : "nothing"))
                }
              )
              yield* Durable.sleep("cooling off", "3 days")
            })
          )
          const id = yield* flow.start({ key: "14A" })
          yield* suspended(flow, id)
          yield* flow.cancel(id)
          const exit = yield* ended(flow, id)
          assert(Exit.hasInterrupts(exit))
          assert.deepStrictEqual(undone, ["book"])
          const ledger = yield* Ledger.Ledger
          assert.deepInclude(Option.getOrThrow(yield* ledger.execution(id)), { status: "Cancelled" })
        })
      )

      it.effect("lists what may be left", () =>
        Effect.gen(function* () {
          const flow = yield* flowOf(Schema.Void, (key) =>
            Effect.gen(function* () {
              yield* Durable.call(
                "first",
                book,
                { seat: key },
                {
                  undo: () => Durable.leftover("a seat may be left")
                }
              )
              yield* Durable.call(
                "second",
                book,
                { seat: `${key}B` },
                {
                  undo: () =>
                    Effect.andThen(
                      script(book, Result.fail(unknown)),
                      Durable.call("undo second", book, { seat: "nobody's" })
                    )
                }
              )
              return yield* new SeatTaken({ outcome: "Rejected" })
            })
          )
          const error = yield* Effect.flip(flow.execute({ key: "15A" }))
          assert.strictEqual(error._tag, "SeatTaken")
          const ledger = yield* Ledger.Ledger
          const left = yield* ledger.leftovers({ workflow: flow.name })
          assert.deepStrictEqual(left.map(({ message, step }) => `${step}: ${message}`).sort(), [
            "first: a seat may be left",
            "second: undoing failed: OutcomeUnknown"
          ])
        })
      )

      it.effect("waits for a person, who gives what was done, or has it sent again", () =>
        Effect.gen(function* () {
          const flow = yield* flowOf(Schema.String, (key) =>
            Effect.map(Durable.call("book", book, { seat: key }, { unknown: Durable.person }), ({ ticket }) => ticket)
          )
          const decided = Effect.fnUntraced(function* (
            key: string,
            answer: Policy.Answer<{ readonly ticket: string; readonly number: bigint }>
          ) {
            yield* script(book, Result.fail(unknown))
            const executionId = yield* flow.start({ key })
            yield* suspended(flow, executionId)
            const doubts = yield* Executions.inDoubt({ workflow: flow.name })
            assert.lengthOf(doubts, 1)
            assert.deepInclude(doubts[0], { executionId, step: "book", attempt: 1, resolution: "Person" })
            yield* Executions.decide(flow, { executionId, step: "book", attempt: 1, operation: book, answer })
            const exit = yield* ended(flow, executionId)
            assert.lengthOf(yield* Executions.inDoubt({ workflow: flow.name }), 0)
            return exit
          })
          const found = { ticket: "found", number: 9007199254740993n }
          assert.deepStrictEqual(yield* decided("20A", Durable.done(found)), Exit.succeed("found"))
          assert(Exit.isSuccess(yield* decided("20B", Durable.notDone)))
          assert.lengthOf(yield* callsOf("20A"), 1)
          assert.lengthOf(yield* callsOf("20B"), 2)
          assert.include(JSON.stringify(yield* decided("20C", Durable.unclear)), "OutcomeUnknown")
        })
      )

      it.effect("is listed with its steps, and leaves nothing but its mark when it is purged", () =>
        Effect.gen(function* () {
          const flow = yield* flowOf(Schema.Void, (key) => Effect.asVoid(Durable.call("book", book, { seat: key })))
          const waiting = yield* flowOf(Schema.Void, () => Durable.sleep("long", "1 day"))
          yield* flow.execute({ key: "21A" })
          const id = yield* flow.executionId({ key: "21A" })
          assert.deepInclude((yield* Executions.list({ workflow: flow.name, status: "Succeeded" }))[0], {
            executionId: id
          })
          const [step] = yield* Executions.steps(id)
          assert.deepInclude(step, { step: "book", outcome: "Done", error: undefined })
          assert.isString(step?.requestId)
          assert.isAtLeast(step?.duration ?? -1, 0)
          assert.notInclude(JSON.stringify(step), "ticket")
          yield* Executions.purge(id)
          assert.lengthOf(yield* Executions.steps(id), 0)
          assert.lengthOf(yield* Executions.list({ workflow: flow.name, status: "Purged" }), 1)
          assert.deepStrictEqual(yield* flow.poll(id), Option.some({ _tag: "Purged" as const }))
          assert.strictEqual((yield* Effect.flip(flow.execute({ key: "21A" })))._tag, "Purged")
          assert.deepStrictEqual(yield* callsOf("21A"), ["book"])
          const open = yield* waiting.start({ key: "21B" })
          assert.strictEqual((yield* Effect.flip(Executions.purge(open)))._tag, "StillRunning")
        })
      )

      it.effect("halts where the pipeline does not fit its history, and goes on with one that does", () =>
        Effect.gen(function* () {
          const Go = Durable.signal("go", Schema.Void)
          let step = "book"
          let price = 1n
          const flow = yield* flowOf(Schema.Void, (key) =>
            Effect.gen(function* () {
              yield* Durable.call(
                step,
                book,
                { seat: key, passenger: price },
                {
                  undo: () => Effect.die("it is undone")
                }
              )
              yield* Go.await()
            })
          )
          for (const [key, change] of [
            ["16A", () => (step = "renamed")],
            ["16B", () => (price = 2n)]
          ] as const) {
            step = "book"
            price = 1n
            const execution = yield* Effect.forkChild(Effect.flip(flow.execute({ key })), { startImmediately: true })
            const id = yield* flow.executionId({ key })
            yield* suspended(flow, id)
            change()
            yield* Go.send(flow, id, undefined)
            const error = yield* Fiber.join(execution)
            assert.deepInclude(error as object, { _tag: "NonDeterminism", executionId: id, step })
            assert.deepStrictEqual(yield* flow.poll(id), Option.some({ _tag: "Halted" as const }))
            assert.strictEqual((yield* Effect.flip(flow.execute({ key })))._tag, "NonDeterminism")
            step = "book"
            price = 1n
            yield* flow.resume(id)
            assert.deepStrictEqual(yield* ended(flow, id), Exit.void)
            assert.deepStrictEqual(yield* callsOf(key), ["book"])
          }
        })
      )

      it.effect("runs two versions of a pipeline side by side, under two names", () =>
        Effect.gen(function* () {
          const Go = Durable.signal("go", Schema.Void)
          const versionOf = (step: string) =>
            flowOf(Schema.String, (key) =>
              Effect.gen(function* () {
                yield* Durable.call(step, book, { seat: `${key}${step}` })
                yield* Go.await()
                return step
              })
            )
          const old = yield* versionOf("1")
          const first = yield* old.start({ key: "18A" })
          yield* suspended(old, first)
          const changed = yield* versionOf("2")
          const second = yield* changed.start({ key: "18A" })
          yield* suspended(changed, second)
          assert.notStrictEqual(first, second)
          yield* Go.send(old, first, undefined)
          yield* Go.send(changed, second, undefined)
          assert.deepStrictEqual(yield* ended(old, first), Exit.succeed("1"))
          assert.deepStrictEqual(yield* ended(changed, second), Exit.succeed("2"))
          assert.deepStrictEqual(yield* callsOf("18A1"), ["book"])
          assert.deepStrictEqual(yield* callsOf("18A2"), ["book"])
        })
      )

      it.effect("halts where two steps have one name", () =>
        Effect.gen(function* () {
          const flow = yield* flowOf(Schema.Void, (key) =>
            Effect.gen(function* () {
              yield* Durable.call("book", book, { seat: key })
              yield* Durable.call("book", book, { seat: `${key}B` })
            })
          )
          const error = yield* Effect.flip(flow.execute({ key: "17A" }))
          assert.include(error.message, "two steps of the name book")
          assert.deepStrictEqual(yield* callsOf("17AB"), [])
        })
      )
    })
  })
}
