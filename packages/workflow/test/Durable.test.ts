import { assert, describe, layer } from "@effect/vitest"
import * as Operation from "@effect-vendors/core/Operation"
import * as VendorError from "@effect-vendors/core/VendorError"
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
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import { randomUUID } from "node:crypto"
import { book, NotReleased, release, SeatTaken, ToySimulation, weather } from "../../core/test/toy.ts"
import type * as Pipeline from "../src/Pipeline.ts"
import { engines, Registrations, type Services } from "./engines.ts"

/** A name that no other pipeline of the run has. */
const unique = (name: string) => `${name}-${randomUUID().slice(0, 8)}`

const errors = [Durable.OutcomeUnknown, Durable.TimedOut, SeatTaken, NotReleased, ...Object.values(VendorError.classes)]

/** Every error that the pipelines of these tests may fail with. */
const failures = [Schema.Union(errors)]

/** A pipeline of the given body, that runs. */
const flowOf = <A, E, R>(success: Schema.Codec<A, any>, body: (key: string, id: string) => Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const flow = Durable.workflow(unique("Flow"), {
      payload: { key: Schema.String },
      key: ({ key }) => key,
      success,
      error: failures
    })
    // The tests look at the errors themselves.
    yield* Layer.buildWithScope(
      flow.toLayer(({ key }, id) => body(key, id) as Effect.Effect<A, any, R>),
      yield* Registrations
    )
    return flow
  })

const unknown = new VendorError.TransportFailure({ outcome: "Unknown", code: "ECONNRESET" })

/** What was asked of the vendor for a seat, oldest first. */
const callsOf = (seat: string) =>
  Effect.map(
    ToySimulation.use(({ calls }) => calls),
    (calls) =>
      calls
        .filter(({ request }) => (request as { readonly seat?: string }).seat === seat)
        .map(({ operation }) => operation.slice(operation.lastIndexOf("/") + 1))
  )

const script = <Op extends Operation.Any>(
  operation: Op,
  ...results: ReadonlyArray<Result.Result<Op["response"]["Type"], Operation.Error<Op>>>
) => ToySimulation.use((simulation) => simulation.script(operation, ...results))

/** Waits until an execution waits, and nothing else is under way. */
const suspended = (flow: Pipeline.Pipeline<string, any, any, any>, id: string) =>
  Effect.repeat(flow.poll(id), {
    until: (state) => Option.isSome(state) && state.value._tag !== "Running",
    schedule: Schedule.spaced(5)
  }).pipe(Effect.map(Option.getOrThrow))

const ended = <A, E>(flow: Pipeline.Pipeline<string, any, A, E>, id: string) =>
  Effect.repeat(flow.poll(id), {
    until: (state) => Option.isSome(state) && state.value._tag === "Complete",
    schedule: Schedule.spaced(5)
  }).pipe(
    Effect.map(Option.getOrThrow),
    Effect.map((state) => (state._tag === "Complete" ? state.exit : assert.fail("it goes on")))
  )

const giveBack = (seat: string) => Durable.call(`give back ${seat}`, release, { seat })

for (const [name, engine] of engines) {
  describe(name, () => {
    layer(engine as Layer.Layer<Services>, { excludeTestServices: true, timeout: 30_000 })((it) => {
      it.effect("runs each step once, and keeps every digit of what it gave", () =>
        Effect.gen(function* () {
          const Ticket = Schema.Struct({ ticket: Schema.String, number: Wire.Int64, at: Schema.Date })
          const at = new Date(0)
          const flow = yield* flowOf(Ticket, (key) =>
            Effect.map(Durable.call("book", book, { seat: key, passenger: 9007199254740993n }), (booked) => ({
              ...booked,
              at
            }))
          )
          const first = yield* flow.execute({ key: "1A" })
          assert.deepStrictEqual(yield* flow.execute({ key: "1A" }), first)
          assert.isAbove(Number(first.number), Number.MAX_SAFE_INTEGER)
          assert.deepStrictEqual(yield* callsOf("1A"), ["book"])
          const ledger = yield* Ledger.Ledger
          const [row] = yield* ledger.writes(yield* flow.executionId({ key: "1A" }))
          assert.deepInclude(row, { step: "book", attempt: 1, ordinal: 1, operation: book.id })
          assert.strictEqual(row?.settlement?.outcome, "Done")
          assert.isString(row?.settlement?.requestId)
        })
      )

      it.effect("fails with the errors themselves, all of their fields kept", () =>
        Effect.gen(function* () {
          const flow = yield* flowOf(Schema.Void, (key) => Effect.asVoid(Durable.call("book", book, { seat: key })))
          yield* flow.execute({ key: "2A" })
          const again = yield* flowOf(Schema.Void, (key) => Effect.asVoid(Durable.call("book", book, { seat: key })))
          const taken = yield* Effect.flip(again.execute({ key: "2A" }))
          assert.instanceOf(taken, SeatTaken)
          assert.deepInclude(taken as object, { code: "seat-taken", outcome: "Rejected", message: "2A is taken" })
          const limited = new VendorError.RateLimited({ outcome: "Rejected", retryable: true, message: "later" })
          yield* script(book, Result.fail(limited))
          const error = yield* Effect.flip(again.execute({ key: "2B" }))
          assert.deepInclude(error as object, {
            _tag: "RateLimited",
            outcome: "Rejected",
            retryable: true,
            message: "later"
          })
        })
      )

      it.effect("undoes in reverse order what was done, and what may have been done", () =>
        Effect.gen(function* () {
          const undone: Array<unknown> = []
          const flow = yield* flowOf(Schema.Void, (key) =>
            Effect.gen(function* () {
              yield* Durable.call(
                "first",
                book,
                { seat: `${key}1` },
                {
                  undo: (done) =>
                    Effect.andThen(
                      Effect.sync(() => undone.push(["first", Option.map(done, ({ ticket }) => ticket !== "")])),
                      giveBack(`${key}1`)
                    )
                }
              )
              yield* script(book, Result.fail(new VendorError.ServiceFailure({ outcome: "Rejected" })))
              yield* Effect.ignore(
                Durable.call("refused", book, { seat: `${key}2` }, { undo: () => Effect.die("it was never done") })
              )
              yield* script(book, Result.fail(unknown))
              yield* Durable.call(
                "second",
                book,
                { seat: `${key}3` },
                {
                  undo: (done, error) => Effect.sync(() => undone.push(["second", done, error?._tag]))
                }
              )
            })
          )
          const error = yield* Effect.flip(flow.execute({ key: "3" }))
          assert.deepInclude(error as object, {
            _tag: "OutcomeUnknown",
            step: "second",
            operation: book.id,
            attempt: 1,
            reason: "TransportFailure ECONNRESET",
            outcome: "Unknown"
          })
          assert.deepStrictEqual(undone, [
            ["second", Option.none(), "TransportFailure"],
            ["first", Option.some(true)]
          ])
          assert.deepStrictEqual(yield* callsOf("31"), ["book", "release"])
        })
      )

      it.effect("sends again where that is harmless, and reads from a refusal that it was done", () =>
        Effect.gen(function* () {
          const repeated: Array<boolean> = []
          const flow = yield* flowOf(Schema.String, (key) =>
            Effect.gen(function* () {
              yield* script(
                book,
                Result.fail(unknown),
                Result.fail(new SeatTaken({ outcome: "Rejected", message: "it is ours" }))
              )
              const { ticket } = yield* Durable.call(
                "book",
                book,
                { seat: key },
                {
                  retry: Schedule.spaced(1),
                  unknown: Durable.again({
                    did: {
                      SeatTaken: (refusal: SeatTaken, { repeated: isRepeated }: Policy.Refused) => {
                        repeated.push(isRepeated)
                        return { ticket: refusal.message, number: 1n }
                      }
                    }
                  })
                }
              )
              return ticket
            })
          )
          assert.strictEqual(yield* flow.execute({ key: "4A" }), "it is ours")
          assert.deepStrictEqual(new Set(repeated), new Set([true]))
          assert.deepStrictEqual(yield* callsOf("4A"), ["book", "book"])
        })
      )

      it.effect("asks what was done, and believes a no only when the request has expired", () =>
        Effect.gen(function* () {
          const answers = [Durable.notDone, Durable.notDone, Durable.done({ ticket: "found", number: 1n })]
          const flow = yield* flowOf(Schema.String, (key) =>
            Effect.gen(function* () {
              yield* script(book, Result.fail(unknown))
              const { ticket } = yield* Durable.call(
                "book",
                book,
                { seat: key },
                {
                  unknown: Durable.ask(() => Effect.sync(() => answers.shift()!), { notDoneAfter: 60 })
                }
              )
              return ticket
            })
          )
          // The second no counts, and the seat is booked.
          assert.isAbove((yield* flow.execute({ key: "5A" })).length, 10)
          assert.lengthOf(answers, 1)
          assert.deepStrictEqual(yield* callsOf("5A"), ["book", "book"])
          assert.strictEqual(yield* flow.execute({ key: "5B" }), "found")
          answers.push(Durable.unclear as never)
          assert.strictEqual((yield* Effect.flip(flow.execute({ key: "5C" })))._tag, "OutcomeUnknown")
        })
      )

      it.effect("goes on as if it was done", () =>
        Effect.gen(function* () {
          const flow = yield* flowOf(Schema.String, (key) =>
            Effect.gen(function* () {
              yield* script(book, Result.fail(unknown))
              const { ticket } = yield* Durable.call(
                "book",
                book,
                { seat: key },
                {
                  unknown: Durable.assume({ ticket: "assumed", number: 1n })
                }
              )
              return ticket
            })
          )
          assert.strictEqual(yield* flow.execute({ key: "6A" }), "assumed")
        })
      )

      it.effect("tries again what may pass, and nothing else", () =>
        Effect.gen(function* () {
          const flow = yield* flowOf(Schema.String, (key) =>
            Effect.gen(function* () {
              yield* script(
                book,
                Result.fail(new VendorError.TransportFailure({ outcome: "NotSent", retryable: true })),
                Result.fail(new VendorError.AuthFailure({ outcome: "Rejected" })),
                Result.fail(new VendorError.RateLimited({ outcome: "Rejected", retryable: true }))
              )
              const { ticket } = yield* Durable.call("book", book, { seat: key }, { retry: Schedule.spaced(1) })
              return ticket
            })
          )
          assert.isString(yield* flow.execute({ key: "7A" }))
          assert.lengthOf(yield* callsOf("7A"), 4)
          const refused = yield* flowOf(Schema.Void, (key) =>
            Effect.asVoid(Durable.call("book", book, { seat: key }, { retry: Schedule.spaced(1) }))
          )
          assert.strictEqual((yield* Effect.flip(refused.execute({ key: "7A" })))._tag, "SeatTaken")
          assert.lengthOf(yield* callsOf("7A"), 5)
        })
      )

      it.effect("never repeats by itself what nobody knows of, whatever its schedule", () =>
        Effect.gen(function* () {
          const flow = yield* flowOf(Schema.Void, (key) =>
            Effect.gen(function* () {
              yield* script(book, Result.fail(unknown))
              yield* Durable.call("book", book, { seat: key }, { retry: Schedule.spaced(1) })
            })
          )
          assert.strictEqual((yield* Effect.flip(flow.execute({ key: "8A" })))._tag, "OutcomeUnknown")
          assert.deepStrictEqual(yield* callsOf("8A"), ["book"])
        })
      )

      it.effect("reads without the ledger, with the errors of the operation", () =>
        Effect.gen(function* () {
          const read = weather.annotate(Operation.Idempotent, true)
          const flow = yield* flowOf(Schema.Void, () =>
            Effect.gen(function* () {
              yield* script(read, Result.fail(unknown))
              yield* Durable.call("read", read, { city: "Hangzhou" })
            })
          )
          assert.deepInclude((yield* Effect.flip(flow.execute({ key: "9A" }))) as object, { _tag: "TransportFailure" })
          const ledger = yield* Ledger.Ledger
          assert.lengthOf(yield* ledger.writes(yield* flow.executionId({ key: "9A" })), 0)
        })
      )

      it.effect("takes an effect of one's own as a step", () =>
        Effect.gen(function* () {
          let runs = 0
          const gate = Durable.signal("gate", Schema.Void)
          const flow = yield* flowOf(Schema.Number, () =>
            Effect.gen(function* () {
              const value = yield* Durable.run(
                "count",
                Effect.sync(() => ++runs),
                { success: Schema.Number }
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
              yield* Effect.fail(new SeatTaken({ outcome: "Rejected" }))
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
