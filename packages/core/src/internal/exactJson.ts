import { Numeral, valueOf } from "./numeral.ts"

// Neither the type library nor every runtime has the third argument yet.
type Reviver = (this: unknown, key: string, value: unknown, context?: { readonly source?: string }) => unknown
const parseWith = JSON.parse as (text: string, reviver: Reviver) => unknown

/** What becomes of a number of a text, by its source. */
interface Read {
  (source: string): unknown
}

/** Parses JSON text, with integers outside the safe range as `bigint`. */
export const parseExact = (text: string): unknown => parse(text, exact)

/** Parses JSON text, with a numeral for each number that would not be written the same. */
export const parseNumerals = (text: string): unknown => parse(text, numeral)

const parse = (text: string, read: Read): unknown => withSource(text, read) ?? withMarks(text, read)

const integer = /^-?\d+$/

/** An integer keeps every digit. Any other number is rounded as `JSON.parse` does. */
export const exact: Read = (source) => (integer.test(source) ? valueOf(source) : Number(source))

/** A number keeps its text where it would not be written the same. */
export const numeral: Read = (source) => {
  const value = Number(source)
  return String(value) === source ? value : new Numeral(source)
}

/** Parses with the source text of each number; `undefined` where the runtime does not tell it. */
export const withSource = (text: string, read: Read): unknown => {
  let told = true
  const value = parseWith(text, (_key, value, context) => {
    if (typeof value !== "number") return value
    told &&= context?.source !== undefined
    return context?.source === undefined ? value : read(context.source)
  })
  return told ? value : undefined
}

const literals = /"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/**
 * Marks each number in the text and parses that. A text that holds the mark itself is parsed without marks: its integers
 * are rounded, and every schema of integers rejects them.
 */
export const withMarks = (text: string, read: Read): unknown => {
  const mark = "\uE000number "
  if (text.includes(mark)) return JSON.parse(text)
  const marked = text.replace(literals, (literal) => (literal.startsWith(`"`) ? literal : `"${mark}${literal}"`))
  return JSON.parse(marked, (_key, value) =>
    typeof value === "string" && value.startsWith(mark) ? read(value.slice(mark.length)) : value
  )
}
