/**
 * Compares all variants side by side: each runs in its own process, and they take turns against a server whose answers
 * never change. `--quick` takes small answers and few rounds, and writes nothing.
 */
import type { ChildProcess } from "node:child_process"
import { mkdirSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { type Size, sizes, type Vendor } from "./answers.ts"
import { bars } from "./chart.ts"
import type { Order, Slice } from "./client.ts"
import { ask, start } from "./processes.ts"
import { type Figure, figure, range, short } from "./statistics.ts"
import { type Name, names, variants } from "./variants.ts"

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
    millis: { type: "string" },
    warmUp: { type: "string" },
    only: { type: "string" },
    size: { type: "string" }
  }
})
const rounds = Number(options.rounds ?? (options.quick ? 3 : 5))
const millis = Number(options.millis ?? (options.quick ? 300 : 400))
const warmUp = Number(options.warmUp ?? (options.quick ? 2_000 : 6_000))
const wanted = new RegExp(options.only ?? "")

interface Scenario {
  readonly vendor: Vendor
  readonly size: Size
  readonly concurrency: number
}

interface Row {
  readonly name: Name
  readonly micros: Figure
  readonly perSecond: Figure
  readonly megabytes: number
}

interface Result extends Scenario {
  readonly rows: ReadonlyArray<Row>
}

const answers = sizes
  .filter((size) => (options.size === undefined ? !options.quick || size === "small" : size === options.size))
  .flatMap((size) => (["tencent", "taobao"] as const).map((vendor) => ({ vendor, size })))

const progress = (text: string) => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`)
}

const [server, ports] = await start<Record<string, number>>("./server.ts")

type Clients = ReadonlyArray<readonly [name: Name, client: ChildProcess]>

const startAll = async ({ size, vendor }: Omit<Scenario, "concurrency">): Promise<Clients> => {
  const host = `127.0.0.1:${ports[`${vendor} ${size}`]}`
  const compared = names.filter((name) => variants[name].vendors.includes(vendor) && wanted.test(name))
  const target = JSON.stringify({ vendor, size, host })
  return Promise.all(compared.map(async (name) => [name, (await start("./client.ts", [name, target]))[0]] as const))
}

const measure = async (scenario: Scenario, clients: Clients): Promise<Result> => {
  const { concurrency, size, vendor } = scenario
  const slices = new Map<Name, Array<Slice>>(clients.map(([name]) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const [name, client] of clients) {
      progress(`${vendor}, ${size}, ${concurrency} at a time: round ${round} of ${rounds}, ${name}`)
      // The first round warms up, as long as the compiler needs on a slow machine.
      const order: Order = { concurrency, millis: round === 0 ? warmUp : millis }
      const slice = await ask<Slice>(client, { ...order })
      if (round > 0) slices.get(name)!.push(slice)
    }
  }
  progress("")
  const rows = clients.map(([name]) => {
    const all = slices.get(name)!
    return {
      name,
      micros: figure(all.map(({ micros }) => micros)),
      perSecond: figure(all.map(({ calls, seconds }) => calls / seconds)),
      megabytes: Math.max(...all.map(({ megabytes }) => megabytes))
    }
  })
  return { ...scenario, rows }
}

const title = ({ concurrency, size, vendor }: Scenario) =>
  `${vendor === "tencent" ? "Tencent (TC3)" : "Taobao (TOP, md5)"}, ${size}, ${concurrency === 1 ? "one after the other" : `${concurrency} at a time`}`

const print = (result: Result) => {
  const floor = result.rows[0]!
  console.log(`\n### ${title(result)}\n`)
  console.log("| | CPU per call, µs | × floor | calls per second | × floor | memory, MB |")
  console.log("| --- | ---: | ---: | ---: | ---: | ---: |")
  for (const { megabytes, micros, name, perSecond } of result.rows) {
    const cpu = (micros.median / floor.micros.median).toFixed(2)
    const speed = (perSecond.median / floor.perSecond.median).toFixed(2)
    console.log(`| ${name} | ${range(micros)} | ${cpu} | ${range(perSecond)} | ${speed} | ${short(megabytes)} |`)
  }
}

const results: Array<Result> = []
for (const answer of answers) {
  const clients = await startAll(answer)
  for (const concurrency of [1, 50]) {
    const result = await measure({ ...answer, concurrency }, clients)
    results.push(result)
    print(result)
  }
  for (const [, client] of clients) client.disconnect()
}
server.disconnect()

/** The goals, as ratios within one run. */
const goals = () => {
  const ratio = (size: Size, concurrency: number, figure: "micros" | "perSecond", of: Name, to: Name) => {
    const rows = results.find(
      (result) => result.vendor === "tencent" && result.size === size && result.concurrency === concurrency
    )?.rows
    const value = (name: Name) => rows?.find((row) => row.name === name)?.[figure].median ?? Number.NaN
    return value(of) / value(to)
  }
  const floor = "floor: undici Pool, by hand"
  const node = "ours on packages/node"
  const sdk = "tencentcloud-sdk-nodejs"
  const jit = "ours on packages/node, JIT"
  const list: ReadonlyArray<readonly [goal: string, value: number, limit: number, least?: boolean]> = [
    ["small, 50 at a time: CPU, to the floor", ratio("small", 50, "micros", node, floor), 1.35],
    ["small, 50 at a time: CPU, to the official SDK", ratio("small", 50, "micros", node, sdk), 0.5],
    ["small, 50 at a time: calls per second, to the official SDK", ratio("small", 50, "perSecond", node, sdk), 2, true],
    ["small, 50 at a time: calls per second, to the floor", ratio("small", 50, "perSecond", node, floor), 0.8, true],
    ["small, sequential: calls per second, to the floor", ratio("small", 1, "perSecond", node, floor), 0.9, true],
    [
      "small, 50 at a time, on layerUndici: CPU, to the floor",
      ratio("small", 50, "micros", "ours on layerUndici", floor),
      2
    ],
    ["64 KB, 50 at a time, with JIT: CPU, to the floor", ratio("64 KB", 50, "micros", jit, floor), 1.25],
    ["4 MB, 50 at a time, with JIT: CPU, to the floor", ratio("4 MB", 50, "micros", jit, floor), 1.25]
  ]
  console.log("\n### Goals\n\n| | ratio | goal | |\n| --- | ---: | ---: | --- |")
  for (const [goal, value, limit, least] of list) {
    if (Number.isNaN(value)) continue
    const met = least === true ? value >= limit : value <= limit
    console.log(`| ${goal} | ${value.toFixed(2)} | ${least === true ? "≥" : "≤"} ${limit} | ${met ? "✔" : "✖"} |`)
  }
}
goals()

if (!options.quick && options.only === undefined && options.size === undefined) {
  const folder = new URL("../results/", import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    new URL("transport.json", folder),
    `${JSON.stringify({ node: process.version, rounds, millis, results }, undefined, 2)}\n`
  )
  const charted = results.filter(({ concurrency }) => concurrency === 50)
  writeFileSync(
    new URL("transport.svg", folder),
    bars(
      "Processor time per call, as a multiple of undici's Pool with hand-made signing (50 at a time)",
      charted.map((result) => ({
        title: title(result),
        bars: result.rows.map(({ micros, name }) => {
          const floor = result.rows[0]!.micros.median
          return { name, value: micros.median / floor, least: micros.least / floor, most: micros.most / floor }
        })
      }))
    )
  )
}
