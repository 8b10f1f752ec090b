import * as Laws from "@effect-vendors/core/testing/Laws"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { describe, it } from "@effect/vitest"

const sides = {
  simulation: TencentTesting.TencentSimulation,
  fake: TencentTesting.layerFake(),
  sandbox: TencentTesting.layerSandbox()
}

const simulated = new Set(TencentTesting.EssbasicSimulator.simulator.transitions.map(({ operation }) => operation.name))

describe("laws", () => {
  for (const operation of TencentTesting.catalogue) {
    // Few runs for what only differs in its fields, many for what has a simulator.
    const runs = simulated.has(operation.name) ? 30 : 2
    for (const law of Laws.of(operation, sides, { runs })) it.effect(law.name, () => law.check)
  }
})
