/** Another vendor on the platform, with its fake and sandbox: a depot stores parcels and ships some. */
import type * as Operation from "@effect-vendors/core/Operation"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Simulator from "@effect-vendors/core/testing/Simulator"
import * as Wire from "@effect-vendors/core/Wire"
import * as TopTesting from "@effect-vendors/top/testing/TopTesting"
import * as TopVendor from "@effect-vendors/top/TopVendor"
import * as Context from "effect/Context"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Courier from "./courier/Courier.ts"

export class Depot extends Context.Service<Depot, Operation.Gateway>()("@effect-vendors/top/test/Depot") {}

export const vendor = TopVendor.make(Depot, { name: "Depot", variables: "DEPOT" })

/** A method that no other vendor has. */
export const store = vendor.operation("depot.parcel.store", {
  request: Wire.struct({ name: Wire.String }),
  response: Wire.struct({ stored: Wire.Int })
})

/** A method whose name the courier has, too. */
export const ship = vendor.operation(Courier.ship.name, {
  request: Wire.struct({}),
  response: Wire.struct({ accepted: Wire.True, by: Wire.optional(Wire.String) })
})

export class DepotSimulation extends Context.Service<DepotSimulation, Simulation.Simulation>()(
  "@effect-vendors/top/test/DepotSimulation"
) {}

export const simulator = Simulator.make({
  name: "parcels",
  state: Schema.Struct({ stored: Schema.Array(Schema.String) }),
  initial: { stored: [] },
  transitions: (on) => [
    on(store, ({ stored }, { name }) => [{ stored: [...stored, name] }, Result.succeed({ stored: stored.length + 1 })]),
    on(ship, (state) => [state, Result.succeed({ accepted: true, by: "the depot" })])
  ]
})

export const sandbox = TopTesting.make(vendor, {
  name: "depot",
  simulation: DepotSimulation,
  simulators: [simulator],
  catalogue: [store, ship]
})
