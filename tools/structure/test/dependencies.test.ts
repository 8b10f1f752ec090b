import { assert, describe, it } from "@effect/vitest"
import { broken, type Package } from "../src/dependencies.ts"

const of = (dependencies: Readonly<Record<string, ReadonlyArray<string>>>): ReadonlyArray<Package> =>
  Object.entries(dependencies).map(([name, dependencies]) => ({ name, dependencies }))

const vendors = new Set(["damai", "taobao"])

describe("the dependencies between packages", () => {
  it("may lead from vendors over their protocol to core", () => {
    const packages = of({
      core: [],
      top: ["core"],
      taobao: ["core", "top"],
      damai: ["top"],
      sandbox: ["taobao", "damai"]
    })
    assert.deepStrictEqual(broken(packages, vendors), [])
  })

  it("may not lead from one vendor to another", () => {
    assert.deepStrictEqual(broken(of({ taobao: [], damai: ["taobao"] }), vendors), [
      "the vendor damai depends on the vendor taobao"
    ])
  })

  it("may not lead to another vendor over the protocol", () => {
    assert.deepStrictEqual(broken(of({ taobao: [], top: ["taobao"], damai: ["top"] }), vendors), [
      "the vendor damai depends on the vendor taobao"
    ])
  })

  it("may not lead out of core", () => {
    assert.deepStrictEqual(broken(of({ core: ["node"], node: [] }), vendors), ["core depends on node"])
  })

  it("may not lead in a circle", () => {
    assert.deepStrictEqual(broken(of({ node: ["top"], top: ["node"] }), vendors), [
      "node depends on itself, by way of others",
      "top depends on itself, by way of others"
    ])
  })
})
