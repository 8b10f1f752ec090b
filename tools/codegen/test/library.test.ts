/** The output for this repository, the command for a page, and the model of Tencent Cloud. */
import { NodeServices } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { fileURLToPath } from "node:url"
import * as Families from "../src/families.ts"
import { differences } from "../src/files.ts"
import * as Json from "../src/json.ts"
import { output } from "../src/library.ts"
import { writePage } from "../src/page.ts"
import * as TencentFacts from "../src/tencent/facts.ts"
import * as TencentModel from "../src/tencent/model.ts"
import { page } from "./pages.ts"
import { text } from "./tencent.ts"

const root = fileURLToPath(new URL("../../../", import.meta.url))

describe("the library", () => {
  it.effect("has the files that the generator prints, and the generator prints the same again", () =>
    Effect.gen(function* () {
      const list = yield* Families.list(root)
      const once = yield* output(root, list)
      assert.deepStrictEqual(yield* differences(once), [])
      assert.deepStrictEqual(yield* output(root, list), once)
      assert.isAbove(once.files.size, 120)
    }).pipe(Effect.provide(NodeServices.layer))
  )
})

describe("a page of a user", () => {
  it.effect("becomes a module that imports the published packages and never replaces a hand-written file", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const out = yield* fs.makeTempDirectoryScoped()
      const file = `${out}/page.txt`
      yield* fs.writeFileString(file, page())
      const list = yield* Families.list(root)
      const written = yield* writePage(root, list, { file, out, vendor: "taobao" })
      const text = yield* fs.readFileString(written)
      assert.strictEqual(written, `${out}/stageSeatHold.ts`)
      assert.include(text, `import { operation } from "@effect-vendors/taobao/Taobao"`)
      assert.include(text, `import * as TopWire from "@effect-vendors/top/TopWire"`)
      assert.notMatch(text, /from "\./)
      assert.include(text, `rows: Wire.optional(TopWire.list(RowDTO, "row_d_t_o"))`)
      assert.include(text, "class StageSeatHoldRefused")
      assert.include(text, `flags: ["result.success"]`)
      assert.include(text, `"isv.seat-gone": SeatGone`)
      assert.strictEqual(yield* writePage(root, list, { file, out, vendor: "taobao" }), written)
      yield* fs.writeFileString(written, "mine\n")
      assert.strictEqual((yield* Effect.flip(writePage(root, list, { file, out, vendor: "taobao" })))._tag, "Occupied")
    }).pipe(Effect.provide(NodeServices.layer))
  )
})

describe("facts about a product of Tencent Cloud", () => {
  const family = (text: string, patch = "{}") =>
    Effect.gen(function* () {
      return yield* TencentModel.family(
        { vendor: "tencent", product: "toy", description: "" },
        yield* Json.read(TencentFacts.Facts, "facts.json", text),
        yield* Json.read(TencentFacts.Patch, "patch.json", patch)
      )
    })
  const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split("\n").length

  it.effect("become a family", () =>
    Effect.gen(function* () {
      const { operations, refusals, structs } = yield* family(text)
      assert.deepStrictEqual(
        [
          operations.map(({ exportName }) => exportName),
          refusals.map(({ tag }) => tag),
          structs.map(({ name }) => name)
        ],
        [["get"], ["Busy"], ["Box"]]
      )
    })
  )

  const cases: ReadonlyArray<readonly [name: string, text: string, line: number, problem: RegExp]> = [
    ["text that is no JSON", text.replace(`"v",`, `"v";`), lineOf(`"version"`), /JSON|comma/],
    ["a name twice", text.replace(`"version"`, `"service"`), lineOf(`"version"`), /twice/],
    ["an unknown form", text.replace(`"online"`, `"offline"`), lineOf(`"online"`), /status/],
    ["a missing struct", text.replace(`"type": "Box"`, `"type": "Bag"`), lineOf(`"name": "Box"`) - 1, /no Bag/],
    [
      "an unknown type",
      text.replace(`"type": "string"`, `"type": "strong"`),
      lineOf(`"name": "Id"`) - 1,
      /strong is no known type/
    ],
    [
      "a name that the core has",
      text.replace("OperationDenied.Busy", "OperationDenied.RateLimited"),
      1,
      /RateLimited cannot be/
    ],
    ...["Refusal", "Tencent", "TopVendor", "Operation"].map(
      (name) =>
        [
          `the name ${name}, which modules import`,
          text.replace("OperationDenied.Busy", `OperationDenied.${name}`),
          1,
          new RegExp(`${name} cannot be`)
        ] as const
    )
  ]
  for (const [name, text, line, problem] of cases) {
    it.effect(`say where they have ${name}`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(family(text))
        assert.deepStrictEqual([error._tag, error.file, error.line], ["SourceError", "facts.json", line], error.message)
        assert.match(error.problem, problem)
      })
    )
  }

  it.effect("say where a patch names an operation that they do not have", () =>
    Effect.gen(function* () {
      const patch = `{\n  "idempotent": [\n    { "evidence": "", "operations": [\n      "Put"\n    ] }\n  ]\n}`
      const error = yield* Effect.flip(family(text, patch))
      assert.deepStrictEqual([error.file, error.line], ["patch.json", 4])
      assert.match(error.problem, /no Put/)
    })
  )
})
