import * as Laws from "@effect-vendors/core/testing/Laws"
import * as TopXml from "@effect-vendors/top/TopXml"
import * as TopFormat from "@effect-vendors/top/TopFormat"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import { describe, it } from "@effect/vitest"

const formats = { json: TopFormat.json, simplified: TopFormat.simplified, xml: TopXml.format }

describe.each(Object.entries(formats))("laws, in %s", { concurrent: true }, (_name, format) => {
  const sides = {
    simulation: TaobaoTesting.TaobaoSimulation,
    fake: TaobaoTesting.layerFake(),
    sandbox: TaobaoTesting.layerSandbox({ format })
  }
  for (const operation of TaobaoTesting.sandbox.catalogue) {
    for (const law of Laws.of(operation, sides, { runs: 10 })) it.effect(law.name, () => law.check)
  }
})
