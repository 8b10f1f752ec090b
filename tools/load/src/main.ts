/**
 * Runs the load tests: `pnpm load` with --calls, --rounds and --connections, and `pnpm load limits`, `pnpm load writes` and
 * `pnpm load tenants` with --calls.
 */
import * as Effect from "effect/Effect"
import { parseArgs } from "node:util"
import { limits } from "./limits.ts"
import { type Held, isServed, leaks, load } from "./load.ts"
import { tenants } from "./tenants.ts"
import { isTrue, writes } from "./writes.ts"

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    calls: { type: "string", default: "10000" },
    rounds: { type: "string", default: "3" },
    connections: { type: "string", default: "1000" }
  }
})
const calls = Number(values.calls)

const line = (name: string, { fibers, megabytes, sockets }: Held) =>
  `${name.padEnd(8)} ${String(fibers).padStart(6)} fibers ${String(sockets).padStart(6)} sockets ${megabytes.toFixed(1).padStart(8)} MB`

const leaving = async () => {
  const figures = await Effect.runPromise(
    load({ calls, rounds: Number(values.rounds), connections: Number(values.connections) })
  )
  console.log(line("start", figures.start))
  console.log(line("before", figures.before))
  for (const [index, round] of figures.rounds.entries()) {
    const rate = Math.round(calls / round.seconds)
    console.log(
      `${line(`round ${index + 1}`, round)}   ${round.seconds.toFixed(2)} s, ${rate} calls/s, ${JSON.stringify(round.ended)}`
    )
  }
  console.log(line("after", figures.after))
  const problems = leaks(figures)
  console.log(problems.length === 0 ? "nothing leaks" : `leaks: ${problems.join(", ")}`)
  if (problems.length > 0 || !isServed(figures, calls)) process.exitCode = 1
}

const counting = async () => {
  const { ended, latency, seconds, share } = await Effect.runPromise(limits(calls))
  console.log(`${calls} calls in ${seconds.toFixed(1)} s: ${JSON.stringify(ended)}`)
  console.log(`mean latency ${(1000 * latency).toFixed(0)} ms`)
  console.log(`${(100 * share).toFixed(1)} % of limit × window / (window + latency)`)
  if (ended.success !== calls || share < 0.95) process.exitCode = 1
}

const writing = async () => {
  const figures = await Effect.runPromise(writes(calls))
  console.log(`${calls} calls in ${figures.seconds.toFixed(1)} s: ${JSON.stringify(figures.ended)}`)
  console.log(`${figures.arrived} arrived`)
  if (!isTrue(figures, calls)) process.exitCode = 1
}

const remembering = async () => {
  const { after, before, during } = await Effect.runPromise(tenants(calls))
  const [right, later] = [during - before, after - before].map((megabytes) => megabytes.toFixed(1))
  console.log(`${calls} tenants, one call each: ${right} MB right after them, ${later} MB when they are idle`)
  if (after - before > 5) process.exitCode = 1
}

const tests: Readonly<Record<string, () => Promise<void>>> = {
  limits: counting,
  writes: writing,
  tenants: remembering
}

await (tests[positionals[0] ?? ""] ?? leaving)()
