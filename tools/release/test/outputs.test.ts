import { afterEach, beforeEach, expect, test } from "vitest"
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import * as path from "node:path"
import { leftovers, problems } from "../src/outputs.ts"

let folder: string
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), "effect-vendors-outputs-"))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (file: string, second: number): void => {
  mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
  writeFileSync(path.join(folder, file), "")
  utimesSync(path.join(folder, file), second, second)
}

const build = (source: string, second: number): void => {
  for (const suffix of [".js", ".js.map", ".d.ts", ".d.ts.map"]) write(`dist/${source}${suffix}`, second)
  write("dist/.tsbuildinfo", second)
}

test("a package that was built after its last change can be packed", () => {
  write("src/internal/a.ts", 1)
  build("internal/a", 2)
  expect(problems(folder)).toEqual([])
})

test("a package that was never built cannot be packed", () => {
  write("src/a.ts", 1)
  expect(problems(folder)).toEqual(["dist/a.js is missing"])
})

test("each kind of output has to be there", () => {
  write("src/a.ts", 1)
  build("a", 2)
  rmSync(path.join(folder, "dist/a.d.ts.map"))
  expect(problems(folder)).toEqual(["dist/a.d.ts.map is missing"])
})

test("a source that changed after the build cannot be packed", () => {
  write("src/a.ts", 1)
  write("src/b.ts", 3)
  build("a", 2)
  build("b", 2)
  expect(problems(folder)).toEqual(["dist/b.js is older than src/b.ts"])
})

test("a change that needs no other output counts as built once the compiler has looked", () => {
  write("src/a.ts", 3)
  build("a", 2)
  write("dist/.tsbuildinfo", 4)
  expect(problems(folder)).toEqual([])
})

test("what a deleted source left behind is found", () => {
  write("src/a.ts", 1)
  build("a", 2)
  build("internal/moved", 2)
  write("dist/.test.tsbuildinfo", 2)
  expect(leftovers(folder)).toHaveLength(4)
  expect(problems(folder)).toContain("dist/internal/moved.d.ts has no source")
})
