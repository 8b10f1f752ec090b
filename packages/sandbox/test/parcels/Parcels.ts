/** A vendor of the test's own: its operations, and its business. */
import { Operation, Refusal, Wire } from "@effect-vendors/core"
import { Simulator } from "@effect-vendors/core/testing"
import * as Context from "effect/Context"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

export class Parcels extends Context.Service<Parcels, Operation.Gateway>()("test/Parcels") {}

/** The parcel is not on its way. */
export class ParcelUnknown extends Refusal.Class<ParcelUnknown>()("ParcelUnknown") {}

const identity = { vendor: "Parcels", product: "shipping", version: "v1" }

/** Hands a parcel over. */
export const send = Operation.make(
  Parcels,
  { ...identity, name: "send" },
  {
    request: Wire.struct({ to: Wire.String }),
    response: Wire.struct({ number: Wire.String })
  }
)

/** Tells where a parcel is. */
export const track = Operation.make(
  Parcels,
  { ...identity, name: "track" },
  {
    request: Wire.struct({ number: Wire.String }),
    response: Wire.struct({ place: Wire.String }),
    refusals: { codes: { unknown_parcel: ParcelUnknown } }
  }
).annotate(Operation.Idempotent, true)

/** Knows the places of parcels by their numbers. */
export const simulator = Simulator.make({
  name: "shipping",
  state: Schema.Struct({ places: Schema.Record(Schema.String, Schema.String) }),
  initial: { places: {} },
  transitions: (on) => [
    on(send, ({ places }, { to }, { digits }) => {
      const number = digits("number", 8)
      return [
        { places: { ...places, [number]: "the office" } },
        Result.succeed({ number }),
        [{ kind: "parcel", recipient: to, value: number }]
      ]
    }),
    on(track, (state, { number }) => {
      const place = state.places[number]
      return [
        state,
        place === undefined ? Result.fail(new ParcelUnknown({ message: "no such parcel" })) : Result.succeed({ place })
      ]
    })
  ],
  steps: (named) => ({
    move: named(Schema.Struct({ number: Schema.String, place: Schema.String }), ({ number, place }) => ({ places }) => [
      { places: { ...places, [number]: place } },
      undefined
    ])
  })
})
