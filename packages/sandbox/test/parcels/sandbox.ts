/** The vendor as one value. */
import { SandboxVendor, type Simulation } from "@effect-vendors/core/testing"
import * as Context from "effect/Context"
import { classify, gateway, type Options } from "./gateway.ts"
import { Parcels, send, simulator, track } from "./Parcels.ts"
import { platform } from "./platform.ts"

export class ParcelsSimulation extends Context.Service<ParcelsSimulation, Simulation.Simulation>()(
  "test/ParcelsSimulation"
) {}

export const sandbox = SandboxVendor.make<Parcels, ParcelsSimulation, Options>({
  name: "parcels",
  service: Parcels,
  simulation: ParcelsSimulation,
  codes: {
    vendor: "Parcels",
    tags: {
      AuthFailure: { code: "unauthorized" },
      PermissionDenied: { code: "forbidden" },
      InvalidParameter: { code: "invalid" },
      ResourceNotFound: { code: "not_found" },
      LimitExceeded: { code: "exceeded" },
      RateLimited: { code: "throttled" },
      ServiceFailure: { code: "broken" },
      OperationRefused: { code: "refused" },
      UnexpectedError: { code: "other" }
    },
    refusal: (code) => ({ code })
  },
  classify,
  simulators: [simulator],
  catalogue: [send, track],
  platform,
  gateway
})
