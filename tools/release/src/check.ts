/** Checks that every package can be published: what it tells of itself, and its tarball. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import * as path from "node:path"
import { build } from "./build.ts"
import { lint } from "./lint.ts"
import { linkedFiles, type Manifest, manifestProblems, readmeProblems } from "./manifest.ts"
import { pack } from "./pack.ts"
import { packages, root } from "./workspace.ts"

const read = (...parts: ReadonlyArray<string>): string => readFileSync(path.join(root, ...parts), "utf8")

const told = (name: string): ReadonlyArray<string> => {
  const manifest: Manifest = JSON.parse(read("packages", name, "package.json"))
  const readme = read("packages", name, "README.md")
  return [
    ...manifestProblems(name, manifest),
    ...readmeProblems(manifest.name, readme),
    ...linkedFiles(readme)
      .filter((file) => !existsSync(path.join(root, file)))
      .map((file) => `the README's link to ${file} leads nowhere`),
    ...(read("packages", name, "LICENSE") === read("LICENSE") ? [] : ["the LICENSE is not the repository's"])
  ]
}

const folder = mkdtempSync(path.join(tmpdir(), "effect-vendors-packed-"))
try {
  await build(packages)
  const packed = await pack(folder)
  const found = await Promise.all(
    packed.map(async (one, index) =>
      [...told(packages[index]!), ...(await lint(one))].map((problem) => `${one.name}: ${problem}`)
    )
  )
  for (const problem of found.flat()) console.error(problem)
  console.log(`${found.filter((list) => list.length === 0).length} of ${packed.length} packages can be published`)
  if (found.some((list) => list.length > 0)) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
