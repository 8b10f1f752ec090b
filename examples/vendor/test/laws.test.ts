import { Laws } from "@effect-vendors/core/testing"
import * as ParcelsTesting from "@effect-vendors/example-vendor/testing"
import { describe, it } from "@effect/vitest"

const sides = {
  simulation: ParcelsTesting.ParcelsSimulation,
  fake: ParcelsTesting.layerFake(),
  sandbox: ParcelsTesting.layerSandbox()
}

describe("laws", () => {
  for (const operation of ParcelsTesting.sandbox.catalogue) {
    for (const law of Laws.of(operation, sides)) it.effect(law.name, () => law.check)
  }
})
