import * as Operation from "@effect-vendors/core/Operation"
import * as Paging from "@effect-vendors/core/Paging"
import * as Refusal from "@effect-vendors/core/Refusal"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type * as Stream from "effect/Stream"
import { describe, expectTypeOf, it } from "vitest"
import type * as toy from "./toy.ts"
import { book, identity, Toy, weather } from "./toy.ts"

class SeatTaken extends Refusal.Class<SeatTaken>()("SeatTaken", { seat: Schema.optional(Schema.String) }) {}

class Closed extends Refusal.Class<Closed>()("Closed") {}

const response = Wire.struct({ ok: Wire.Boolean, seat: Wire.optional(Wire.String) })

describe("a refusal in a response", () => {
  it("has the fields of its own class", () => {
    const refused = Refusal.fromResponse(SeatTaken, {
      response,
      read: ({ ok, seat }) => (ok ? undefined : { seat }),
      write: ({ seat }) => ({ ok: false, seat })
    })
    expectTypeOf(refused).toEqualTypeOf<Refusal.ResponseRefusal<SeatTaken>>()
  })

  it("takes no field of another type", () => {
    Refusal.fromResponse(SeatTaken, {
      response,
      // @ts-expect-error: a seat is a string
      read: ({ ok }) => (ok ? undefined : { seat: 5 }),
      write: ({ seat }) => ({ ok: false, seat })
    })
  })

  it("is written from its own fields alone", () => {
    Refusal.fromResponse(SeatTaken, {
      response,
      read: ({ ok, seat }) => (ok ? undefined : { seat }),
      // @ts-expect-error: there is no such field
      write: ({ chair }) => ({ ok: false, seat: chair })
    })
  })
})

describe("an operation's error", () => {
  it("is one of its refusals or of the errors of every call", () => {
    expectTypeOf<Operation.Error<typeof book>>().toEqualTypeOf<toy.SeatTaken | toy.Closed | VendorError.GatewayError>()
    expectTypeOf<Operation.Error<typeof toy.release>>().toEqualTypeOf<toy.NotReleased | VendorError.GatewayError>()
  })

  it("is an error of every call where the operation has no refusals", () => {
    expectTypeOf<Operation.Error<typeof weather>>().toEqualTypeOf<VendorError.GatewayError>()
  })

  it("is what a call may fail with", () => {
    const call = book({ seat: "1A" })
    expectTypeOf<Effect.Error<typeof call>>().toEqualTypeOf<Operation.Error<typeof book>>()
  })

  it("joins refusals by code and by response", () => {
    const joined = Operation.make(Toy, identity("joined"), {
      request: book.request,
      response,
      refusals: {
        codes: { "seat-taken": SeatTaken },
        response: Refusal.flagged(Closed, { flags: ["ok"], code: [], message: [], fields: {} })
      }
    })
    expectTypeOf<Operation.Error<typeof joined>>().toEqualTypeOf<SeatTaken | Closed | VendorError.GatewayError>()
  })
})

describe("annotate", () => {
  it("gives an operation of the same type", () => {
    expectTypeOf(book.annotate(Operation.Idempotent, true)).toEqualTypeOf<typeof book>()
  })

  it("takes only a value of the annotation's type", () => {
    // @ts-expect-error: it is a boolean
    book.annotate(Operation.Idempotent, "yes")
    // @ts-expect-error: a rate has a window
    book.annotate(Operation.RateLimit, { limit: 5 })
  })
})

describe("paging", () => {
  const request = Wire.struct({ Offset: Wire.optional(Wire.Int), Limit: Wire.optional(Wire.Int) })
  const seats = Wire.struct({ Seats: Wire.array(Wire.struct({ Row: Wire.Int })), Total: Wire.Int })
  const where = { offset: "Offset", counts: "items", limit: "Limit", total: "Total" } as const

  const list = Operation.make(Toy, identity("list"), {
    request,
    response: seats,
    paging: { ...where, items: "Seats" }
  })

  it("gives the items of the list that it names", () => {
    expectTypeOf<Paging.Item<typeof list>>().toEqualTypeOf<{ readonly Row: number }>()
    expectTypeOf(Paging.items(list, {})).toEqualTypeOf<
      Stream.Stream<{ readonly Row: number }, VendorError.GatewayError, Toy>
    >()
    expectTypeOf(Paging.pages(list, {})).toEqualTypeOf<
      Stream.Stream<(typeof seats)["Type"], VendorError.GatewayError, Toy>
    >()
  })

  it("gives the items of a list that may be absent", () => {
    const absent = Operation.make(Toy, identity("absent"), {
      request,
      response: Wire.struct({ Seats: Wire.optional(Wire.array(Wire.String)), Total: Wire.Int }),
      paging: { ...where, items: "Seats" }
    })
    expectTypeOf<Paging.Item<typeof absent>>().toEqualTypeOf<string>()
  })

  it("names a field of the response", () => {
    Operation.make(Toy, identity("list"), {
      request,
      response: seats,
      // @ts-expect-error: there is no such field
      paging: { ...where, items: "Chairs" }
    })
  })

  it("is needed for a stream", () => {
    // @ts-expect-error: it has no pages
    expectTypeOf(Paging.items<typeof weather>)
  })
})
