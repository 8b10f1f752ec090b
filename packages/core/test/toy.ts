/** A vendor that sells seats, to test what all vendors share. Its codes are the tags themselves. */
import * as Gateway from "@effect-vendors/core/Gateway"
import * as Operation from "@effect-vendors/core/Operation"
import * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Simulator from "@effect-vendors/core/testing/Simulator"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

export class Toy extends Context.Service<Toy, Gateway.Gateway>()("@effect-vendors/core/test/Toy") {}

/** Arrives as an error with a code. */
export class SeatTaken extends VendorError.refusal<SeatTaken>()("SeatTaken") {}

/** Arrives as an error with a finer code. */
export class Closed extends VendorError.refusal<Closed>()("Closed") {}

/** Arrives as a response, with a field of its own. */
export class NotReleased extends VendorError.refusal<NotReleased>()("NotReleased", {
  seat: Schema.optionalKey(Schema.String)
}) {}

export const book = Operation.make(Toy, "book", {
  request: Wire.struct({
    seat: Wire.String.check(Schema.isMaxLength(10)),
    passenger: Wire.optional(Wire.Int64),
    password: Wire.optional(Wire.Secret)
  }),
  response: Wire.struct({ ticket: Wire.String, number: Wire.Int64 }),
  refusals: { "seat-taken": SeatTaken, "closed": Closed }
})

export const release = Operation.make(Toy, "release", {
  request: Wire.struct({ seat: Wire.String }),
  response: Wire.struct({ released: Wire.True }),
  refused: Operation.refused(NotReleased, {
    response: Wire.struct({
      released: Wire.Boolean,
      code: Wire.String,
      message: Wire.String,
      seat: Wire.optional(Wire.String)
    }),
    read: ({ code, message, released, seat }) =>
      released ? undefined : { code, message, ...(seat === undefined ? {} : { seat }) },
    write: ({ code, message, seat }) => ({ released: false, code, message, seat })
  }),
  traits: { idempotent: true }
})

/** No simulator knows it. */
export const weather = Operation.make(Toy, "weather", {
  request: Wire.struct({ city: Wire.String }),
  response: Wire.struct({
    degrees: Wire.Float,
    station: Wire.Int64,
    wind: Wire.optional(Wire.Int),
    days: Wire.array(Wire.struct({ text: Wire.String, rain: Wire.optional(Wire.Boolean) }))
  })
})

export const vendor: Simulation.Vendor = {
  name: "Toy",
  codes: {
    AuthFailure: { code: "AuthFailure" },
    PermissionDenied: { code: "PermissionDenied" },
    InvalidParameter: { code: "InvalidParameter" },
    ResourceNotFound: { code: "ResourceNotFound" },
    LimitExceeded: { code: "LimitExceeded" },
    RateLimited: { code: "RateLimited" },
    ServiceFailure: { code: "ServiceFailure" },
    OperationRefused: { code: "OperationRefused" },
    UnexpectedError: { code: "UnexpectedError" }
  },
  refusal: (listed) => (listed === "closed" ? { code: "OperationRefused", subCode: listed } : { code: listed })
}

export const meaning = ({ code }: Gateway.Failure): Gateway.Meaning => {
  const [tag, permanent] = code.split("!") as [Gateway.Meaning["tag"], string | undefined]
  return { tag: Object.hasOwn(vendor.codes, tag) ? tag : "UnexpectedError", permanent: permanent !== undefined }
}

/** The vendor's service, with an exchange step made by hand. */
export const gateway = (exchange: Gateway.Exchange): Gateway.Gateway =>
  Effect.runSync(
    Gateway.make({ vendor: vendor.name, meaning, exchange }).pipe(Effect.provideService(Gateway.Waits, false))
  )

/** The vendor's service as a live one is: it waits for its turn, and before it sends a call again. */
export const waitingGateway = (
  exchange: Gateway.Exchange,
  options?: Partial<Gateway.Options>
): Effect.Effect<Gateway.Gateway> => Gateway.make({ vendor: vendor.name, meaning, exchange, ...options })

/** Runs an effect against answers made by hand, one for every call. */
export const answeredWith =
  (answer: Gateway.Answer) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>) =>
    Effect.provideService(
      effect,
      Toy,
      gateway(() => Effect.succeed(answer))
    )

const Seats = Schema.Struct({
  taken: Schema.Record(Schema.String, Schema.Struct({ ticket: Schema.String, at: Schema.Int })),
  open: Schema.Boolean
})

export const simulator = Simulator.make({
  name: "seats",
  state: Seats,
  initial: { taken: {}, open: true },
  transitions: (on) => [
    on(book, (state, { seat }, { digits, id, now }) => {
      if (!state.open) return [state, Result.fail(new Closed({ message: "closed" }))]
      if (Object.hasOwn(state.taken, seat)) return [state, Result.fail(new SeatTaken({ message: `${seat} is taken` }))]
      const ticket = id("ticket")
      return [
        { ...state, taken: { ...state.taken, [seat]: { ticket, at: now } } },
        Result.succeed({ ticket, number: BigInt(`9${digits("number", 17)}`) })
      ]
    }),
    on(release, (state, { seat }) => {
      if (!Object.hasOwn(state.taken, seat)) {
        return [state, Result.fail(new NotReleased({ code: "free", message: "nobody sits there", seat }))]
      }
      const { [seat]: _, ...taken } = state.taken
      return [{ ...state, taken }, Result.succeed({ released: true as const })]
    })
  ]
})
