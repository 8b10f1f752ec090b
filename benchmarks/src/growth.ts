/** Measures how the cost grows with calls in flight, and with distinct operations, each with its own limiter key. */
import { mkdirSync, writeFileSync } from "node:fs"
import { lines } from "./chart.ts"
import { ask, start } from "./processes.ts"
import { figure, range } from "./statistics.ts"

interface Slice {
  readonly micros: number
  readonly perSecond: number
  readonly megabytes: number
}

const quick = process.argv.includes("--quick")
const [rounds, millis] = quick ? [2, 500] : [5, 1000]

const [server, ports] = await start<Record<string, number>>("./server.ts")
const host = `127.0.0.1:${ports["tencent small"]}`

const measure = async (inFlight: number, operations: number) => {
  const [client] = await start("./growthClient.ts", [host, String(inFlight), String(operations)])
  await ask(client, 2 * millis)
  const slices: Array<Slice> = []
  for (let round = 0; round < rounds; round++) slices.push(await ask<Slice>(client, millis))
  client.disconnect()
  return {
    inFlight,
    operations,
    micros: figure(slices.map(({ micros }) => micros)),
    perSecond: figure(slices.map(({ perSecond }) => perSecond)),
    megabytes: figure(slices.map(({ megabytes }) => megabytes))
  }
}

type Point = Awaited<ReturnType<typeof measure>>

console.log(
  "| in flight | operations | CPU per call, µs | calls per second | memory, MB |\n| ---: | ---: | ---: | ---: | ---: |"
)
const series = async (settings: ReadonlyArray<readonly [inFlight: number, operations: number]>) => {
  const points: Array<Point> = []
  for (const [inFlight, operations] of settings) {
    const point = await measure(inFlight, operations)
    points.push(point)
    const { megabytes, micros, perSecond } = point
    console.log(`| ${inFlight} | ${operations} | ${range(micros)} | ${range(perSecond)} | ${range(megabytes)} |`)
  }
  return points
}

const flights = await series([1, 10, 100, 1000, 10_000].map((inFlight) => [inFlight, 1]))
const keys = await series([1, 10, 100, 1000].map((operations) => [50, operations]))
server.disconnect()

if (!quick) {
  const folder = new URL("../results/", import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    new URL("growth.json", folder),
    `${JSON.stringify({ node: process.version, rounds, flights, keys }, undefined, 2)}\n`
  )
  const chart = (title: string, x: string, points: ReadonlyArray<Point>, of: "micros" | "perSecond" | "megabytes") => ({
    title,
    x,
    series: [
      {
        name: "",
        points: points.map(
          (point) => [x === "in flight" ? point.inFlight : point.operations, point[of].median] as const
        )
      }
    ]
  })
  writeFileSync(
    new URL("growth.svg", folder),
    lines("How cost grows, small Tencent calls on packages/node", [
      chart("CPU per call, µs", "in flight", flights, "micros"),
      chart("CPU per call, µs", "distinct operations", keys, "micros"),
      chart("calls per second", "in flight", flights, "perSecond"),
      chart("calls per second", "distinct operations", keys, "perSecond"),
      chart("memory, MB", "in flight", flights, "megabytes"),
      chart("memory, MB", "distinct operations", keys, "megabytes")
    ])
  )
}
