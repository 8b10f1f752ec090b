/** Bundles programs with what the README imports, runs the bundles, and watches their sizes. */
import * as fs from "node:fs"
import * as path from "node:path"
import { fileURLToPath } from "node:url"
import { run } from "../../release/src/workspace.ts"
import { bundlers, sizeOf, strip, type Target } from "./bundlers.ts"
import type { Check } from "./checks.ts"
import { install, project } from "./install.ts"
import { byHand, byHandOnce, effectAlone, example, onFetch } from "./examples.ts"
import type { Registry } from "./registry.ts"
import { environmentOf, type Serving } from "./sandbox.ts"

interface Program {
  readonly name: string
  readonly target: Target
  readonly source: string
  /** What the sandbox, which does not know the sign code, makes it tell. */
  readonly answer: string
  /** How many times the size of the program by hand no bundler may exceed. */
  readonly budget?: number
}

const fixture = fileURLToPath(new URL("../fixtures/bundle", import.meta.url))

const indexed = (source: string): string =>
  source.replaceAll(/^import \* as (\w+) from "(effect|@effect-vendors\/\w+)\/\w+"$/gm, `import { $1 } from "$2"`)

const byHandName = "by hand, on fetch"
const unknown = "vendor: the sign code does not exist"

const programs: ReadonlyArray<Program> = [
  {
    name: "effect alone, unsigned, on fetch",
    target: "web",
    source: effectAlone,
    answer: "no longer valid"
  },
  { name: "by hand without retries, on fetch", target: "web", source: byHandOnce, answer: unknown },
  { name: byHandName, target: "web", source: byHand, answer: unknown },
  { name: "the README's first example, on fetch", target: "web", source: onFetch, answer: unknown, budget: 1.36 },
  {
    name: "the same, imported from each package's index",
    target: "web",
    source: indexed(onFetch),
    answer: unknown,
    budget: 2.2
  },
  { name: "the README's first example, on Node", target: "node", source: example, answer: unknown, budget: 1.42 }
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
  return programs.flatMap(({ answer, name, source, target }, index) =>
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
        return `${size.toFixed(1)} KB`
      }
    }))
  )
}

const ratioOf = (name: string, bundler: string): number =>
  sizes.get(name)!.get(bundler)! / sizes.get(byHandName)!.get(bundler)!

/** The bundles that exceed their budgets, where they and the program by hand were bundled. */
export const overBudget = (): ReadonlyArray<string> =>
  programs.flatMap(({ budget = Infinity, name }) =>
    Object.keys(bundlers)
      .filter((bundler) => ratioOf(name, bundler) > budget)
      .map((bundler) => `${name}, ${bundler}: ${ratioOf(name, bundler).toFixed(3)} × by hand, more than ${budget}`)
  )

/** The sizes, and what they are to the program by hand, as a table of Markdown. */
export const bundleTable = (): string => {
  const names = Object.keys(bundlers)
  const row = (cells: ReadonlyArray<string>) => `| ${cells.join(" | ")} |`
  const cell = (name: string, bundler: string): string => {
    const size = sizes.get(name)!.get(bundler)
    if (size === undefined) return "–"
    const ratio = ratioOf(name, bundler)
    return Number.isNaN(ratio) ? size.toFixed(1) : `${size.toFixed(1)} (${ratio.toFixed(2)})`
  }
  return [
    row(["minified, in KB (× by hand)", ...names, "at most ×"]),
    row(["---", ...names.map(() => "---:"), "---:"]),
    ...programs.map(({ budget, name }) =>
      row([name, ...names.map((bundler) => cell(name, bundler)), `${budget ?? ""}`])
    )
  ].join("\n")
}
