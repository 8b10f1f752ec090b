/** The verdicts, as people read them. */
import type { Verdict } from "./verdict.ts"

/** The verdicts by what was killed. */
export type Tally = Record<string, Array<Verdict>>

const columns: ReadonlyArray<readonly [string, (verdict: Verdict) => number]> = [
  ["lives", ({ lives }) => lives],
  ["executions", ({ executions }) => executions],
  ["request arrived", ({ blows }) => blows.arrived],
  ["processed", ({ blows }) => blows.processed],
  ["answered", ({ blows }) => blows.answered],
  ["at random", ({ blows }) => blows.random],
  ["frozen", ({ blows }) => blows.frozen],
  ["cut off", ({ blows }) => blows.cut],
  ["decided by a person", ({ decided }) => decided.done + decided.notDone],
  ["doubled", ({ doubled }) => doubled],
  ["lost", ({ lost }) => lost.length],
  ["wrong", ({ wrong }) => wrong.length]
]

const sum = (verdicts: ReadonlyArray<Verdict>, count: (verdict: Verdict) => number) =>
  verdicts.reduce((total, verdict) => total + count(verdict), 0)

export const livesOf = (verdicts: ReadonlyArray<Verdict> = []): number => sum(verdicts, ({ lives }) => lives)

/** A table, and how soon a runner goes on with what another one left. */
export const report = (tally: Tally): string => {
  const rows = Object.entries(tally)
    .filter(([, verdicts]) => verdicts.length > 0)
    .map(([name, verdicts]) => [name].concat(columns.map(([, count]) => `${sum(verdicts, count)}`)))
  const lines = [["", ...columns.map(([name]) => name)], ["---", ...columns.map(() => "---:")], ...rows]
  const table = lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")
  const failovers = Object.values(tally)
    .flatMap((verdicts) => verdicts.flatMap(({ failovers }) => failovers))
    .toSorted((a, b) => a - b)
  if (failovers.length === 0) return table
  const seconds = (millis: number) => (millis / 1000).toFixed(1)
  const [middle, last] = [failovers[Math.floor(failovers.length / 2)]!, failovers.at(-1)!]
  return `${table}

A runner was killed ${failovers.length} times. Executions that were begun on the other one right then had all made their
first call after ${seconds(middle)} seconds in the middle, and after ${seconds(last)} seconds at most.`
}
