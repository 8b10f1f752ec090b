/** Runs the load test: `pnpm load`, with --calls, --rounds and --connections. */
import * as Effect from "effect/Effect"
import { parseArgs } from "node:util"
import { type Held, isServed, leaks, load } from "./load.ts"

const { values } = parseArgs({
  options: {
    calls: { type: "string", default: "10000" },
    rounds: { type: "string", default: "3" },
    connections: { type: "string", default: "1000" }
  }
})
const calls = Number(values.calls)

const line = (name: string, { fibers, megabytes, sockets }: Held) =>
  `${name.padEnd(8)} ${String(fibers).padStart(6)} fibers ${String(sockets).padStart(6)} sockets ${megabytes.toFixed(1).padStart(8)} MB`

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
