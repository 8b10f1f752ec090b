/** The comparison of generated files with the files on disk. */
import { NodeServices } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { differences, Differs, type Output, write } from "../src/files.ts"

const header = "// Generated: by a test\n"

describe("files", () => {
  it.effect("write makes stale, missing and extra files right", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const folder = yield* fs.makeTempDirectoryScoped()
      yield* fs.makeDirectory(`${folder}/inner`)
      yield* fs.writeFileString(`${folder}/stale.ts`, `${header}old\n`)
      yield* fs.writeFileString(`${folder}/extra.ts`, header)
      yield* fs.writeFileString(`${folder}/inner/extra.md`, "<!-- Generated: by a test -->\n")
      const wanted: Output = {
        folders: [folder],
        files: new Map([
          [`${folder}/stale.ts`, `${header}new\n`],
          [`${folder}/inner/missing.ts`, header]
        ])
      }
      assert.deepStrictEqual(yield* differences(wanted), [
        { path: `${folder}/stale.ts`, kind: "stale" },
        { path: `${folder}/inner/missing.ts`, kind: "missing" },
        { path: `${folder}/extra.ts`, kind: "extra" },
        { path: `${folder}/inner/extra.md`, kind: "extra" }
      ])
      yield* write(wanted)
      assert.deepStrictEqual(yield* differences(wanted), [])
      assert.sameMembers(yield* fs.readDirectory(folder), ["stale.ts", "inner"])
      assert.sameMembers(yield* fs.readDirectory(`${folder}/inner`), ["missing.ts"])
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("differences finds a hand-written file at any depth and with any ending, and write leaves it alone", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const folder = yield* fs.makeTempDirectoryScoped()
      yield* fs.makeDirectory(`${folder}/lark/operations`, { recursive: true })
      const own = [`${folder}/lark/notes`, `${folder}/lark/operations/mine.ts`, `${folder}/readme.txt`]
      for (const path of own) yield* fs.writeFileString(path, "mine\n")
      const wanted: Output = { folders: [folder, `${folder}/absent`], files: new Map([[`${folder}/new.ts`, header]]) }
      yield* write(wanted)
      const found = yield* differences(wanted)
      assert.deepStrictEqual(
        found,
        own.map((path) => ({ path, kind: "hand-written" as const }))
      )
      for (const path of own) assert.strictEqual(yield* fs.readFileString(path), "mine\n")
      const { message } = new Differs({ differences: found })
      for (const path of own) assert.include(message, `hand-written: ${path}\n`)
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("write does not replace a hand-written file by a generated one", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const folder = yield* fs.makeTempDirectoryScoped()
      const path = `${folder}/operation.ts`
      yield* fs.writeFileString(path, "mine\n")
      const wanted: Output = { folders: [folder], files: new Map([[path, header]]) }
      assert.deepStrictEqual(yield* write(wanted), [{ path, kind: "hand-written" }])
      assert.strictEqual(yield* fs.readFileString(path), "mine\n")
    }).pipe(Effect.provide(NodeServices.layer))
  )
})
