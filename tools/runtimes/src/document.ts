/** The table of `docs/runtimes.md`. */
import { rows } from "./rows.ts"
import type { Runtime } from "./runtimes.ts"

const begin = "<!-- Written by `pnpm test:runtimes`. -->\n\n"
const end = "\n<!-- The end of the table. -->"

/** The document with the table of the runtimes. */
export const withTable = (document: string, runtimes: ReadonlyArray<Runtime>): string => {
  const before = document.slice(0, document.indexOf(begin) + begin.length)
  return before + tableOf(runtimes) + document.slice(document.indexOf(end))
}

const tableOf = (runtimes: ReadonlyArray<Runtime>): string => {
  const head = ["", ...runtimes.map(({ title }) => title)]
  const body = Object.entries(rows).map(([name, [title, usual]]) => [
    title,
    ...runtimes.map(({ unusual }) => unusual[name] ?? usual)
  ])
  const widths = head.map((_, i) => Math.max(...[head, ...body].map((row) => row[i]!.length)))
  const lineOf = (row: ReadonlyArray<string>) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(" | ")} |\n`
  return [head, widths.map((width) => "-".repeat(width)), ...body].map(lineOf).join("")
}
