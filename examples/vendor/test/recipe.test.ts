/** The recipe shows the code of this folder as it is, and counts its lines. */
import { assert, describe, it } from "@effect/vitest"
import { globSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as docs from "../../test/docs.ts"

const root = fileURLToPath(new URL("..", import.meta.url))
const recipe = fileURLToPath(new URL("../../../docs/adding-a-vendor.md", import.meta.url))

const withoutDocstrings = (code: string) => code.replaceAll(/^ *\/\*\*\n?[\s\S]*?\*\/\n/gm, "")
const withoutImports = (code: string) => code.replaceAll(/^import [\s\S]*? from ".*"\n/gm, "")

// A declaration ends where the next line without an indent follows a blank line.
const declarations = (code: string) =>
  withoutImports(withoutDocstrings(code))
    .trim()
    .split(/\n\n+(?=\S)/)
    .map((declaration) => declaration.replaceAll(/\n{2,}/g, "\n"))

const linesOf = (code: string) =>
  withoutImports(withoutDocstrings(code))
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.trim().startsWith("//")).length

const read = (path: string) => readFileSync(`${root}${path}`, "utf8")

describe("the recipe", () => {
  const known = new Set(
    globSync(["src/**/*.ts", "test/*.ts"], { cwd: root }).flatMap((path) => declarations(read(path)))
  )

  // A block that shows what an expression gives uses the vendor; every other one is a part of it.
  for (const { code, name } of docs.markdown(recipe).filter(({ code }) => !code.includes(" // => "))) {
    it(`shows the code as it is: ${name}`, () => {
      for (const declaration of declarations(code)) assert.isTrue(known.has(declaration), declaration)
    })
  }

  it("counts the lines of each part, and leaves out none", () => {
    const text = readFileSync(recipe, "utf8")
    const rows = [...text.matchAll(/^\| ([^|]+?) +\| ([^|]*`[^|]*?) +\| +(\d+) +\|$/gm)]
    const counted = new Set<string>()
    const sums = { client: 0, testing: 0 }
    for (const [, part, files, lines] of rows) {
      const paths = globSync(
        [...files!.matchAll(/`([^`]+)`/g)].map(([, glob]) => glob!),
        { cwd: root }
      )
      const total = paths.reduce((sum, path) => sum + linesOf(read(path)), 0)
      assert.strictEqual(Number(lines), total, part)
      paths.forEach((path) => counted.add(path))
      if (files!.includes("src/")) sums[files!.includes("testing/") ? "testing" : "client"] += total
    }
    assert.deepStrictEqual([...counted].sort(), globSync(["src/**/*.ts", "test/*.ts"], { cwd: root }).sort())
    assert.include(text, `The client is ${sums.client} lines`)
    assert.include(text, `sandbox are ${sums.testing} more`)
  })
})
