import { assert, describe, layer } from "@effect/vitest"
import * as Operation from "@effect-vendors/core/Operation"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import { Durable, Ledger, type Policy } from "@effect-vendors/workflow"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import { book, SeatTaken, weather } from "../../core/test/toy.ts"
import { engines, type Services } from "./engines.ts"

import { callsOf, flowOf, giveBack, script, unknown } from "./pipelines.ts"

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
          const asked = new Map<string, number>()
          const flow = yield* flowOf(Schema.String, (key) =>
            Effect.gen(function* () {
              const query = () =>
                Effect.sync(() => {
                  asked.set(key, (asked.get(key) ?? 0) + 1)
                  if (key === "5A") return Durable.notDone
                  return key === "5B" ? Durable.done({ ticket: "found", number: 1n }) : Durable.unclear
                })
              const policy = { unknown: Durable.ask(query, { notDoneAfter: "2 seconds" }) }
              return (yield* Durable.call("book", book, { seat: key }, policy)).ticket
            })
          )
          const doubted = (key: string) =>
            Effect.andThen(script(book, Result.fail(unknown)), Effect.result(flow.execute({ key })))
          // Only a no that comes after the request has expired counts, and then the seat is booked.
          assert.isAbove(Result.getOrThrow(yield* doubted("5A")).length, 10)
          assert.isAbove(asked.get("5A")!, 1)
          assert.deepStrictEqual(yield* callsOf("5A"), ["book", "book"])
          assert.deepStrictEqual(yield* doubted("5B"), Result.succeed("found"))
          const unclear = Result.getOrThrow(Result.flip(yield* doubted("5C")))
          assert.strictEqual(unclear._tag, "OutcomeUnknown")
          assert.deepStrictEqual([asked.get("5B"), asked.get("5C")], [1, 1])
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

      it.effect("never repeats what was done and cannot be read; it may make a value of the answer", () =>
        Effect.gen(function* () {
          const answer = { ticket: "T1", number: "9007199254740993 or so" }
          const unreadable = new VendorError.MalformedResponse({ outcome: "Done", response: Redacted.make(answer) })
          const undone: Array<unknown> = []
          const policy = { retry: Schedule.spaced(1), unknown: Durable.again() } as const
          const flow = yield* flowOf(Schema.String, (key) =>
            Effect.gen(function* () {
              const failing = Durable.call(
                "failing",
                book,
                { seat: `${key}1` },
                {
                  ...policy,
                  undo: (done, error) =>
                    Effect.sync(() =>
                      undone.push(done, Redacted.value((error as VendorError.MalformedResponse).response!))
                    )
                }
              )
              const reading = Durable.call(
                "reading",
                book,
                { seat: `${key}2` },
                {
                  ...policy,
                  unreadable: ({ response }) => {
                    const { number, ticket } = Redacted.value(response!) as typeof answer
                    return { ticket, number: BigInt(number.split(" ")[0]!) }
                  },
                  undo: (done) => Effect.sync(() => undone.push(Option.map(done, ({ number }) => number)))
                }
              )
              yield* script(book, Result.fail(unreadable))
              yield* reading
              yield* script(book, Result.fail(unreadable))
              return (yield* failing).ticket
            })
          )
          const error = yield* Effect.flip(flow.execute({ key: "22" }))
          assert.deepInclude(error as object, { _tag: "MalformedResponse", outcome: "Done" })
          assert.deepStrictEqual(undone, [Option.none(), answer, Option.some(9007199254740993n)])
          assert.lengthOf(yield* callsOf("221"), 1)
          assert.lengthOf(yield* callsOf("222"), 1)
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
    })
  })
}
