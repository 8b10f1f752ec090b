/**
 * Writes the public API of each package to its `api.txt`, so that a change of it is seen in review: `pnpm run api`. With
 * --check it only compares.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import * as path from "node:path"
import { build } from "./build.ts"
import { report } from "./report.ts"
import { packages, root } from "./workspace.ts"

const check = process.argv.includes("--check")

const linesOf = (text: string): ReadonlyArray<string> => text.split("\n")

/** The lines that one text has and another lacks, as a review shows them. */
const difference = (before: string, after: string): ReadonlyArray<string> => {
  const [old, now] = [new Set(linesOf(before)), new Set(linesOf(after))]
  return [
    ...linesOf(before).flatMap((line) => (now.has(line) ? [] : [`- ${line}`])),
    ...linesOf(after).flatMap((line) => (old.has(line) ? [] : [`+ ${line}`]))
  ]
}

await build(packages)
for (const name of packages) {
  const folder = path.join(root, "packages", name)
  const file = path.join(folder, "api.txt")
  const before = existsSync(file) ? readFileSync(file, "utf8") : ""
  const after = report(`@effect-vendors/${name}`, folder)
  if (before === after) continue
  if (check) {
    process.exitCode = 1
    console.error(`The public API of ${name} changed. If it should, run \`pnpm run api\`.`)
    console.error(difference(before, after).slice(0, 20).join("\n"))
  } else {
    writeFileSync(file, after)
    console.log(`packages/${name}/api.txt`)
  }
}
