/** The courier's fake and sandbox. */
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Simulator from "@effect-vendors/core/testing/Simulator"
import * as TopTesting from "@effect-vendors/top/testing/TopTesting"
import * as Context from "effect/Context"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Courier from "./Courier.ts"

export class CourierSimulation extends Context.Service<CourierSimulation, Simulation.Simulation>()(
  "@effect-vendors/top/test/CourierSimulation"
) {}

/** Remembers the ids of the parcels that were shipped. It refuses an order without parcels. */
export const simulator = Simulator.make({
  name: "parcels",
  state: Schema.Struct({ shipped: Schema.Array(Schema.BigInt) }),
  initial: { shipped: [] },
  transitions: (on) => [
    on(Courier.ship, ({ shipped }, { order }, { digits }) => {
      const ids = (order?.parcels ?? []).flatMap(({ id }) => (id === undefined ? [] : [id]))
      if (ids.length === 0) {
        return [{ shipped }, Result.fail(new Courier.ShipRefused({ code: "EMPTY", message: "EMPTY", reason: "EMPTY" }))]
      }
      return [{ shipped: [...shipped, ...ids] }, Result.succeed({ accepted: true, number: digits("number", 12) })]
    }),
    on(Courier.list, (state) => [state, Result.succeed({ parcels: state.shipped.map((id) => ({ id })) })])
  ]
})

export const sandbox = TopTesting.make(Courier.vendor, {
  name: "courier",
  simulation: CourierSimulation,
  simulators: [simulator],
  catalogue: Courier.operations
})

export const { layerFake, layerSandbox, layerSimulation } = sandbox
