/** The packages that are published, and the programs that build and pack them. */
import { execFile, type ExecFileOptions } from "node:child_process"
import { readdirSync } from "node:fs"
import * as path from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

/** The repository. */
export const root = fileURLToPath(new URL("../../..", import.meta.url))

/** The address of the repository, as the packages tell it. */
export const address = "https://github.com/effect-vendors/effect-vendors"

/** The names of the published packages, which are also their folders. */
export const packages: ReadonlyArray<string> = readdirSync(path.join(root, "packages")).toSorted()

const running = promisify(execFile)

/** Runs a program to its end. A failure tells what the program wrote. */
export const run = async (
  file: string,
  args: ReadonlyArray<string>,
  options: ExecFileOptions = {}
): Promise<{ readonly stdout: string; readonly stderr: string }> => {
  try {
    const { stderr, stdout } = await running(file, args, { maxBuffer: 1 << 28, ...options, encoding: "utf8" })
    return { stdout, stderr }
  } catch (cause) {
    const { stderr = "", stdout = "" } = cause as { readonly stdout?: string; readonly stderr?: string }
    throw new Error(`${[file, ...args].join(" ")} failed\n${stdout}${stderr}`.trimEnd(), { cause })
  }
}

/** The variable that tells prepack that all packages were built at once, so that it only checks them. */
export const builtAlready = "EFFECT_VENDORS_BUILT"

/** Runs pnpm: the one that runs this program, or the one that npm brings. */
export const pnpm = (args: ReadonlyArray<string>, options?: ExecFileOptions) =>
  process.env["npm_config_user_agent"]?.startsWith("pnpm/") === true
    ? run("pnpm", args, options)
    : run("npx", ["--prefer-offline", "-y", "pnpm@12", ...args], options)
