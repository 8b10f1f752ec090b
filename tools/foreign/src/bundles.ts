/** Bundles programs with what the README imports, runs the bundles, and watches their sizes. */
import * as fs from "node:fs"
import * as path from "node:path"
import { fileURLToPath } from "node:url"
import { root, run } from "../../release/src/workspace.ts"
import { bundlers, sizeOf, strip, type Target } from "./bundlers.ts"
import type { Check } from "./checks.ts"
import { install, project } from "./install.ts"
import { instructions } from "./readme.ts"
import type { Registry } from "./registry.ts"
import { environmentOf, type Serving } from "./sandbox.ts"

interface Program {
  readonly name: string
  readonly target: Target
  readonly source: string
  /** What the sandbox, which does not know the sign code, makes it tell. */
  readonly answer: string
  /** The kilobytes that no bundler may exceed. */
  readonly budget: number
}

const fixture = fileURLToPath(new URL("../fixtures/bundle", import.meta.url))

const example = instructions(path.join(root, "README.md")).example

// The section on runtimes tells which layer takes the place of the one for Node.
const web = example
  .replace(/^import \* as NodeVendors .*$/m, `import * as Runtime from "@effect-vendors/core/Runtime"`)
  .replace("NodeVendors.layer", "Runtime.layerWeb")

const indexed = (source: string): string =>
  source.replaceAll(/^import \* as (\w+) from "(effect|@effect-vendors\/\w+)\/\w+"$/gm, `import { $1 } from "$2"`)

const unknown = "vendor: the sign code does not exist"

const programs: ReadonlyArray<Program> = [
  {
    name: "effect alone, on fetch",
    target: "web",
    source: fs.readFileSync(path.join(fixture, "effectAlone.ts"), "utf8"),
    answer: "no longer valid",
    budget: 135
  },
  { name: "the README's first example, on fetch", target: "web", source: web, answer: unknown, budget: 225 },
  {
    name: "the same, imported from each package's index",
    target: "web",
    source: indexed(web),
    answer: unknown,
    budget: 360
  },
  { name: "the README's first example, on Node", target: "node", source: example, answer: unknown, budget: 225 }
]

const sizes = new Map<string, Map<string, number>>(programs.map(({ name }) => [name, new Map()]))

// Runs a bundle in a process of its own, against the sandbox.
const runner = `
import { pathToFileURL } from "node:url"
const { main, run } = await import(pathToFileURL(process.argv[2]).href)
console.log(await run(main))`

/** Bundles each program with each bundler; the first check installs the project. */
export const bundleChecks = (
  work: string,
  registry: Registry,
  sandbox: () => Promise<Serving>
): ReadonlyArray<Check> => {
  const folder = path.join(work, "bundle")
  let installed: Promise<void> | undefined
  const prepare = (): Promise<void> =>
    (installed ??= (async () => {
      await install(project(folder, registry, fixture), "pnpm")
      fs.writeFileSync(path.join(folder, "run.mjs"), runner)
    })())
  return programs.flatMap(({ answer, budget, name, source, target }, index) =>
    Object.entries(bundlers).map(([bundler, bundle]): Check => ({
      name: `bundle of ${name}, ${bundler}`,
      run: async () => {
        await prepare()
        const entry = path.join(folder, `program-${index}-${bundler}.js`)
        const outfile = path.join(folder, "out", `program-${index}-${bundler}.mjs`)
        fs.mkdirSync(path.dirname(outfile), { recursive: true })
        const running = `import { runPromise as run } from "effect/Effect"\nexport { run }\n`
        fs.writeFileSync(entry, running + strip(source))
        await bundle(entry, outfile, target)
        const size = sizeOf(outfile) / 1024
        sizes.get(name)!.set(bundler, size)
        const { url } = await sandbox()
        const env = environmentOf(url)
        const { stdout } = await run(process.execPath, ["run.mjs", outfile], { cwd: folder, env })
        if (!stdout.includes(answer)) throw new Error(`the bundle answers ${stdout}`)
        if (size > budget) throw new Error(`${size.toFixed(1)} KB, more than the budget of ${budget} KB`)
        return `${size.toFixed(1)} KB`
      }
    }))
  )
}

/** The sizes, as a table of Markdown. */
export const bundleTable = (): string => {
  const names = Object.keys(bundlers)
  const row = (cells: ReadonlyArray<string>) => `| ${cells.join(" | ")} |`
  return [
    row(["minified, in KB", ...names, "budget"]),
    row(["---", ...names.map(() => "---:"), "---:"]),
    ...programs.map(({ budget, name }) =>
      row([name, ...names.map((bundler) => sizes.get(name)!.get(bundler)?.toFixed(1) ?? "–"), String(budget)])
    )
  ].join("\n")
}
