/** What is generated is what is checked in, once and again. */
import { NodeServices } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { fileURLToPath } from "node:url"
import { differences, type Output, write } from "../src/files.ts"
import * as Json from "../src/json.ts"
import { output } from "../src/library.ts"
import * as TencentFacts from "../src/tencentFacts.ts"
import * as TencentModel from "../src/tencentModel.ts"
import { writePage } from "../src/page.ts"
import { page } from "./pages.ts"

const root = fileURLToPath(new URL("../../../", import.meta.url))

describe("the library", () => {
  it.effect("is as it would be generated, the same each time", () =>
    Effect.gen(function* () {
      const once = yield* output(root)
      assert.deepStrictEqual(yield* differences(once), [])
      assert.deepStrictEqual(yield* output(root), once)
      assert.isAbove(once.files.size, 120)
    }).pipe(Effect.provide(NodeServices.layer))
  )
})

describe("files", () => {
  it.effect("are found stale, missing and extra; hand-written ones are left alone", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const folder = yield* fs.makeTempDirectoryScoped()
      const header = "// Generated: by a test\n"
      yield* fs.writeFileString(`${folder}/stale.ts`, `${header}old\n`)
      yield* fs.writeFileString(`${folder}/extra.ts`, header)
      yield* fs.writeFileString(`${folder}/own.ts`, "mine\n")
      const wanted: Output = {
        folders: [folder],
        files: new Map([
          [`${folder}/stale.ts`, `${header}new\n`],
          [`${folder}/missing.ts`, header]
        ])
      }
      const expected = [
        { path: `${folder}/stale.ts`, kind: "stale" },
        { path: `${folder}/missing.ts`, kind: "missing" },
        { path: `${folder}/extra.ts`, kind: "extra" }
      ]
      assert.deepStrictEqual(yield* differences(wanted), expected as never)
      yield* write(wanted)
      assert.deepStrictEqual(yield* differences(wanted), [])
      assert.sameMembers(yield* fs.readDirectory(folder), ["stale.ts", "missing.ts", "own.ts"])
    }).pipe(Effect.provide(NodeServices.layer))
  )
})

describe("a page of a user", () => {
  it.effect("becomes a module that imports the published packages, and never replaces what is hand-written", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const out = yield* fs.makeTempDirectoryScoped()
      const file = `${out}/page.txt`
      yield* fs.writeFileString(file, page())
      const written = yield* writePage(root, { file, out, vendor: "taobao" })
      const text = yield* fs.readFileString(written)
      assert.strictEqual(written, `${out}/stageSeatHold.ts`)
      assert.include(text, `import { operation } from "@effect-vendors/taobao/Taobao"`)
      assert.include(text, `rows: Wire.optional(TopWire.list(RowDTO, "row_d_t_o"))`)
      assert.include(text, "class StageSeatHoldRefused")
      assert.include(text, `flags: ["result.success"]`)
      assert.include(text, `"isv.seat-gone": SeatGone`)
      assert.strictEqual(yield* writePage(root, { file, out, vendor: "taobao" }), written)
      yield* fs.writeFileString(written, "mine\n")
      assert.strictEqual((yield* Effect.flip(writePage(root, { file, out, vendor: "taobao" })))._tag, "Occupied")
    }).pipe(Effect.provide(NodeServices.layer))
  )
})

describe("facts that cannot be used say where", () => {
  const facts = {
    source: { service: "s", version: "v", host: "h", spec: "", errors: "", notes: "" },
    actions: [
      {
        name: "Get",
        titleZh: "",
        status: "online",
        request: "GetRequest",
        response: "GetResponse",
        errorCodes: ["OperationDenied.Busy"],
        errorCodesInExamplesOnly: [],
        rateLimitPerSecond: null
      }
    ],
    objects: {
      GetRequest: { usage: "request", fields: [{ name: "Id", type: "string", required: true }] },
      GetResponse: { usage: "response", fields: [{ name: "Box", type: "Box", ref: true }] },
      Box: { usage: "out", fields: [{ name: "Inner", type: "Box", ref: true }] }
    },
    serviceErrorCodes: [],
    newerDeltaFromNpm_4_1_313: {
      source: "",
      actionsAdded: [],
      actionsRemoved: [],
      objectsAdded: {},
      objectsRemoved: [],
      fieldsAdded: {}
    }
  }
  const text = JSON.stringify(facts, null, 2)
  const family = (text: string, patch = "{}") =>
    Effect.gen(function* () {
      return yield* TencentModel.family(
        "toy",
        yield* Json.read(TencentFacts.Facts, "facts.json", text),
        yield* Json.read(TencentFacts.Patch, "patch.json", patch)
      )
    })
  const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split("\n").length

  it.effect("and those that can are a family", () =>
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
    ["no JSON", text.replace(`"v",`, `"v";`), lineOf(`"version"`), /JSON|comma/],
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
      "a name of the core's",
      text.replace("OperationDenied.Busy", "OperationDenied.RateLimited"),
      1,
      /RateLimited cannot be/
    ]
  ]
  for (const [name, text, line, problem] of cases) {
    it.effect(name, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(family(text))
        assert.deepStrictEqual([error._tag, error.file, error.line], ["SourceError", "facts.json", line], error.message)
        assert.match(error.problem, problem)
      })
    )
  }

  it.effect("a patch to what is not there", () =>
    Effect.gen(function* () {
      const patch = `{\n  "idempotent": [\n    { "evidence": "", "operations": [\n      "Put"\n    ] }\n  ]\n}`
      const error = yield* Effect.flip(family(text, patch))
      assert.deepStrictEqual([error.file, error.line], ["patch.json", 4])
      assert.match(error.problem, /no Put/)
    })
  )
})
