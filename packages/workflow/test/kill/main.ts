/**
 * Kills workers until told lives are over, and records the result in docs/durable.md. Stopped, it goes on where it was.
 *
 * node packages/workflow/test/kill/main.ts [--lives=1000] [--width=8] [--restart] [--only="PostgreSQL, two runners"] [--keep]
 *
 * With `--only` one lane is played, and nothing is recorded in the document. With `--keep` the databases of executions that
 * were lost are copied, to look at.
 */
import * as Effect from "effect/Effect"
import { execFileSync } from "node:child_process"
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import * as Path from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { hasPostgres, postgres, sqlite } from "../databases.ts"
import * as cluster from "./cluster.ts"
import * as harness from "./harness.ts"
import type { Kind } from "./messages.ts"
import { progressOf } from "./progress.ts"
import { livesOf, report, type Tally } from "./record.ts"

const root = fileURLToPath(new URL("../../../..", import.meta.url))
const file = Path.join(root, "node_modules/.cache/durable-kill.json")
const document = Path.join(root, "docs/durable.md")

const { values } = parseArgs({
  options: {
    lives: { type: "string", default: "1000" },
    width: { type: "string", default: "8" },
    restart: { type: "boolean", default: false },
    only: { type: "string" },
    keep: { type: "boolean", default: false }
  }
})
const lives = Number(values.lives)

/** What is killed: how many lives of it, and how many share a database. A batch that ended is not begun again. */
interface Task {
  readonly name: string
  readonly kind: Kind
  readonly lives: number
  readonly batch: number
}

// The plain pipelines are there to compare with, and are no part of the lives that were asked for.
const tasksOf = (name: string, share: number, batch: number): ReadonlyArray<Task> => [
  { name, kind: "durable", lives: Math.round(lives * share), batch },
  { name: `${name}, plain activities`, kind: "plain", lives: Math.ceil((lives * share) / 10), batch }
]

const every = [
  { tasks: tasksOf("SQLite", hasPostgres ? 0.46 : 1, 25), database: sqlite, engine: "SQLite", run: harness.run },
  ...(hasPostgres
    ? ([
        { tasks: tasksOf("PostgreSQL", 0.46, 25), database: postgres, engine: "PostgreSQL", run: harness.run },
        {
          tasks: tasksOf("PostgreSQL, two runners", 0.08, 10),
          database: postgres,
          engine: "PostgreSQL",
          run: cluster.run
        }
      ] as const)
    : [])
] as const

const lanes = every.filter(({ tasks }) => values.only === undefined || tasks[0]!.name === values.only)

const read = (): Tally => {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Tally
  } catch {
    return {}
  }
}

if (values.restart) rmSync(file, { force: true })
mkdirSync(Path.dirname(file), { recursive: true })
const done = read()
for (const { name } of lanes.flatMap(({ tasks }) => tasks)) done[name] ??= []

const progress = progressOf(lanes.flatMap(({ tasks }) => tasks))
for (const [name, verdicts] of Object.entries(done)) progress.begin(name, livesOf(verdicts))

const record = () => {
  const text = readFileSync(document, "utf8")
  const block = /(<!-- durable:kill -->\n\n)[\s\S]*?(\n\n<!-- \/durable:kill -->)/
  writeFileSync(
    document,
    text.replace(block, (_, start, end) => start + report(done) + end)
  )
  execFileSync(Path.join(root, "node_modules/.bin/oxfmt"), [document])
}

const stopped = new AbortController()
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped.abort())

type Lane = (typeof every)[number]

const progressSay = (copy: string) => Effect.sync(() => progress.say(`  lost; the database is kept as ${copy}`))

const perform = async ({ database, engine, run }: Lane, { batch, kind, lives, name }: Task, measures: boolean) => {
  const verdicts = done[name]!
  const before = livesOf(verdicts)
  const options = {
    kind,
    engine,
    lives: Math.min(batch, lives - before),
    width: Number(values.width),
    seed: verdicts.length + 1,
    measures,
    onProgress: (count: number) => progress.show(name, before + count)
  }
  const verdict = await Effect.runPromise(
    Effect.scoped(
      Effect.flatMap(database, (opened) =>
        Effect.tap(
          Effect.promise(() => run({ ...options, database: opened.name })),
          ({ lost }) =>
            Effect.when(Effect.flatMap(opened.copy, progressSay), Effect.succeed(values.keep && lost.length > 0))
        )
      )
    ),
    { signal: stopped.signal }
  )
  verdicts.push(verdict)
  writeFileSync(file, JSON.stringify(done))
  const { doubled, executions, failovers, lost, wrong } = verdict
  progress.say(
    `${name}: ${livesOf(verdicts)} lives; the last ${verdict.lives}: ${executions} executions, ` +
      `${doubled} doubled, ${lost.length} lost, ${wrong.length} wrong`
  )
  if (measures) progress.say(`  others went on after ${failovers.join(", ")} ms`)
  // What goes wrong without a ledger is counted, and no news.
  if (kind === "durable") for (const line of [...lost, ...wrong]) progress.say(`  ${line}`)
}

const walk = async (lane: Lane) => {
  for (const task of lane.tasks) while (livesOf(done[task.name]) < task.lives) await perform(lane, task, false)
}

// How soon a runner goes on is measured first, while nothing else of this runs.
const play = async () => {
  for (const lane of lanes) {
    const [task] = lane.tasks
    if (lane.run === cluster.run && done[task!.name]!.length === 0) await perform(lane, task!, true)
  }
  await Promise.all(lanes.map(walk))
}

// What was reached counts, also where it is stopped: the workers end with this process.
const isWhole = await play().then(
  () => true,
  (error: unknown) => {
    if (!stopped.signal.aborted) throw error
    return false
  }
)
progress.end()
if (values.only === undefined) record()
console.log(`\n${report(done)}`)

const isGood = lanes
  .flatMap(({ tasks }) => tasks)
  .filter(({ kind }) => kind === "durable")
  .flatMap(({ name }) => done[name]!)
  .every(({ doubled, lost, wrong }) => doubled === 0 && lost.length === 0 && wrong.length === 0)
process.exit(isWhole && isGood ? 0 : 1)
