import * as Laws from "@effect-vendors/core/testing/Laws"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { describe, it } from "@effect/vitest"

const sides = {
  simulation: TencentTesting.TencentSimulation,
  fake: TencentTesting.layerFake(),
  sandbox: TencentTesting.layerSandbox()
}

const simulated = new Set(TencentTesting.EssbasicSimulator.simulator.transitions.map(({ operation }) => operation.name))

describe.concurrent("laws", () => {
  for (const operation of TencentTesting.sandbox.catalogue) {
    // The simulated operations of e-sign get many runs. The others differ only in their fields.
    const runs = simulated.has(operation.name) ? 30 : 2
    for (const law of Laws.of(operation, sides, { runs })) it.effect(law.name, () => law.check)
  }
})
