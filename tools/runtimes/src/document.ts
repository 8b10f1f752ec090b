/** The table of `docs/runtimes.md`. */
import { type Column, expected, rows } from "./rows.ts"

const begin = "<!-- Written by `pnpm test:runtimes`. -->\n\n"
const end = "\n<!-- The end of the table. -->"

/** The document with the table of the runtimes. */
export const withTable = (document: string, columns: ReadonlyArray<Column>): string => {
  const before = document.slice(0, document.indexOf(begin) + begin.length)
  return before + tableOf(columns) + document.slice(document.indexOf(end))
}

const tableOf = (columns: ReadonlyArray<Column>): string => {
  const head = ["", ...columns.map(({ title }) => title)]
  const results = columns.map(expected)
  const body = Object.entries(rows).map(([name, [title]]) =>
    [title as string].concat(results.map((result) => result[name]!))
  )
  const widths = head.map((_, i) => Math.max(...[head, ...body].map((row) => row[i]!.length)))
  const lineOf = (row: ReadonlyArray<string>) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(" | ")} |\n`
  return [head, widths.map((width) => "-".repeat(width)), ...body].map(lineOf).join("")
}
