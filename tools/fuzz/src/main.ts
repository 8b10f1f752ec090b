/** Runs the fuzzer: `pnpm fuzz`, with --cases, --seed, and --only to repeat one case. */
import * as Effect from "effect/Effect"
import { parseArgs } from "node:util"
import { fuzz } from "./fuzz.ts"

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "100000" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    only: { type: "string" }
  }
})
const options = {
  cases: Number(values.cases),
  seed: Number(values.seed),
  only: values.only === undefined ? undefined : Number(values.only)
}
console.log(`seed ${options.seed}`)

for (const kind of ["requests", "responses"] as const) {
  const { cases, ended, problems, seconds, slowest } = await Effect.runPromise(fuzz(kind, options))
  console.log(
    `${cases} ${kind} in ${seconds.toFixed(1)} s, the slowest ${slowest.toFixed(0)} ms, ${problems.length} problems`
  )
  console.log(JSON.stringify(ended))
  for (const problem of problems.slice(0, 20)) console.log(problem)
  if (problems.length > 0) process.exitCode = 1
}
