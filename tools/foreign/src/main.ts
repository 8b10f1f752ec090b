/**
 * Checks that a foreign project can name the types of a vendor's package: it installs that package alone, under pnpm,
 * and writes declarations. With --all, TypeScript 5.9 and the resolution of bundlers are checked too.
 */
import * as fs from "node:fs"
import { tmpdir } from "node:os"
import * as path from "node:path"
import { fileURLToPath } from "node:url"
import { type Compiler, compilers, naming, type Resolution } from "./compile.ts"
import { programs } from "./programs.ts"
import { layOut } from "./project.ts"

const root = fileURLToPath(new URL("../../..", import.meta.url))
const all = process.argv.includes("--all")

const work = fs.mkdtempSync(path.join(tmpdir(), "effect-vendors-foreign-"))
for (const vendor of new Set(programs.map(({ vendor }) => vendor))) layOut(root, vendor, path.join(work, vendor))

const used: ReadonlyArray<Compiler> = all ? (Object.keys(compilers) as Array<Compiler>) : ["TypeScript 7"]
const resolutions: ReadonlyArray<Resolution> = all ? ["nodenext", "bundler"] : ["nodenext"]
const tasks = used.flatMap((compiler) =>
  resolutions.flatMap((resolution) => programs.map((program) => ({ program, compiler, resolution })))
)

let failed = 0
const worker = async (): Promise<void> => {
  for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
    const { compiler, program, resolution } = task
    const { name, vendor } = program
    const folder = path.join(work, vendor, `${name} ${resolution} ${compiler}`)
    const found = await naming(folder, program, compiler, resolution)
    if (found === undefined) continue
    failed++
    console.error(`${vendor}, ${name}, ${compiler}, ${resolution}:\n${found}`)
  }
}
const count = tasks.length
await Promise.all([worker(), worker()])
fs.rmSync(work, { recursive: true, force: true })
console.log(`${count - failed} of ${count} foreign programs can name the types that they export`)
if (failed > 0) process.exitCode = 1
