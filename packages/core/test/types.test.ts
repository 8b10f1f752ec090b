import * as Operation from "@effect-vendors/core/Operation"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Schema from "effect/Schema"
import { describe, expectTypeOf, it } from "vitest"

class SeatTaken extends VendorError.refusal<SeatTaken>()("SeatTaken", { seat: Schema.optional(Schema.String) }) {}

const response = Wire.struct({ ok: Wire.Boolean, seat: Wire.optional(Wire.String) })

describe("a refusal in a response", () => {
  it("is read into the fields of its own class", () => {
    const refused = Operation.refused(SeatTaken, {
      response,
      read: ({ ok, seat }) => (ok ? undefined : { seat }),
      write: ({ seat }) => ({ ok: false, seat })
    })
    expectTypeOf(refused).toEqualTypeOf<Operation.Refused<SeatTaken>>()
  })

  it("is not read into a field of another type", () => {
    Operation.refused(SeatTaken, {
      response,
      // @ts-expect-error: a seat is a string
      read: ({ ok }) => (ok ? undefined : { seat: 5 }),
      write: ({ seat }) => ({ ok: false, seat })
    })
  })

  it("is written from its own fields alone", () => {
    Operation.refused(SeatTaken, {
      response,
      read: ({ ok, seat }) => (ok ? undefined : { seat }),
      // @ts-expect-error: there is no such field
      write: ({ chair }) => ({ ok: false, seat: chair })
    })
  })
})
