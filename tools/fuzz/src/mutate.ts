/** Changes texts, bytes and JSON, as a seed draws. */

/** Draws an integer below a bound. */
export interface Random {
  (below: number): number
}

/** Draws the same numbers by the same seed (mulberry32). */
export const random = (seed: number): Random => {
  let state = seed | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** Draws one of several values. */
export const pick = <A>(random: Random, values: ReadonlyArray<A>): A => values[random(values.length)]!

const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth)

// Such texts are hard for parsers.
const tokens: ReadonlyArray<string> = [
  "",
  "\0",
  "\r\n",
  "\uFEFF",
  "\u2028",
  "中文",
  "😀",
  "\\ud800",
  '"',
  "\\",
  "&",
  "=",
  "%",
  "%00",
  "%zz",
  "+",
  ",",
  "[]",
  "{}",
  "null",
  "true",
  "NaN",
  "-0",
  "1e400",
  "9007199254740993",
  "-9223372036854775808",
  "0".repeat(400),
  '"__proto__":{"polluted":1},',
  '"constructor":{"prototype":{}},',
  "__proto__",
  "toString",
  "error_response",
  "Error",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "<!DOCTYPE a [<!ENTITY b 'c'>]>",
  "&b;",
  "&#0;",
  "<a>",
  "</a>",
  "<?xml?>",
  nested("[", "]", 200),
  nested('{"a":', "}", 200),
  "[".repeat(20_000),
  '{"a":'.repeat(20_000),
  "<a>".repeat(5000),
  "a".repeat(20_000)
]

const utf8 = new TextEncoder()

/** Makes a few changes to bytes. The result need not be text. */
export const bytes = (random: Random, original: Uint8Array): Uint8Array<ArrayBuffer> => {
  let result = new Uint8Array(original)
  for (let changes = 1 + random(3); changes > 0; changes--) {
    const at = random(result.length + 1)
    const end = Math.min(result.length, at + random(40))
    const between = (middle: Uint8Array, from = at, to = at) => {
      const next = new Uint8Array(from + middle.length + result.length - to)
      next.set(result.subarray(0, from))
      next.set(middle, from)
      next.set(result.subarray(to), from + middle.length)
      return next
    }
    const kind = random(6)
    if (kind === 0 && at < result.length) result[at] = random(256)
    else if (kind === 1) result = between(utf8.encode(pick(random, tokens)))
    else if (kind === 2) result = between(utf8.encode(pick(random, tokens)), at, end)
    else if (kind === 3) result = between(new Uint8Array(0), at, end)
    else if (kind === 4) result = between(result.slice(at, end))
    else result = random(3) === 0 ? result.slice(0, at) : between(Uint8Array.of(random(256)))
  }
  return result
}

/** Makes a few changes to a text. */
export const text = (random: Random, original: string): string =>
  new TextDecoder().decode(bytes(random, utf8.encode(original)))

const scalars: ReadonlyArray<unknown> = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  9007199254740993n,
  "",
  " ",
  "0",
  "false",
  "中文",
  "a".repeat(300),
  "a".repeat(32),
  "__proto__",
  "constructor",
  "1970-01-01 00:00:00",
  "2026-02-30 25:61:61",
  [],
  {},
  [null],
  [[]],
  { "": "" }
]

/** Makes a change somewhere in a JSON value. */
export const json = (random: Random, value: unknown): unknown => {
  if (typeof value === "object" && value !== null && random(5) > 0) {
    if (Array.isArray(value)) {
      if (value.length === 0) return [pick(random, scalars)]
      const at = random(value.length)
      const kind = random(4)
      if (kind === 0) return [...value, ...value]
      if (kind === 1) return value.toSpliced(at, 1)
      return value.with(at, json(random, value[at]))
    }
    const entries = Object.entries(value)
    const at = random(entries.length + 1)
    const kind = random(6)
    const entry = entries[at]
    if (entry === undefined || kind === 0) {
      // An assignment would not take __proto__ as a name.
      return Object.fromEntries([...entries, [pick(random, [...tokens.slice(0, 40), "extra"]), pick(random, scalars)]])
    }
    if (kind === 1) return Object.fromEntries(entries.toSpliced(at, 1))
    return Object.fromEntries(entries.with(at, [entry[0], json(random, entry[1])]))
  }
  return typeof value === "string" && random(3) === 0 ? text(random, value) : pick(random, scalars)
}
