import type * as Operation from "@effect-vendors/core/Operation"
import type { Served } from "@effect-vendors/core/testing/SandboxVendor"
import type * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Effect from "effect/Effect"

/** An action that is served, and the simulation that answers it. */
export interface Action {
  readonly operation: Operation.Any
  readonly simulation: Simulation.Simulation
}

/** The action that a request asks for, or the code and the message that refuse the request. */
export type Found =
  | { readonly action: Action }
  | { readonly action?: undefined; readonly code: string; readonly message: string }

type Headers = Readonly<Record<string, string | undefined>>

/** Makes the search for actions by name, version and service, which the headers of a request tell. */
export const make = (vendors: ReadonlyArray<Served>) => {
  const byName = new Map<string, Array<Action>>()
  const ids = new Set<string>()
  const services = new Set<string>()
  for (const { operations, simulation } of vendors) {
    for (const operation of operations) {
      // A caller may serve an operation in place of another of the same id, so the first one counts.
      if (ids.has(operation.id)) continue
      ids.add(operation.id)
      services.add(operation.product)
      byName.set(operation.name, [...(byName.get(operation.name) ?? []), { operation, simulation }])
    }
  }

  const find = (headers: Headers): Found => {
    const name = headers["x-tc-action"] ?? ""
    const version = headers["x-tc-version"] ?? ""
    const service = serviceOf(headers)
    // The official SDKs take the first part of the host for the service. On loopback they sign for `127`, and only the
    // version tells the product.
    const named = (byName.get(name) ?? []).filter(
      ({ operation }) => !services.has(service) || operation.product === service
    )
    if (named.length === 0) return { code: "InvalidAction", message: `The action \`${name}\` does not exist.` }
    const [action, ...others] = named.filter(({ operation }) => operation.version === version)
    if (action === undefined) return { code: "NoSuchVersion", message: `The version \`${version}\` does not exist.` }
    return others.length === 0
      ? { action }
      : {
          code: "NoSuchProduct",
          message: `Several products have the action \`${name}\` in this version. Sign for the service of one.`
        }
  }

  return {
    find,
    services: [...services],
    /** Makes an id for an answer to a request that reached no operation. */
    requestId: vendors[0]?.simulation.requestId ?? Effect.succeed("")
  }
}

const serviceOf = ({ authorization = "" }: Headers): string =>
  /Credential=[^/]*\/[^/]*\/([^/]*)\/tc3_request/.exec(authorization)?.[1] ?? ""
