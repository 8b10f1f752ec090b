/**
 * Measures the footprint of the library: install, bundle, import, memory and type check, beside effect alone, a program
 * by hand and the official SDK. With --check it fails where a budget is exceeded.
 */
import * as esbuild from "esbuild"
import { execFileSync, spawnSync } from "node:child_process"
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { byHand, effectAlone, onFetch } from "../../tools/foreign/src/examples.ts"
import { installedBytes } from "./installed.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
const folder = `${root}benchmarks/build`
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

/** The programs that are compared. */
const programs = {
  "effect alone": effectAlone,
  "by hand": byHand,
  "one operation": onFetch,
  "one operation of each vendor": `
import * as Damai from "@effect-vendors/damai/Damai"
import * as Maizuo from "@effect-vendors/damai/Maizuo"
import * as Mafia from "@effect-vendors/taobao/Mafia"
import * as Taobao from "@effect-vendors/taobao/Taobao"
import * as Essbasic from "@effect-vendors/tencent/Essbasic"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
const token = Redacted.make("token")
const tokens = { ptnr_token: token, tenant_token: token, channel_token: token }
export const layer = Layer.mergeAll(Tencent.layerConfig(), Taobao.layerConfig(), Damai.layerConfig())
export const program = Effect.gen(function* () {
  yield* Maizuo.userAuthcodeSend({ param0: { ...tokens, user_phone: "13900004567", code_type: 1 } })
  yield* Mafia.accountAreaAuth({ area_request: { auth_area_dto: [{ account_id: 1n, area_code: 330110 }] } })
  yield* Essbasic.channelCancelMultiFlowSignQRCode({
    Agent: { AppId: "a", ProxyOrganizationOpenId: "b", ProxyOperator: { OpenId: "c" } },
    QrCodeId: "yDSLZUUckpooi1ltUxCsD3RSTG9BEWhR"
  }).pipe(Effect.catchTag("QrInvalid", () => Effect.void))
})
`,
  "official Tencent SDK": `
import { Client } from "tencentcloud-sdk-nodejs/tencentcloud/services/essbasic/v20210526/essbasic_client.js"
export const client = new Client({ credential: { secretId: "id", secretKey: "key" } })
`
} as const

type Name = keyof typeof programs
const names = Object.keys(programs) as Array<Name>
const path = (name: Name) => `${folder}/${name.replaceAll(" ", "-")}.ts`
for (const name of names) writeFileSync(path(name), programs[name])

const bundle = async (name: Name): Promise<number> => {
  const result = await esbuild.build({
    entryPoints: [path(name)],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    write: false,
    logLevel: "error"
  })
  return result.outputFiles[0]!.contents.length
}

// The shortest of several runs counts, since the machine's other work only adds time.
const least = (values: ReadonlyArray<number>) => Math.min(...values)

const median = (values: ReadonlyArray<number>) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

interface Import {
  /** Of the processor, which other work on the machine does not lengthen. */
  readonly millis: number
  /** Of the heap, after a garbage collection. */
  readonly bytes: number
}

// Imports a bundle, so that finding files is not measured.
const importable = async (name: Name): Promise<() => Import> => {
  const outfile = `${folder}/${name.replaceAll(" ", "-")}.mjs`
  const banner = `import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);`
  await esbuild.build({
    entryPoints: [path(name)],
    bundle: true,
    format: "esm",
    platform: "node",
    outfile,
    banner: { js: banner },
    logLevel: "error"
  })
  const script = `
    globalThis.gc()
    const before = process.memoryUsage().heapUsed
    const start = process.cpuUsage()
    await import(${JSON.stringify(outfile)})
    const { system, user } = process.cpuUsage(start)
    const millis = (system + user) / 1000
    globalThis.gc()
    console.log(JSON.stringify({ millis, bytes: process.memoryUsage().heapUsed - before }))`
  const args = ["--expose-gc", "--input-type=module", "--no-deprecation", "-e", script]
  return () => JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }))
}

// Checks a program as a user does: against the published declarations, not the sources.
const compilerOptions = {
  noEmit: true,
  strict: true,
  module: "nodenext",
  target: "es2024",
  lib: ["es2024", "dom"],
  types: [],
  skipLibCheck: true,
  paths: Object.fromEntries(
    readdirSync(`${root}packages`).flatMap((name) => [
      [`@effect-vendors/${name}`, [`${root}packages/${name}/dist/index.d.ts`]],
      [`@effect-vendors/${name}/*`, [`${root}packages/${name}/dist/*.d.ts`]]
    ])
  )
}

interface TypeCheck {
  readonly millis: number
  readonly instantiations: number
}

const typeCheckable = (name: Name): (() => TypeCheck) => {
  const project = `${folder}/tsconfig.${name.replaceAll(" ", "-")}.json`
  writeFileSync(project, JSON.stringify({ compilerOptions, files: [path(name)] }))
  return () => {
    const { status, stdout } = spawnSync(`${root}node_modules/.bin/tsc`, ["-p", project, "--extendedDiagnostics"], {
      encoding: "utf8"
    })
    if (status !== 0) throw new Error(stdout)
    const figure = (label: string) => Number(new RegExp(`${label}:\\s+([\\d.]+)`).exec(stdout)?.[1] ?? NaN)
    return { millis: figure("Total time") * 1000, instantiations: figure("Instantiations") }
  }
}

// Takes turns, so that a disturbance strikes all programs alike.
const rounds = <A>(runs: ReadonlyMap<Name, () => A>, count: number): Map<Name, ReadonlyArray<A>> => {
  const results = new Map<Name, Array<A>>(names.map((name) => [name, []]))
  for (let round = 0; round < count; round++) for (const [name, run] of runs) results.get(name)!.push(run())
  return results
}

const runnable = async <A>(prepare: (name: Name) => A | Promise<A>): Promise<Map<Name, A>> => {
  const prepared = new Map<Name, A>()
  for (const name of names) prepared.set(name, await prepare(name))
  return prepared
}

const bundles = await runnable(bundle)
const imported = rounds(await runnable(importable), 15)
const checked = rounds(await runnable(typeCheckable), 9)
const imports = new Map(names.map((name) => [name, least(imported.get(name)!.map(({ millis }) => millis))]))
const memories = new Map(names.map((name) => [name, median(imported.get(name)!.map(({ bytes }) => bytes))]))
const checks = new Map(
  names.map((name) => {
    const runs = checked.get(name)!
    return [name, { millis: least(runs.map((run) => run.millis)), instantiations: runs[0]!.instantiations }]
  })
)

/** The packages that each program installs. */
const packages: Record<Name, ReadonlyArray<string>> = {
  "effect alone": ["effect"],
  "by hand": ["effect"],
  "one operation": ["@effect-vendors/tencent"],
  "one operation of each vendor": ["@effect-vendors/tencent", "@effect-vendors/taobao", "@effect-vendors/damai"],
  "official Tencent SDK": ["tencentcloud-sdk-nodejs"]
}
const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1)

console.log("| | install | bundle, minified | import | memory | type check | instantiations |")
console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
for (const name of names) {
  const check = checks.get(name)!
  const cells = [
    name,
    `${megabytes(installedBytes(packages[name], root + "benchmarks"))} MB`,
    `${(bundles.get(name)! / 1024).toFixed(1)} KB`,
    `${imports.get(name)!.toFixed(1)} ms`,
    `${megabytes(memories.get(name)!)} MB`,
    `${check.millis.toFixed(0)} ms`,
    check.instantiations.toLocaleString("en")
  ]
  console.log(`| ${cells.join(" | ")} |`)
}

// Compares two programs within each turn.
const typeCheckRatio = (one: Name, other: Name): number =>
  median(checked.get(one)!.map((run, turn) => run.millis / checked.get(other)![turn]!.millis))

const budgets: ReadonlyArray<readonly [name: string, value: number, limit: number]> = [
  // What keeps a confirmed answer, masks echoed secrets and checks requests is part of every call.
  ["bundle of one operation, to the program by hand", bundles.get("one operation")! / bundles.get("by hand")!, 1.3],
  [
    "import of one operation beyond the program by hand, in ms",
    imports.get("one operation")! - imports.get("by hand")!,
    15
  ],
  ["type check of one operation, to the program by hand", typeCheckRatio("one operation", "by hand"), 1.3],
  [
    "type check of one operation of each vendor, to effect alone",
    typeCheckRatio("one operation of each vendor", "effect alone"),
    1.5
  ]
]

console.log()
for (const [name, value, limit] of budgets) {
  console.log(`${value <= limit ? "✔" : "✖"} ${name}: ${value.toFixed(2)} of ${limit}`)
}
if (process.argv.includes("--check") && budgets.some(([, value, limit]) => value > limit)) process.exitCode = 1
