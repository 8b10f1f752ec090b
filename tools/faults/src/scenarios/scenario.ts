/** One call of an operation, with the state before it, the state after it, and the way to make sure of it. */
import type { Operation, VendorError } from "@effect-vendors/core"
import type { Simulation } from "@effect-vendors/core/testing"
import type { Sandbox, Vendors } from "@effect-vendors/sandbox"
import * as Effect from "effect/Effect"

/** The gateways of all vendors. */
export type Gateways = Sandbox.GatewaysOf<typeof Vendors.all>

/** The simulations of all vendors. */
export type Simulations = Sandbox.SimulationsOf<typeof Vendors.all>

/**
 * One call of an operation.
 *
 * - `accepted`: sets the state that the call needs, and gives a request that the vendor serves.
 * - `refused`: sets the state too, and gives a request that the vendor refuses.
 * - `processed`: how often the vendor processed the operation.
 * - `state`: describes the state that the vendor has now.
 * - `reconcile`: makes sure of a call of unknown outcome, as its caller would. Gives whether that worked.
 * - `advice`: tells people to do the same.
 */
export interface Scenario {
  readonly title: string
  readonly operation: Operation.Any
  // `any` is the operation's type of request: `accepted` gives the request that `reconcile` takes.
  readonly accepted: Effect.Effect<any, never, Simulations>
  readonly refused: Effect.Effect<any, never, Simulations>
  readonly processed: Effect.Effect<number, never, Simulations>
  readonly state: Effect.Effect<string, never, Simulations>
  readonly reconcile: (input: any) => Effect.Effect<boolean, VendorError.VendorError, Simulations | Gateways>
  readonly advice: string
}

/** How often a simulation processed an operation. */
export const processed = <R>(
  simulation: Effect.Effect<Simulation.Simulation, never, R>,
  { id }: Operation.Any
): Effect.Effect<number, never, R> =>
  Effect.flatMap(simulation, ({ calls }) =>
    Effect.map(calls, (calls) => calls.filter(({ operation }) => operation === id).length)
  )
