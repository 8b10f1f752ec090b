/** Pipelines on an engine, and what tests ask of them. */
import { assert } from "@effect/vitest"
import * as Operation from "@effect-vendors/core/Operation"
import * as VendorError from "@effect-vendors/core/VendorError"
import { Durable } from "@effect-vendors/workflow"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import { randomUUID } from "node:crypto"
import { NotReleased, release, SeatTaken, ToySimulation } from "../../core/test/toy.ts"
import type * as Pipeline from "../src/Pipeline.ts"
import { Registrations } from "./engines.ts"

/** A name that no other pipeline of the run has. */
const unique = (name: string) => `${name}-${randomUUID().slice(0, 8)}`

const errors = [Durable.OutcomeUnknown, Durable.TimedOut, SeatTaken, NotReleased, ...Object.values(VendorError.classes)]

/** Every error that the pipelines of these tests may fail with. */
const failures = [Schema.Union(errors)]

/** A pipeline of the given body, that runs. */
export const flowOf = <A, E, R>(
  success: Schema.Codec<A, any>,
  body: (key: string, id: string) => Effect.Effect<A, E, R>
) =>
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

export const unknown = new VendorError.TransportFailure({ outcome: "Unknown", code: "ECONNRESET" })

/** What was asked of the vendor for a seat, oldest first. */
export const callsOf = (seat: string) =>
  Effect.map(
    ToySimulation.use(({ calls }) => calls),
    (calls) =>
      calls
        .filter(({ request }) => (request as { readonly seat?: string }).seat === seat)
        .map(({ operation }) => operation.slice(operation.lastIndexOf("/") + 1))
  )

export const script = <Op extends Operation.Any>(
  operation: Op,
  ...results: ReadonlyArray<Result.Result<Op["response"]["Type"], Operation.Error<Op>>>
) => ToySimulation.use((simulation) => simulation.script(operation, ...results))

/** Waits until an execution waits, and nothing else is under way. */
export const suspended = <A, E>(flow: Pipeline.Pipeline<string, any, A, E>, id: string) =>
  Effect.repeat(flow.poll(id), {
    until: (state) => Option.isSome(state) && state.value._tag !== "Running",
    schedule: Schedule.spaced(5)
  }).pipe(Effect.map(Option.getOrThrow))

export const ended = <A, E>(flow: Pipeline.Pipeline<string, any, A, E>, id: string) =>
  Effect.repeat(flow.poll(id), {
    until: (state) => Option.isSome(state) && state.value._tag === "Complete",
    schedule: Schedule.spaced(5)
  }).pipe(
    Effect.map(Option.getOrThrow),
    Effect.map((state) => (state._tag === "Complete" ? state.exit : assert.fail("it goes on")))
  )

export const giveBack = (seat: string) => Durable.call(`give back ${seat}`, release, { seat })
