import type { Verdict } from "./harness.ts"

/** The verdicts on all engines, as a table for people. */
export const table = (verdicts: Readonly<Record<string, ReadonlyArray<Verdict>>>): string => {
  const rows = Object.entries(verdicts).map(([engine, all]) => {
    const sum = (count: (verdict: Verdict) => number) => all.reduce((total, verdict) => total + count(verdict), 0)
    return [
      engine,
      sum(({ lives }) => lives),
      sum(({ executions }) => executions),
      sum(({ kills }) => kills.arrived),
      sum(({ kills }) => kills.processed),
      sum(({ kills }) => kills.answered),
      sum(({ kills }) => kills.random),
      sum(({ decided }) => decided.done + decided.notDone),
      sum(({ doubled }) => doubled),
      sum(({ lost }) => lost),
      sum(({ wrong }) => wrong.length)
    ]
  })
  const head = [
    "engine",
    "kills",
    "executions",
    "request arrived",
    "processed",
    "answered",
    "at random",
    "decided by a person",
    "doubled",
    "lost",
    "wrong"
  ]
  const lines = [head, head.map((_, i) => (i === 0 ? "---" : "---:")), ...rows]
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")
}
