// Neither the type library nor every runtime has the third argument yet.
type Reviver = (this: unknown, key: string, value: unknown, context?: { readonly source?: string }) => unknown
const parseWith = JSON.parse as (text: string, reviver: Reviver) => unknown

const integer = /^-?\d+$/

/** Parses with the source text of each number; `undefined` where the runtime does not tell it. */
export const withSource = (text: string): unknown => {
  let told = true
  const value = parseWith(text, (_key, value, context) => {
    if (typeof value !== "number" || Number.isSafeInteger(value)) return value
    told &&= context?.source !== undefined
    return context?.source !== undefined && integer.test(context.source) ? BigInt(context.source) : value
  })
  return told ? value : undefined
}

const literals = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g

/**
 * Marks each long integer in the text and parses that. A text that holds the mark itself is parsed without marks: its
 * integers are rounded, and every schema of integers rejects them.
 */
export const withMarks = (text: string): unknown => {
  const mark = "\uE000integer "
  if (text.includes(mark)) return JSON.parse(text)
  const marked = text.replace(literals, (literal) => (literal.startsWith(`"`) ? literal : `"${mark}${literal}"`))
  return JSON.parse(marked, (_key, value) => {
    if (typeof value !== "string" || !value.startsWith(mark)) return value
    const digits = value.slice(mark.length)
    return Number.isSafeInteger(Number(digits)) ? Number(digits) : BigInt(digits)
  })
}
