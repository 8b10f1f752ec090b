/** Two products with an action of the same name. The library ships neither. */
import * as Operation from "@effect-vendors/core/Operation"
import * as Simulator from "@effect-vendors/core/testing/Simulator"
import * as Wire from "@effect-vendors/core/Wire"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

export const cvm: Tencent.Product = { service: "cvm", version: "2017-03-12" }

export const cdb: Tencent.Product = { service: "cdb", version: "2017-03-20" }

const rate = { limit: 1, window: "1 second" } as const

/** The zones of virtual machines. */
export const machineZones = Tencent.product(cvm)("DescribeZones", {
  request: Wire.struct({}),
  response: Wire.struct({ TotalCount: Wire.Int, ZoneSet: Wire.array(Wire.struct({ Zone: Wire.String })) })
}).annotate(Operation.RateLimit, rate)

/** The zones of databases. */
export const databaseZones = Tencent.product(cdb)("DescribeZones", {
  request: Wire.struct({}),
  response: Wire.struct({ Zones: Wire.array(Wire.String) })
}).annotate(Operation.RateLimit, rate)

/** The zones that a product has, and how often it was asked for them. */
export interface State {
  readonly zones: ReadonlyArray<string>
  readonly asked: number
}

const state = Schema.Struct({ zones: Schema.Array(Schema.String), asked: Schema.Int })

const asked = (state: State): State => ({ ...state, asked: state.asked + 1 })

export const machines = Simulator.make<State>({
  name: "machines",
  state,
  initial: { zones: ["ap-guangzhou-3", "ap-guangzhou-4"], asked: 0 },
  transitions: (on) => [
    on(machineZones, (state) => [
      asked(state),
      Result.succeed({ TotalCount: state.zones.length, ZoneSet: state.zones.map((Zone) => ({ Zone })) })
    ])
  ]
})

export const databases = Simulator.make<State>({
  name: "databases",
  state,
  initial: { zones: ["ap-shanghai-2"], asked: 0 },
  transitions: (on) => [on(databaseZones, (state) => [asked(state), Result.succeed({ Zones: state.zones })])]
})

/** Both simulators, for a fake or a sandbox. */
export const simulators = [machines, databases]
