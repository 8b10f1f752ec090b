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

/** What stands between the parts of a text in lines, in columns, or in a dump of bytes, and what nobody sees. */
export const separators = /[\s\p{Cc}\p{Cf}:+-]+/gu

const parts = /[^\s\p{Cc}\p{Cf}:+-]+/gu

/** A text without separators, and where each of its characters begins and ends; `undefined` where it has none. */
export const joined = (
  reading: Reading
): (Required<Reading> & { readonly ends: ReadonlyArray<number> }) | undefined => {
  const startOf = (at: number) => reading.starts?.[at] ?? at
  const starts: Array<number> = []
  const ends: Array<number> = []
  let text = ""
  for (const { 0: part, index } of reading.text.matchAll(parts)) {
    for (let at = index; at < index + part.length; at++) {
      starts.push(startOf(at))
      ends.push(startOf(at + 1))
    }
    text += part
  }
  return text.length === reading.text.length ? undefined : { text, starts, ends }
}

// A character that takes several bytes in UTF-8 is several escapes in a URL.
const escapes =
  /[%\\]u([\da-f]{4})|\\u\{([\da-f]{1,6})\}|\\x([\da-f]{2})|\\([0-3][0-7]{2})|\\([^ux])|&#x0*([\da-f]{1,6});?|&#0*(\d{1,7});?|&(amp|lt|gt|quot|[a-z]{2,7}(?=;));?|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}|%([\da-f]{2})/gi

const meaningOf = ([
  whole,
  unit,
  point,
  byte,
  octal,
  single,
  hex,
  decimal,
  name,
  percent
]: RegExpMatchArray): string => {
  if (single !== undefined) return controls[single] ?? single
  if (name !== undefined) return names.get(name.toLowerCase()) ?? whole
  const code =
    octal !== undefined
      ? Number.parseInt(octal, 8)
      : decimal === undefined
        ? Number.parseInt(unit ?? point ?? byte ?? hex ?? percent ?? "", 16)
        : Number(decimal)
  if (Number.isNaN(code)) return utf8Of(whole)
  return code > 0x10ffff ? whole : String.fromCodePoint(code)
}

const controls: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" }
// The entities of HTML for what ASCII has besides letters and digits.
const names: ReadonlyMap<string, string> = /*#__PURE__*/ new Map(
  /*#__PURE__*/ (
    "amp& lt< gt> quot\" apos' nbsp\u00a0 newline\n tab\t excl! num# dollar$ percnt% lpar( rpar) ast* plus+ comma, " +
    "period. sol/ colon: semi; equals= quest? commat@ lsqb[ lbrack[ bsol\\ rsqb] rbrack] hat^ lowbar_ grave` lcub{ " +
    "lbrace{ verbar| vert| rcub} rbrace}"
  )
    .split(" ")
    .map((entity) => [entity.slice(0, -1), entity.slice(-1)] as const)
)

const utf8Of = (escaped: string): string => {
  try {
    return decodeURIComponent(escaped)
  } catch {
    return escaped
  }
}
