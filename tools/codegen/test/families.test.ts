/** The list of families: a new family needs data only, and a mistake in the list names its place. */
import { NodeServices } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Families from "../src/families.ts"
import { output } from "../src/library.ts"
import { text as tencentFacts } from "./tencent.ts"

const stage = {
  vendor: "fliggy",
  product: "stage",
  description: "Stages.",
  protocol: "top",
  prefix: "fliggy.stage.",
  facts: ["stage.json"],
  patch: "stage.patch.json"
}

const toy = {
  vendor: "tencentIntl",
  product: "toy",
  description: "Toys.",
  protocol: "tencent",
  facts: ["toy.json"],
  patch: "toy.patch.json"
}

const stageFacts = {
  apis: [
    {
      name: "fliggy.stage.seat.hold",
      complete: true,
      request: [{ name: "until", type: "Date", required: true }],
      response: [{ name: "success", type: "Boolean" }]
    }
  ]
}

// A repository that has nothing but specifications.
const repository = Effect.fnUntraced(function* (families: ReadonlyArray<object>, files: Record<string, unknown> = {}) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const root = yield* fs.makeTempDirectoryScoped()
  const all = {
    ".oxfmtrc.json": {},
    "specifications/families.json": { families },
    "specifications/stage.json": stageFacts,
    "specifications/stage.patch.json": {},
    "specifications/toy.json": JSON.parse(tencentFacts),
    "specifications/toy.patch.json": {},
    ...files
  }
  yield* fs.makeDirectory(path.join(root, "specifications"))
  yield* fs.makeDirectory(path.join(root, "packages"))
  for (const [file, value] of Object.entries(all)) {
    yield* fs.writeFileString(path.join(root, file), JSON.stringify(value, null, 2))
  }
  return root
})

const outputOf = Effect.fnUntraced(function* (root: string) {
  const { files } = yield* output(root, yield* Families.list(root))
  return new Map([...files].map(([file, text]) => [file.slice(root.length + 1), text]))
})

describe("the list of families", () => {
  it.effect("gives a new vendor of each protocol its files", () =>
    Effect.gen(function* () {
      const root = yield* repository([stage, toy])
      const files = yield* outputOf(root)
      const inStage = "packages/fliggy/src/products/stage"
      const inToy = "packages/tencentIntl/src/products/toy"
      assert.sameMembers(
        [...files.keys()],
        [
          `${inStage}/operations/seatHold.ts`,
          `${inStage}/index.ts`,
          `${inStage}/catalogue.ts`,
          "docs/reference/stage.md",
          `${inToy}/operations/get.ts`,
          `${inToy}/structs/Box.ts`,
          `${inToy}/structs.ts`,
          `${inToy}/refusals.ts`,
          `${inToy}/product.ts`,
          `${inToy}/index.ts`,
          `${inToy}/catalogue.ts`,
          "docs/reference/toy.md"
        ]
      )
      assert.include(files.get(`${inStage}/operations/seatHold.ts`), `from "../../../Fliggy.ts"`)
      assert.include(
        files.get(`${inToy}/product.ts`),
        `export const operation = TencentIntl.product({ service: "s", version: "v" })`
      )
      assert.deepStrictEqual(Families.topVendors(yield* Families.list(root)), ["fliggy"])
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("prints the facts of a patch as annotations", () =>
    Effect.gen(function* () {
      const operations = ["fliggy.stage.seat.hold"]
      const root = yield* repository([stage, toy], {
        "specifications/stage.patch.json": {
          idempotent: [{ evidence: "", operations }],
          session: { evidence: "", operations }
        },
        "specifications/toy.patch.json": { hosts: [{ evidence: "", host: "toy.example", operations: ["Get"] }] }
      })
      const files = yield* outputOf(root)
      const hold = files.get("packages/fliggy/src/products/stage/operations/seatHold.ts")!
      assert.include(hold, `import * as TopVendor from "@effect-vendors/top/TopVendor"`)
      assert.include(hold, `.annotate(Operation.Idempotent, true)`)
      assert.include(hold, `.annotate(TopVendor.RequiresSession, true)`)
      const get = files.get("packages/tencentIntl/src/products/toy/operations/get.ts")!
      assert.include(get, `import * as TencentIntl from "../../../TencentIntl.ts"`)
      assert.include(get, `.annotate(TencentIntl.Host, "toy.example")`)
    }).pipe(Effect.provide(NodeServices.layer))
  )

  const { prefix: _, ...withoutPrefix } = stage
  const cases: ReadonlyArray<readonly [name: string, families: ReadonlyArray<object>, line: number, problem: RegExp]> =
    [
      ["an unknown protocol", [{ ...stage, protocol: "soap" }], 3, /protocol/],
      ["a family of TOP without a prefix", [withoutPrefix], 3, /prefix/],
      ["a property that no family has", [{ ...stage, colour: "red" }], 13, /colour/],
      ["a vendor that cannot be the name of a module", [{ ...stage, vendor: "Fliggy!" }], 4, /vendor/],
      ["two fact files for a product of Tencent", [{ ...toy, facts: ["a.json", "b.json"] }], 10, /facts/],
      ["no fact file", [{ ...stage, facts: [] }], 9, /facts/],
      ["a fact file that is not there", [{ ...stage, facts: ["none.json"] }], 10, /no file specifications\/none.json/],
      ["a patch that is not there", [{ ...stage, patch: "none.json" }], 12, /no file specifications\/none.json/],
      ["one product twice", [stage, { ...stage, vendor: "other" }], 16, /product stage twice/]
    ]
  for (const [name, families, line, problem] of cases) {
    it.effect(`says where it has ${name}`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(outputOf(yield* repository(families)))
        assert(error._tag === "SourceError")
        assert.deepStrictEqual([error.file, error.line], ["specifications/families.json", line], error.message)
        assert.match(error.problem, problem)
      }).pipe(Effect.provide(NodeServices.layer))
    )
  }

  it.effect("says where a patch names a method that the facts do not describe", () =>
    Effect.gen(function* () {
      const session = { evidence: "", operations: ["fliggy.stage.seat.free"] }
      const root = yield* repository([stage], { "specifications/stage.patch.json": { session } })
      const error = yield* Effect.flip(outputOf(root))
      assert(error._tag === "SourceError")
      assert.deepStrictEqual([error.file, error.line], ["specifications/stage.patch.json", 5], error.message)
      assert.match(error.problem, /no complete description of fliggy.stage.seat.free/)
    }).pipe(Effect.provide(NodeServices.layer))
  )
})
