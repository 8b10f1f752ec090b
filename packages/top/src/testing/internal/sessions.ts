import type { Served } from "@effect-vendors/core/testing/SandboxVendor"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import type * as Simulator from "@effect-vendors/core/testing/Simulator"
import * as Effect from "effect/Effect"
import * as SessionsSimulator from "../SessionsSimulator.ts"

/** The sessions of a platform, and the simulation that knows them. */
export interface Sessions {
  readonly simulation: Simulation.Simulation
  readonly simulator: Simulator.Simulator<SessionsSimulator.State>
}

/** The sessions of the first vendor, which are those of all: the vendors share the platform's applications and users. */
export const of = (vendors: ReadonlyArray<Served>): Sessions | undefined => {
  for (const { simulation } of vendors) {
    const simulator = simulation.simulators.find(isSessions)
    if (simulator !== undefined) return { simulation, simulator }
  }
  return undefined
}

const isSessions = (simulator: Simulator.Simulator<any>): simulator is Simulator.Simulator<SessionsSimulator.State> =>
  simulator.state === SessionsSimulator.State

/** Makes the check whether the platform takes a session of an application. A call without a session is fine here. */
export const accepts = (vendors: ReadonlyArray<Served>) => {
  const sessions = of(vendors)
  return (session: string | undefined, appKey: string | undefined): Effect.Effect<boolean> =>
    sessions === undefined || session === undefined || session === ""
      ? Effect.succeed(true)
      : Effect.zipWith(sessions.simulation.get(sessions.simulator), sessions.simulation.now, (state, now) =>
          SessionsSimulator.isAccepted(state, session, appKey ?? "", now)
        )
}
