/**
 * Kills workers until told lives are over, and records the result in docs/durable.md. Stopped, it goes on where it was.
 *
 * node packages/workflow/test/kill/main.ts [--lives=1000] [--width=6] [--restart]
 */
import * as Effect from "effect/Effect"
import { execFileSync } from "node:child_process"
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import * as Path from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { databases } from "../databases.ts"
import { run, type Verdict } from "./harness.ts"
import { table } from "./record.ts"

const root = fileURLToPath(new URL("../../../..", import.meta.url))
const tally = Path.join(root, "node_modules/.cache/durable-kill.json")
const document = Path.join(root, "docs/durable.md")

/** How many lives share a database. What ended before is not begun again. */
const batch = 25

const { values } = parseArgs({
  options: {
    lives: { type: "string", default: "1000" },
    width: { type: "string", default: "6" },
    restart: { type: "boolean", default: false }
  }
})
const lives = Number(values.lives)

/** The verdicts so far, by engine. */
type Tally = Record<string, Array<Verdict>>

const read = (): Tally => {
  try {
    return JSON.parse(readFileSync(tally, "utf8")) as Tally
  } catch {
    return {}
  }
}

if (values.restart) rmSync(tally, { force: true })
mkdirSync(Path.dirname(tally), { recursive: true })

const livesOf = (verdicts: ReadonlyArray<Verdict>) => verdicts.reduce((all, verdict) => all + verdict.lives, 0)

const say = (text: string) => {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${text}`)
}

const done = read()
const began = Date.now()
const before = Object.values(done).reduce((all, verdicts) => all + livesOf(verdicts), 0)

for (const [name, database] of databases) {
  const verdicts = (done[name] ??= [])
  const wanted = lives / databases.length
  while (livesOf(verdicts) < wanted) {
    const verdict = await Effect.runPromise(
      Effect.scoped(
        Effect.flatMap(database, (opened) =>
          Effect.promise(() =>
            run({
              engine: name as "SQLite" | "PostgreSQL",
              database: opened.name,
              lives: Math.min(batch, Math.ceil(wanted - livesOf(verdicts))),
              width: Number(values.width),
              seed: verdicts.length + 1,
              onProgress: (progress) => {
                const all = Object.values(done).reduce((sum, other) => sum + livesOf(other), 0) + progress.lives
                const left = ((Date.now() - began) / Math.max(1, all - before)) * (lives - all)
                say(`${name}: ${all} of ${lives} lives, about ${Math.ceil(left / 60_000)} min left`)
              }
            })
          )
        )
      )
    )
    verdicts.push(verdict)
    writeFileSync(tally, JSON.stringify(done))
    say("")
    const { doubled, executions, lost, wrong } = verdict
    console.log(
      `${name}: ${livesOf(verdicts)} lives; the last ${verdict.lives}: ${executions} executions, ` +
        `${doubled} doubled, ${lost} lost, ${wrong.length} wrong`
    )
    for (const line of wrong) console.log(`  ${line}`)
  }
}

const result = table(done)
console.log(`\n${result}`)
const text = readFileSync(document, "utf8")
writeFileSync(
  document,
  text.replace(
    /(<!-- durable:kill -->\n\n)[\s\S]*?(\n\n<!-- \/durable:kill -->)/,
    (_, start, end) => start + result + end
  )
)
execFileSync(Path.join(root, "node_modules/.bin/oxfmt"), [document])
const isGood = Object.values(done)
  .flat()
  .every(({ doubled, lost, wrong }) => doubled === 0 && lost === 0 && wrong.length === 0)
process.exit(isGood ? 0 : 1)
