import type * as Operation from "@effect-vendors/core/Operation"
import type { Served } from "@effect-vendors/core/testing/SandboxVendor"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Context from "effect/Context"
import { parameter } from "../../internal/target.ts"
import { Route } from "../../Route.ts"

/** An operation that is served, the simulation that answers it, and the fields that the path of a request holds. */
export interface Found {
  readonly operation: Operation.Any
  readonly simulation: Simulation.Simulation
  readonly parameters: Readonly<Record<string, string>>
}

/** Finds operations by the method and the path of a request. The first that fits counts. */
export const make = (vendors: ReadonlyArray<Served>) => {
  const routes = vendors.flatMap(({ operations, simulation }) =>
    operations.flatMap((operation) => {
      const route = Context.get(operation.annotations, Route)
      return route === undefined
        ? []
        : [{ operation, simulation, method: route.method, pattern: patternOf(route.path) }]
    })
  )
  return (method: string, path: string): Found | undefined => {
    for (const { pattern, ...route } of routes) {
      const match = route.method === method ? pattern.exec(path) : null
      const parameters = match === null ? undefined : decoded(match.groups ?? {})
      if (parameters !== undefined) {
        return { operation: route.operation, simulation: route.simulation, parameters }
      }
    }
    return undefined
  }
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(parameter, "(?<$1>[^/]+)")}$`)

// A path may hold a percent sign that encodes nothing.
const decoded = (groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> | undefined => {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]))
  } catch {
    return undefined
  }
}
