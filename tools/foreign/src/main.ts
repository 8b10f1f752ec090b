/**
 * Checks that a foreign project can name the types of a vendor's package: it installs that package alone, under pnpm,
 * and writes declarations. With --all, TypeScript 5.9 and the resolution of bundlers are checked too.
 */
import { execFile } from "node:child_process"
import * as fs from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import * as path from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { programs } from "./programs.ts"
import { layOut } from "./project.ts"

const root = fileURLToPath(new URL("../../..", import.meta.url))
const all = process.argv.includes("--all")

const older = path.join(path.dirname(createRequire(import.meta.url).resolve("typescript-5.9/package.json")), "bin/tsc")
const compilers = { "TypeScript 7": path.join(root, "node_modules/typescript/bin/tsc"), "TypeScript 5.9": older }

const run = promisify(execFile)

/** The problem of a program with a compiler, or nothing. */
const problem = async (folder: string, source: string, tsc: string, module: string): Promise<string | undefined> => {
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(
    path.join(folder, "main.ts"),
    `import { Effect } from "effect"\n${source}\nexport type E = Effect.Effect<void>`
  )
  const compilerOptions = {
    target: "es2024",
    lib: ["es2024", "esnext.array", "dom", "dom.iterable"],
    types: [],
    strict: true,
    declaration: true,
    skipLibCheck: false,
    rootDir: ".",
    outDir: "out",
    module: module === "bundler" ? "esnext" : module,
    moduleResolution: module
  }
  fs.writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["main.ts"] }))
  const { stdout } = await run(process.execPath, [tsc, "-p", folder]).catch((error: { stdout: string }) => error)
  if (stdout !== "") return stdout
  const declaration = fs.readFileSync(path.join(folder, "out/main.d.ts"), "utf8")
  const foreign = /"(?:[^"]*\.pnpm|@effect-vendors\/(?:core|top))[^"]*"/.exec(declaration)
  return foreign === null ? undefined : `the declaration names ${foreign[0]}, which the project has not installed`
}

const work = fs.mkdtempSync(path.join(tmpdir(), "effect-vendors-foreign-"))
for (const vendor of new Set(programs.map(({ vendor }) => vendor))) layOut(root, vendor, path.join(work, vendor))

const tasks = Object.entries(compilers)
  .slice(0, all ? undefined : 1)
  .flatMap(([compiler, tsc]) =>
    (all ? ["nodenext", "bundler"] : ["nodenext"]).flatMap((module) =>
      programs.map((program) => ({ program, compiler, tsc, module }))
    )
  )

let failed = 0
const worker = async (): Promise<void> => {
  for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
    const { compiler, module, program, tsc } = task
    const { name, source, vendor } = program
    const folder = path.join(work, vendor, `${name} ${module} ${compiler}`)
    const found = await problem(folder, source, tsc, module)
    if (found === undefined) continue
    failed++
    console.error(`${vendor}, ${name}, ${compiler}, ${module}:\n${found}`)
  }
}
const count = tasks.length
await Promise.all([worker(), worker()])
fs.rmSync(work, { recursive: true, force: true })
console.log(`${count - failed} of ${count} foreign programs can name the types that they export`)
if (failed > 0) process.exitCode = 1
