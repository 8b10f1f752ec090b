/** Makes projects outside of this repository, and installs packages into them from a throwaway registry. */
import * as fs from "node:fs"
import * as path from "node:path"
import { run } from "../../release/src/workspace.ts"
import type { Registry } from "./registry.ts"

/** The package managers that projects use. */
export type Manager = "npm" | "pnpm"

// What a package manager that runs this program tells its own children is not for those of others.
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) =>
      !/^npm_(?:lifecycle|package|command|execpath|node_execpath|config_(?:user_agent|(?:local|global)_prefix))|^pnpm_/i.test(
        name
      )
  )
)

/** The folder of a project: a copy of a fixture, or empty. Only our packages come from the registry of this run. */
export const project = (folder: string, registry: Registry, fixture?: string): string => {
  fs.mkdirSync(folder, { recursive: true })
  if (fixture === undefined)
    fs.writeFileSync(path.join(folder, "package.json"), `{ "private": true, "type": "module" }`)
  else fs.cpSync(fixture, folder, { recursive: true })
  fs.writeFileSync(path.join(folder, ".npmrc"), `@effect-vendors:registry=${registry.url}\n`)
  return folder
}

/** Runs an install line in a project, such as `npm install effect`, with a package manager. */
export const install = async (folder: string, manager: Manager, line = "npm install"): Promise<void> => {
  const [, , ...names] = line.split(" ")
  const quiet = ["--prefer-offline", "--no-audit", "--no-fund"]
  const options = { cwd: folder, env: environment }
  if (manager === "npm") await run("npm", ["install", ...quiet, ...names], options)
  else {
    const command = names.length === 0 ? "install" : "add"
    await run("npx", ["--prefer-offline", "-y", "pnpm@12", command, "--prefer-offline", ...names], options)
  }
}
