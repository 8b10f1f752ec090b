/** Builds packages: `pnpm build` builds all of them from nothing. */
import { rmSync } from "node:fs"
import * as path from "node:path"
import { leftovers } from "./outputs.ts"
import { packages, root, run } from "./workspace.ts"

/** Brings the outputs of packages, and of what they depend on, up to date. */
export const build = async (names: ReadonlyArray<string>): Promise<void> => {
  const folders = names.map((name) => path.join(root, "packages", name))
  await run(path.join(root, "node_modules/.bin/tsc"), ["-b", ...folders], { cwd: root })
  for (const folder of folders) for (const file of leftovers(folder)) rmSync(path.join(folder, file))
}

if (import.meta.main) {
  for (const name of packages) rmSync(path.join(root, "packages", name, "dist"), { recursive: true, force: true })
  await build(packages)
}
