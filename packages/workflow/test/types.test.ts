import type * as Operation from "@effect-vendors/core/Operation"
import type * as VendorError from "@effect-vendors/core/VendorError"
import { Durable, type Pipeline, type Policy } from "@effect-vendors/workflow"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import type * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { describe, expectTypeOf, it } from "vitest"
import type * as Ledger from "../src/Ledger.ts"
import type { Suspends } from "../src/Suspends.ts"
import { book, type Closed, SeatTaken, type Toy } from "../../core/test/toy.ts"

type Running = WorkflowEngine.WorkflowEngine | WorkflowEngine.WorkflowInstance | Ledger.Ledger
type Unknown = Durable.OutcomeUnknown

const request = { seat: "1A" }

/** Takes a step that must not compile. */
const refused = (_: Effect.Effect<unknown, unknown, unknown>) => {}

describe("a step", () => {
  it("gives what the operation gives, needs its vendor and an engine, and may not know", () => {
    const step = Durable.call("book", book, request)
    expectTypeOf<Effect.Success<typeof step>>().toEqualTypeOf<{ readonly ticket: string; readonly number: bigint }>()
    expectTypeOf<Effect.Error<typeof step>>().toEqualTypeOf<Operation.Error<typeof book> | Unknown>()
    expectTypeOf<Effect.Services<typeof step>>().toEqualTypeOf<Toy | Running>()
  })

  it("does not fail with the refusals that its policy handles", () => {
    const all = Durable.call("book", book, request, {
      unknown: Durable.again({ did: { SeatTaken: () => ({ ticket: "t", number: 1n }) } })
    })
    expectTypeOf<Effect.Error<typeof all>>().toEqualTypeOf<Closed | VendorError.GatewayError | Unknown>()
    const some = Durable.call("book", book, request, {
      unknown: Durable.again({
        did: {
          SeatTaken: (refusal, refused) => {
            expectTypeOf(refusal).toEqualTypeOf<SeatTaken>()
            expectTypeOf(refused).toEqualTypeOf<Policy.Refused>()
            return refusal.code === "ours" ? Option.some({ ticket: "t", number: 1n }) : Option.none()
          }
        }
      })
    })
    expectTypeOf<Effect.Error<typeof some>>().toEqualTypeOf<Operation.Error<typeof book> | Unknown>()
    const both = Durable.call("book", book, request, {
      unknown: Durable.again({
        did: {
          SeatTaken: ({ code }) => ({ ticket: code, number: 1n }),
          Closed: (refusal) => {
            expectTypeOf(refusal).toEqualTypeOf<Closed>()
            return { ticket: "t", number: 1n }
          }
        }
      })
    })
    expectTypeOf<Effect.Error<typeof both>>().toEqualTypeOf<VendorError.GatewayError | Unknown>()
    const repeated = Durable.call("book", book, request, { unknown: Durable.again() })
    expectTypeOf<Effect.Error<typeof repeated>>().toEqualTypeOf<Operation.Error<typeof book> | Unknown>()
    const own = Durable.run("own", Effect.fail(new SeatTaken({ outcome: "Rejected" })), {
      error: SeatTaken,
      success: Schema.Never,
      unknown: Durable.again({
        did: { SeatTaken: ({ code }) => (code === "" ? Option.none<never>() : Option.none<never>()) }
      })
    })
    expectTypeOf<Effect.Error<typeof own>>().toEqualTypeOf<SeatTaken | Unknown>()
  })

  it("knows by its policy", () => {
    const assumed = Durable.call("book", book, request, { unknown: Durable.assume({ ticket: "t", number: 1n }) })
    expectTypeOf<Effect.Error<typeof assumed>>().toEqualTypeOf<Operation.Error<typeof book>>()
    const decided = Durable.call("book", book, request, { unknown: Durable.person })
    expectTypeOf<Effect.Error<typeof decided>>().toEqualTypeOf<Operation.Error<typeof book> | Unknown>()
    expectTypeOf<Effect.Services<typeof decided>>().toEqualTypeOf<Toy | Running | Suspends>()
    const asked = Durable.call("book", book, request, {
      unknown: Durable.ask(() => Effect.map(book(request), Durable.done))
    })
    expectTypeOf<Effect.Error<typeof asked>>().toEqualTypeOf<Operation.Error<typeof book> | Unknown>()
    expectTypeOf<Effect.Services<typeof asked>>().toEqualTypeOf<Toy | Running>()
  })

  it("takes no policy of another operation", () => {
    refused(
      Durable.call("book", book, request, {
        // @ts-expect-error: it has the one refusal, and not the other
        unknown: Durable.again({ did: { SeatTaken: () => Option.none(), NotReleased: () => Option.none() } })
      })
    )
    refused(
      Durable.call("book", book, request, {
        // @ts-expect-error: it has no such refusal
        unknown: Durable.again({ did: { NotReleased: () => ({ ticket: "t", number: 1n }) } })
      })
    )
    refused(
      Durable.call("book", book, request, {
        // @ts-expect-error: it gives something else
        unknown: Durable.again({ did: { SeatTaken: () => ({ ticket: 1 }) } })
      })
    )
    // @ts-expect-error: it gives something else
    refused(Durable.call("book", book, request, { unknown: Durable.assume({ ticket: "t" }) }))
    // @ts-expect-error: it gives something else
    refused(Durable.call("book", book, request, { unknown: Durable.ask(() => Effect.succeed(Durable.done("t"))) }))
    // @ts-expect-error: it has no such request
    refused(Durable.call("book", book, { seat: 1 }))
  })

  it("is undone without waiting for days", () => {
    const undone = Durable.call("book", book, request, {
      undo: (done, error) => {
        expectTypeOf(done).toEqualTypeOf<Option.Option<{ readonly ticket: string; readonly number: bigint }>>()
        expectTypeOf(error).toEqualTypeOf<Operation.Error<typeof book> | Unknown | undefined>()
        return Durable.call("take back", book, request, { unknown: Durable.again(), retry: Schedule.spaced(1) })
      }
    })
    expectTypeOf<Effect.Services<typeof undone>>().toEqualTypeOf<Toy | Running>()
    refused(
      Durable.call("book", book, request, {
        // @ts-expect-error: nobody waits for a person while undoing
        undo: () => Durable.call("take back", book, request, { unknown: Durable.person })
      })
    )
    refused(
      Durable.call("book", book, request, {
        // @ts-expect-error: nobody sleeps for days while undoing
        undo: () => Durable.sleep("wait", "1 day")
      })
    )
  })

  it("may be an effect of one's own", () => {
    const step = Durable.run("own", Effect.fail("no"), { error: Schema.String })
    expectTypeOf<Effect.Error<typeof step>>().toEqualTypeOf<string | Unknown>()
    // Without a schema no value is kept.
    const discarding = Durable.run("own", Effect.succeed("text"))
    expectTypeOf<Effect.Success<typeof discarding>>().toEqualTypeOf<void>()
    // @ts-expect-error: its error is kept, and so needs a schema
    refused(Durable.run("own", Effect.fail("no"), {}))
    // @ts-expect-error: the schema of its value is of another type
    refused(Durable.run("own", Effect.succeed("text"), { success: Schema.Int }))
  })
})

describe("steps beside each other", () => {
  it("give and fail with what each of them does", () => {
    const steps = Durable.all({ booked: Durable.call("book", book, request), own: Durable.run("own", Effect.void) })
    expectTypeOf<Effect.Success<typeof steps>["own"]>().toEqualTypeOf<void>()
    expectTypeOf<Effect.Success<typeof steps>["booked"]["number"]>().toEqualTypeOf<bigint>()
    expectTypeOf<Effect.Error<typeof steps>>().toEqualTypeOf<Operation.Error<typeof book> | Unknown>()
    const list = Durable.all([Durable.call("book", book, request), Durable.run("own", Effect.void)])
    expectTypeOf<Effect.Success<typeof list>[1]>().toEqualTypeOf<void>()
    expectTypeOf<Effect.Services<typeof list>>().toEqualTypeOf<Toy | Running>()
  })
})

describe("a pipeline", () => {
  const Flow = Durable.workflow("Flow", {
    payload: { seat: Schema.String, row: Schema.optionalKey(Schema.Int) },
    key: ({ seat }) => seat,
    success: Schema.String,
    error: [Durable.OutcomeUnknown, Durable.TimedOut]
  })

  it("has the types of its schemas", () => {
    expectTypeOf(Flow).toEqualTypeOf<
      Pipeline.Pipeline<
        "Flow",
        { readonly seat: string; readonly row?: number },
        string,
        Durable.OutcomeUnknown | Durable.TimedOut
      >
    >()
    const executed = Flow.execute({ seat: "1A" })
    expectTypeOf<Effect.Error<typeof executed>>().toEqualTypeOf<
      Durable.OutcomeUnknown | Durable.TimedOut | Durable.NonDeterminism | Durable.UnsealedSecret | Durable.Purged
    >()
  })

  it("fails with nothing else", () => {
    // @ts-expect-error: a vendor's errors are not among its errors
    // @effect-diagnostics-next-line missingEffectError:off
    Flow.toLayer(({ seat }) => Effect.as(Durable.call("book", book, { seat }), seat))
  })

  it("needs its vendors and an engine", () => {
    const layer = Flow.toLayer(({ seat }) =>
      Effect.gen(function* () {
        yield* Effect.ignore(Durable.call("book", book, { seat }, { unknown: Durable.person }))
        yield* Durable.sleep("a while", "3 days")
        return seat
      })
    )
    expectTypeOf(layer).toExtend<import("effect/Layer").Layer<never, Durable.UnsealedSecret, Toy | Pipeline.Engine>>()
  })
})
