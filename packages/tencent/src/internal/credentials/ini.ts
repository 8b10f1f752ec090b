import * as Result from "effect/Result"

/** The values of a section by their names. */
export type Section = Readonly<Record<string, string>>

/**
 * Reads one section of an INI file. `undefined` stands for a file without it. Only the section itself has to be well
 * formed. A failure names the line, and never repeats it.
 *
 * A line is a comment where it begins with `#` or `;`, and so is what follows white space and one of them. Names are
 * read in any case. A value may stand in quotes.
 *
 * Effect's `Ini` is made for settings: it takes a line without a value for `true`, and tells of no mistake.
 */
export const section = (text: string, name: string): Result.Result<Section | undefined, string> => {
  let values: Record<string, string> | undefined
  let isInside = false
  let isAnywhere = false
  for (const [index, whole] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    const problem = (problem: string) => Result.fail(`line ${index + 1} ${problem}`)
    const line = whole.trim()
    if (line === "" || line.startsWith("#") || line.startsWith(";")) continue
    if (line.startsWith("[")) {
      const header = /^\[([^\]]*)\]\s*(?:[#;].*)?$/.exec(line)
      if (header === null) return problem("is not a section: it has no closing bracket, or text after it")
      isAnywhere = true
      isInside = header[1]!.trim() === name
      if (isInside) values ??= Object.create(null) as Record<string, string>
      continue
    }
    if (!isAnywhere) return problem("stands before the first section")
    if (!isInside || values === undefined) continue
    const entry = /^([\w.-]+)\s*[=:]\s*(.*)$/.exec(line)
    if (entry === null) return problem("is neither a section nor a name with a value")
    const key = entry[1]!.toLowerCase()
    if (key in values) return problem(`has ${key} a second time`)
    const value = valueOf(entry[2]!)
    if (value === undefined) return problem("has a quote that is not closed, or text after it")
    values[key] = value
  }
  return Result.succeed(values)
}

const valueOf = (text: string): string | undefined => {
  const quote = text[0]
  if (quote !== '"' && quote !== "'") return text.replace(/(?:^|\s+)[#;].*$/, "").trim()
  const end = text.indexOf(quote, 1)
  return end > 0 && /^\s*(?:[#;].*)?$/.test(text.slice(end + 1)) ? text.slice(1, end).trim() : undefined
}
