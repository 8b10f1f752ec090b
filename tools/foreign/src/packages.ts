/**
 * Tests the packages as others use them: packs them, installs the tarballs into projects outside of this repository, and
 * compiles, runs and bundles those. Nothing is published. With --all every README is installed with both package
 * managers, and every program is compiled by every compiler; --record writes what was seen into docs/packages.md.
 */
import * as fs from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import * as path from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "../../release/src/build.ts"
import { pack } from "../../release/src/pack.ts"
import { packages, root, run } from "../../release/src/workspace.ts"
import { bundleChecks, bundleTable, overBudget } from "./bundles.ts"
import { type Check, runAll } from "./checks.ts"
import { compile, type Compiler, compilers, naming, type Resolution } from "./compile.ts"
import { install, type Manager, project } from "./install.ts"
import { programs } from "./programs.ts"
import { instructions } from "./readme.ts"
import { type Registry, serve } from "./registry.ts"
import { environmentOf, type Serving, serveSandbox } from "./sandbox.ts"

const all = process.argv.includes("--all")
/** Only the checks whose names have this text run, if it is given. */
const only = process.argv.slice(2).find((argument) => !argument.startsWith("--")) ?? ""
const fixtures = fileURLToPath(new URL("../fixtures", import.meta.url))

const node22 = path.join(path.dirname(createRequire(import.meta.url).resolve("node-22/package.json")), "bin/node")
const nodes: Readonly<Record<string, string>> = {
  "Node 22.19": node22,
  "Node 24": path.join(root, "node_modules/node/bin/node")
}
const managers: ReadonlyArray<Manager> = ["npm", "pnpm"]
const resolutions: ReadonlyArray<Resolution> = ["nodenext", "bundler"]
const everyCompiler = Object.keys(compilers) as ReadonlyArray<Compiler>

type Compilation = readonly [compiler: Compiler, resolution: Resolution]

const everyCompilation = everyCompiler.flatMap((compiler) =>
  resolutions.map((resolution): Compilation => [compiler, resolution])
)

// The older compiler takes most of the time, so without --all it sees each kind of program once.
const readmeCompilations = (file: string, manager: Manager): ReadonlyArray<Compilation> => {
  if (all) return everyCompilation
  if (file !== "README.md") return [["TypeScript 7", "nodenext"]]
  return manager === "npm"
    ? [
        ["TypeScript 7", "nodenext"],
        ["TypeScript 7", "bundler"],
        ["TypeScript 5.9", "nodenext"]
      ]
    : [
        ["TypeScript 7", "nodenext"],
        ["TypeScript 5.9", "bundler"]
      ]
}

const programCompilations = (name: string): ReadonlyArray<Compilation> => {
  if (all) return everyCompilation
  return name === "whole"
    ? [
        ["TypeScript 7", "nodenext"],
        ["TypeScript 7", "bundler"],
        ["TypeScript 5.9", "nodenext"]
      ]
    : [["TypeScript 7", "nodenext"]]
}

/** All packages in one project: every module loads, and every vendor answers. */
const runtimes = (work: string, registry: Registry): ReadonlyArray<Check> =>
  managers.map((manager) => ({
    name: `all packages, ${manager}, ${Object.keys(nodes).join(" and ")}`,
    run: async () => {
      const folder = project(path.join(work, `runtime-${manager}`), registry, path.join(fixtures, "runtime"))
      await install(folder, manager)
      const told: Array<string> = []
      for (const node of Object.values(nodes)) {
        const serving = await serveSandbox(folder, node)
        try {
          const env = environmentOf(serving.url)
          const modules = await run(node, ["modules.mjs"], { cwd: folder })
          const calls = (await run(node, ["calls.mjs"], { cwd: folder, env })).stdout.trim().split("\n")
          const wrong = calls.filter((line) => !line.endsWith(" true true QrInvalid"))
          if (wrong.length > 0 || calls.length !== 5) throw new Error(calls.join("\n"))
          told.push(`${modules.stdout.trim()} modules, ${calls.length} layers`)
        } finally {
          serving.close()
        }
      }
      return told.join("; ")
    }
  }))

const running = `import { main } from "./example.ts"
import { runPromise } from "effect/Effect"
console.log(JSON.stringify(await runPromise(main)))`

/** What a README says, word for word: install, compile, run against the packed sandbox. */
const readme = (
  work: string,
  registry: Registry,
  file: string,
  by: ReadonlyArray<Manager>,
  sandbox: () => Promise<Serving>
) =>
  by.map((manager): Check => ({
    name: `${file}, ${manager}`,
    run: async () => {
      const { example, install: line } = instructions(path.join(root, file))
      const folder = project(path.join(work, `${file}-${manager}`.replaceAll(/\W+/g, "-")), registry)
      await install(folder, manager, line)
      for (const [compiler, resolution] of readmeCompilations(file, manager)) {
        const found = await compile(path.join(folder, "check"), example, compiler, resolution)
        if (found !== "") throw new Error(`${compiler}, ${resolution}:\n${found}`)
      }
      fs.writeFileSync(path.join(folder, "example.ts"), example)
      // No sandbox stands in for the vendor that the protocol's README makes up.
      const runs = example.includes("export const main") && !file.includes("/top/")
      fs.writeFileSync(path.join(folder, "run.mjs"), runs ? running : `import "./example.ts"\nconsole.log("loads")`)
      const told = new Set<string>()
      for (const node of Object.values(nodes)) {
        const { url } = await sandbox()
        const options = { cwd: folder, env: environmentOf(url) }
        told.add((await run(node, ["--no-warnings", "run.mjs"], options)).stdout.trim())
      }
      return [...told].join("; ")
    }
  }))

/** Projects that install one vendor and write declarations. */
const declarations = (work: string, registry: Registry): ReadonlyArray<Check> =>
  [...new Set(programs.map(({ vendor }) => vendor))].flatMap((vendor) =>
    (all ? managers : (["pnpm"] as const)).map((manager): Check => ({
      name: `declarations of a project with ${vendor} alone, ${manager}`,
      run: async () => {
        const folder = project(path.join(work, `${vendor}-${manager}`), registry)
        await install(folder, manager, `npm install @effect-vendors/${vendor} effect`)
        let count = 0
        for (const program of programs.filter((program) => program.vendor === vendor)) {
          const { name } = program
          for (const [compiler, resolution] of programCompilations(name)) {
            const of = path.join(folder, `${name} ${resolution} ${compiler}`)
            const found = await naming(of, program, compiler, resolution)
            if (found !== undefined) throw new Error(`${name}, ${compiler}, ${resolution}:\n${found}`)
            count++
          }
        }
        return `${count} programs`
      }
    }))
  )

// Sizes have a table of their own.
const record = (seen: ReadonlyMap<string, string>): void => {
  const file = path.join(root, "docs/packages.md")
  const rows = [...seen].filter(([name]) => !name.startsWith("bundle")).map(([name, word]) => `| ${name} | ${word} |`)
  const written = ["| project | saw |", "| --- | --- |", ...rows.toSorted(), "", bundleTable(), ""].join("\n")
  const [before] = fs.readFileSync(file, "utf8").split(marker)
  fs.writeFileSync(file, `${before}${marker}\n\n${written}`)
}

const marker = "<!-- Written by `pnpm test:packages --record`. -->"

const work = fs.mkdtempSync(path.join(tmpdir(), "effect-vendors-packages-"))
// Whatever ends this program, interruption too, leaves no folder and no sandbox behind.
process.once("exit", () => fs.rmSync(work, { recursive: true, force: true }))
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1))

let registry: Registry | undefined
let sandbox: Promise<Serving> | undefined
try {
  await build(packages)
  registry = await serve(await pack(work))
  const serving = registry
  // The sandbox of one project serves the programs of all.
  const shared = (): Promise<Serving> =>
    (sandbox ??= (async () => {
      const folder = project(path.join(work, "sandbox"), serving, path.join(fixtures, "runtime"))
      await install(folder, "pnpm")
      return await serveSandbox(folder, process.execPath)
    })())
  const others = packages.map((name) => `packages/${name}/README.md`)
  const checks = [
    ...readme(work, registry, "README.md", managers, shared),
    ...runtimes(work, registry),
    ...others.flatMap((file) => readme(work, serving, file, all ? managers : ["pnpm"], shared)),
    ...declarations(work, registry),
    ...bundleChecks(work, registry, shared)
  ]
  const { failed, seen } = await runAll(checks.filter(({ name }) => name.includes(only)))
  if (only === "") console.log(`\n${bundleTable()}`)
  const heavy = overBudget()
  for (const bundle of heavy) console.error(`✖ ${bundle}`)
  if (failed + heavy.length > 0) process.exitCode = 1
  else if (process.argv.includes("--record")) record(seen)
} finally {
  await sandbox?.then(({ close }) => close())
  registry?.close()
}
