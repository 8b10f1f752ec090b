import * as Duration from "effect/Duration"

/** A table of texts for people. A cell without a text shows a dash. */
export const table = (names: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string | undefined>>): string => {
  if (rows.length === 0) return "none"
  const cells = [names, ...rows].map((row) => row.map((cell) => oneLine(cell ?? "-")))
  const widths = names.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)))
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd()
    )
    .join("\n")
}

// Names come from pipelines and vendors: no character of theirs moves the cursor.
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")

/** A time in milliseconds since 1970, to the second. */
export const instant = (millis: number | undefined): string | undefined =>
  millis === undefined ? undefined : new Date(millis).toISOString().replace(/\.\d+Z$/, "Z")

/** A length of time in milliseconds. */
export const lasting = (millis: number | undefined): string | undefined =>
  millis === undefined ? undefined : Duration.format(Duration.millis(millis))
