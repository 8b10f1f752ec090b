/**
 * Runs before a package is packed, in the package's folder: builds it, and refuses to pack what is not the published
 * thing.
 */
import * as path from "node:path"
import { build } from "./build.ts"
import { problems } from "./outputs.ts"
import { builtAlready } from "./workspace.ts"

const refuse = (reason: string): void => {
  console.error(`The package is not packed: ${reason}`)
  process.exitCode = 1
}

const folder = process.cwd()
// Only pnpm writes the published exports and the versions of workspace packages into the tarball.
if (process.env["npm_config_user_agent"]?.startsWith("pnpm/") === true) {
  if (process.env[builtAlready] === undefined) await build([path.basename(folder)])
  const found = problems(folder)
  if (found.length > 0) refuse(`${found.join(", ")}. Run \`pnpm build\`.`)
} else {
  refuse("only pnpm can pack it. Run `npx -y pnpm@12 pack`.")
}
