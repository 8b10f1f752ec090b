/** A text, and where each of its characters begins in the text that it was read from: at the same place, if left out. */
export interface Reading {
  readonly text: string
  readonly starts?: ReadonlyArray<number>
}

/** Undoes one layer of escapes: those of JSON and JavaScript, of URLs, and of HTML and XML. */
export const unescaped = (reading: Reading): Reading => {
  const { starts, text } = reading
  const startOf = (at: number) => (starts === undefined ? at : starts[at]!)
  const found = [...text.matchAll(escapes)]
  if (found.length === 0) return reading
  let result = ""
  const mapped: Array<number> = []
  let end = 0
  for (const match of found) {
    const meaning = meaningOf(match)
    result += text.slice(end, match.index) + meaning
    for (let at = end; at < match.index; at++) mapped.push(startOf(at))
    for (let i = 0; i < meaning.length; i++) mapped.push(startOf(match.index))
    end = match.index + match[0].length
  }
  for (let at = end; at <= text.length; at++) mapped.push(startOf(at))
  return { text: result + text.slice(end), starts: mapped }
}

// A character that takes several bytes in UTF-8 is several escapes in a URL.
const escapes =
  /[%\\]u([\da-f]{4})|\\u\{([\da-f]{1,6})\}|\\x([\da-f]{2})|\\([^ux])|&#x0*([\da-f]{1,6});?|&#0*(\d{1,7});?|&(amp|lt|gt|quot|apos|nbsp);|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}|%([\da-f]{2})/gi

const meaningOf = ([whole, unit, point, byte, single, hex, decimal, name, percent]: RegExpMatchArray): string => {
  if (single !== undefined) return controls[single] ?? single
  if (name !== undefined) return names[name.toLowerCase()]!
  const code =
    decimal === undefined ? Number.parseInt(unit ?? point ?? byte ?? hex ?? percent ?? "", 16) : Number(decimal)
  if (Number.isNaN(code)) return utf8Of(whole)
  return code > 0x10ffff ? whole : String.fromCodePoint(code)
}

const controls: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" }
const names: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" }

const utf8Of = (escaped: string): string => {
  try {
    return decodeURIComponent(escaped)
  } catch {
    return escaped
  }
}
