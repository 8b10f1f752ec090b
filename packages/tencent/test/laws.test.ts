import * as Laws from "@effect-vendors/core/testing/Laws"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import { describe, it } from "@effect/vitest"

const sides = {
  simulation: TencentTesting.TencentSimulation,
  fake: TencentTesting.layerFake(),
  sandbox: TencentTesting.layerSandbox()
}

describe("laws", () => {
  for (const operation of TencentTesting.catalogue) {
    for (const law of Laws.of(operation, sides)) it.effect(law.name, () => law.check)
  }
})
