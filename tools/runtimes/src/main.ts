/**
 * Runs the same checks on every runtime, and writes their table into docs/runtimes.md: `pnpm test:runtimes`. With --check
 * it only compares the table. `--only Bun` only runs the runtimes whose title has this word.
 *
 * A runtime that npm cannot bring is left out with a message. With CI=true that is a failure.
 */
import { NodeRuntime } from "@effect/platform-node"
import * as Console from "effect/Console"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { Failed, Missing } from "./failures.ts"
import { withTable } from "./document.ts"
import { problemsOf } from "./rows.ts"
import { runtimes } from "./runtimes.ts"
import { open } from "./site.ts"

const { values } = parseArgs({
  options: { check: { type: "boolean", default: false }, only: { type: "string", default: "" } }
})

const path = fileURLToPath(new URL("../../../docs/runtimes.md", import.meta.url))

// A runtime that is not there is a problem only where all have to be.
const isExcused = (error: unknown) => error instanceof Missing && process.env.CI !== "true"

const program = Effect.gen(function* () {
  const { observed, site } = yield* open
  const problems: Array<string> = []
  for (const { run, ...column } of runtimes.filter(({ title }) => title.includes(values.only))) {
    const { title } = column
    yield* observed(run(site)).pipe(
      // The time includes that of an installation.
      Effect.timeout("3 minutes"),
      Effect.timed,
      Effect.flatMap(([duration, report]) => {
        problems.push(...problemsOf(column, report))
        return Console.log(`${title}: ${Duration.toSeconds(duration).toFixed(1)} s`)
      }),
      Effect.catchDefect((defect) => Effect.fail(new Failed({ message: String(defect), cause: defect }))),
      Effect.catch((error) => {
        if (isExcused(error)) return Console.log(`${title}: left out: ${error.message}`)
        return Effect.sync(() => problems.push(`${title}: ${error.message}`))
      })
    )
  }
  const document = readFileSync(path, "utf8")
  const written = withTable(document, runtimes)
  if (problems.length === 0 && values.only === "" && written !== document) {
    if (values.check) problems.push("docs/runtimes.md is stale: run `pnpm test:runtimes`")
    else yield* Effect.sync(() => writeFileSync(path, written))
  }
  for (const problem of problems) yield* Console.error(problem)
  if (problems.length > 0) yield* Effect.sync(() => (process.exitCode = 1))
})

// An interruption ends the runtimes too.
program.pipe(Effect.scoped, NodeRuntime.runMain)
