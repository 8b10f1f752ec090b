import { describe, expect, test } from "vitest"
import { execFile } from "node:child_process"
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import * as docs from "./docs.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
const folder = `${root}examples/blocks`
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

const write = (prefix: string, blocks: ReadonlyArray<docs.Block>) =>
  blocks.map((block, index) => {
    const path = `${folder}/${prefix}-${index + 1}.ts`
    writeFileSync(path, docs.module(block))
    return { ...block, path }
  })

const documents = globSync(["README*.md", "docs/**/*.md", "packages/*/README.md", "benchmarks/README.md"], {
  cwd: root
})
const blocks = documents.flatMap((path) => write(path.replaceAll(/\W+/g, "-"), docs.markdown(`${root}${path}`)))
const sources = globSync(["packages/*/src/**/*.ts", "examples/vendor/src/**/*.ts"], { cwd: root })
write(
  "source",
  sources.flatMap((path) => docs.docComments(`${root}${path}`))
)

test("every example in documents and doc comments type-checks", async () => {
  writeFileSync(
    `${folder}/tsconfig.json`,
    JSON.stringify({ extends: "../tsconfig.json", compilerOptions: { noUnusedLocals: false }, include: ["."] })
  )
  const tsc = `${root}node_modules/.bin/tsc`
  const result = await promisify(execFile)(tsc, ["-p", folder]).catch((error: { stdout: string }) => error)
  expect(result.stdout).toBe("")
}, 60_000)

test("the README has its blocks", () => {
  expect(readFileSync(`${root}README.md`, "utf8").match(/^```ts$/gm)?.length).toBe(
    blocks.filter(({ path }) => path.includes("/README-md-")).length
  )
})

for (const block of blocks) {
  describe(block.name, async () => {
    // A block that has tests registers them here. Any other block runs as a test.
    if (docs.hasTests(block)) await import(block.path)
    else test("runs", () => import(block.path))
  })
}
