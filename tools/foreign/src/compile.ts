/** Compiles a program of a foreign project, and looks at the declarations that come out. */
import { execFile } from "node:child_process"
import * as fs from "node:fs"
import { createRequire } from "node:module"
import * as path from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import type { Program } from "./programs.ts"

const require = createRequire(import.meta.url)
const root = fileURLToPath(new URL("../../..", import.meta.url))

/** The compilers that projects use. */
export const compilers = {
  "TypeScript 7": path.join(root, "node_modules/typescript/bin/tsc"),
  "TypeScript 5.9": path.join(path.dirname(require.resolve("typescript-5.9/package.json")), "bin/tsc")
} as const

/** A compiler's name. */
export type Compiler = keyof typeof compilers

/** How a compiler finds modules. */
export type Resolution = "nodenext" | "bundler"

const run = promisify(execFile)

/** What a compiler says to a program, as a project has it that checks all declarations and writes its own. */
export const compile = async (
  folder: string,
  source: string,
  compiler: Compiler,
  resolution: Resolution
): Promise<string> => {
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, "main.ts"), source)
  const compilerOptions = {
    target: "es2024",
    lib: ["es2024", "esnext.array", "dom", "dom.iterable"],
    types: [],
    strict: true,
    declaration: true,
    skipLibCheck: false,
    rootDir: ".",
    outDir: "out",
    module: resolution === "bundler" ? "esnext" : resolution,
    moduleResolution: resolution
  }
  fs.writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["main.ts"] }))
  const args = [compilers[compiler], "-p", folder]
  const { stdout } = await run(process.execPath, args).catch((error: { stdout: string }) => error)
  return stdout
}

/** The problem of a program that exports types of packages that its project has not installed, or nothing. */
export const naming = async (
  folder: string,
  { source, vendor }: Program,
  compiler: Compiler,
  resolution: Resolution
): Promise<string | undefined> => {
  const exported = `import { Effect } from "effect"\n${source}\nexport type E = Effect.Effect<void>`
  const stdout = await compile(folder, exported, compiler, resolution)
  if (stdout !== "") return stdout
  const declaration = fs.readFileSync(path.join(folder, "out/main.d.ts"), "utf8")
  const foreign = new RegExp(`"(?:[^"]*\\.pnpm|@effect-vendors/(?!${vendor}["/]))[^"]*"`).exec(declaration)
  return foreign === null ? undefined : `the declaration names ${foreign[0]}, which the project has not installed`
}
