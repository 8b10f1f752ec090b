import { afterEach, beforeEach, expect, test } from "vitest"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import * as path from "node:path"
import { bare, mentioned, report } from "../src/report.ts"

let folder: string
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), "effect-vendors-report-"))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (file: string, text: string): void => {
  mkdirSync(path.join(folder, "dist", path.dirname(file)), { recursive: true })
  writeFileSync(path.join(folder, "dist", file), text)
}

test("comments do not count", () => {
  expect(bare("/**\n * What for.\n */\nexport declare const a: 1;\n\n//# sourceMappingURL=a.d.ts.map")).toBe(
    "export declare const a: 1;"
  )
})

test("imports, re-exports and types in place name modules", () => {
  const text = `import type { A } from "./a.js"\nexport * from "../b.js"\ndeclare const c: import("./internal/c.ts").C\nimport "effect"`
  expect(mentioned("testing/x.d.ts", text)).toEqual(["testing/a.d.ts", "b.d.ts", "testing/internal/c.d.ts"])
})

test("a report has what others can import, and what that reaches", () => {
  write("index.d.ts", `export * as A from "./A.js";`)
  write("A.d.ts", `import type { Reached } from "./internal/reached.js";\nexport declare const a: Reached;`)
  write("bin.d.ts", `export declare const bin: 1;`)
  write("internal/reached.d.ts", `export interface Reached {\n}`)
  write("internal/hidden.d.ts", `export declare const hidden: 1;`)
  const text = report("x", folder)
  expect(text).toContain("== A\n")
  expect(text).toContain("== internal/reached (reached)\nexport interface Reached {\n}\n")
  expect(text).not.toContain("hidden")
  expect(text).not.toContain("bin")
})
