import * as Laws from "@effect-vendors/core/testing/Laws"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import * as TopXml from "@effect-vendors/top/TopXml"
import { describe, it } from "@effect/vitest"

describe.each([
  ["JSON", DamaiTesting.layerSandbox()],
  ["XML", DamaiTesting.layerSandbox({ format: TopXml.format })]
])("laws, in %s", { concurrent: true }, (_name, sandbox) => {
  const sides = { simulation: DamaiTesting.DamaiSimulation, fake: DamaiTesting.layerFake(), sandbox }
  for (const operation of DamaiTesting.sandbox.catalogue) {
    for (const law of Laws.of(operation, sides, { runs: 10 })) it.effect(law.name, () => law.check)
  }
})
