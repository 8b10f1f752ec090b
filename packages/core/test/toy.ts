/** A vendor that sells seats, to test what all vendors share. Its codes are the tags themselves. */
import type * as Credentials from "@effect-vendors/core/Credentials"
import * as Operation from "@effect-vendors/core/Operation"
import * as Refusal from "@effect-vendors/core/Refusal"
import type * as Codes from "@effect-vendors/core/testing/Codes"
import * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Simulator from "@effect-vendors/core/testing/Simulator"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as Wire from "@effect-vendors/core/Wire"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

export class Toy extends Context.Service<Toy, Gateway.Gateway>()("@effect-vendors/core/test/Toy") {}

/** The identity of one of the toy's operations. */
export const identity = <const Name extends string>(name: Name, product = "seats"): Operation.Identity<Name> => ({
  vendor: "Toy",
  product,
  version: "v1",
  name
})

/** Arrives as an error with a code. */
export class SeatTaken extends Refusal.Class<SeatTaken>()("SeatTaken") {}

/** Arrives as an error with a finer code. */
export class Closed extends Refusal.Class<Closed>()("Closed") {}

/** Arrives as a response, with a field of its own. */
export class NotReleased extends Refusal.Class<NotReleased>()("NotReleased", {
  seat: Schema.optionalKey(Schema.String)
}) {}

export const book = Operation.make(Toy, identity("book"), {
  request: Wire.struct({
    seat: Wire.String.check(Schema.isMaxLength(10)),
    passenger: Wire.optional(Wire.Int64),
    password: Wire.optional(Wire.Secret)
  }),
  response: Wire.struct({ ticket: Wire.String, number: Wire.Int64 }),
  refusals: { codes: { "seat-taken": SeatTaken, "closed": Closed } }
})

export const release = Operation.make(Toy, identity("release"), {
  request: Wire.struct({ seat: Wire.String }),
  response: Wire.struct({ released: Wire.True }),
  refusals: {
    response: Refusal.fromResponse(NotReleased, {
      response: Wire.struct({
        released: Wire.Boolean,
        code: Wire.String,
        message: Wire.String,
        seat: Wire.optional(Wire.String)
      }),
      read: ({ code, message, released, seat }) =>
        released ? undefined : { code, message, ...(seat === undefined ? {} : { seat }) },
      write: ({ code, message, seat }) => ({ released: false, code, message, seat })
    })
  }
}).annotate(Operation.Idempotent, true)

/** No simulator knows it. */
export const weather = Operation.make(Toy, identity("weather"), {
  request: Wire.struct({ city: Wire.String }),
  response: Wire.struct({
    degrees: Wire.Float,
    station: Wire.Int64,
    wind: Wire.optional(Wire.Int),
    days: Wire.array(Wire.struct({ text: Wire.String, rain: Wire.optional(Wire.Boolean) }))
  })
})

export const codes: Codes.Codes = {
  vendor: "Toy",
  tags: {
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

export const classify = ({ code }: Exchange.Refused): Exchange.Classification => {
  const [tag, permanent] = code.split("!") as [Exchange.Classification["tag"], string | undefined]
  return { tag: Object.hasOwn(codes.tags, tag) ? tag : "UnexpectedError", permanent: permanent !== undefined }
}

/** The vendor's service as fakes have it, with an exchange made by hand. */
export const gateway = (exchange: Exchange.Exchange<unknown>): Gateway.Gateway =>
  Effect.runSync(Gateway.make({ vendor: codes.vendor, classify, exchange, defaults: Gateway.unhurried }))

/** The vendor's service as a live one is: it waits for its turn, and before it sends a call again. */
export const waitingGateway = <C extends Credentials.Credential = Credentials.Credential>(
  exchange: Exchange.Exchange<C>,
  options?: Partial<Gateway.Options<C>>
): Effect.Effect<Gateway.Gateway> => Gateway.make({ vendor: codes.vendor, classify, exchange, ...options })

export class ToySimulation extends Context.Service<ToySimulation, Simulation.Simulation>()(
  "@effect-vendors/core/test/ToySimulation"
) {}

/** Runs an effect against answers made by hand, one for every call. */
export const answeredWith =
  (answer: Exchange.Answer) =>
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

/** Starts the vendor's simulation. */
export const layerSimulation = (options: Simulation.Options = {}): Layer.Layer<ToySimulation> =>
  Layer.sync(ToySimulation, () => Simulation.make(codes, { simulators: [simulator], ...options }))

/** The vendor's service on its simulation, without a wire in between. */
export const layerFake = (options?: Simulation.Options): Layer.Layer<Toy | ToySimulation> =>
  Simulation.layerGateway(Toy, ToySimulation, { vendor: codes.vendor, classify }).pipe(
    Layer.provideMerge(layerSimulation(options))
  )
