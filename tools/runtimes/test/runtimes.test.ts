import { assert, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { withTable } from "../src/document.ts"
import { expected, problemsOf, rows } from "../src/rows.ts"
import { runtimes } from "../src/runtimes.ts"

it("the document shows what the checks demand", () => {
  const document = readFileSync(new URL("../../../docs/runtimes.md", import.meta.url), "utf8")
  assert.strictEqual(withTable(document, runtimes), document)
})

it.each(runtimes)("each result counts: $title", (runtime) => {
  const report = expected(runtime)
  assert.deepStrictEqual(problemsOf(runtime, report), [])
  for (const [name, [title]] of Object.entries(rows)) {
    assert.deepStrictEqual(problemsOf(runtime, { ...report, [name]: "odd" }), [
      `${runtime.title}: ${title}: odd, and not ${report[name]}`
    ])
  }
})
