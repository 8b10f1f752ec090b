import { Numeral } from "./numeral.ts"

/** Writes a value as JSON text, `bigint` as digits, properties that are `undefined` not at all. */
export const stringify = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? "null"
  } catch {
    // JSON.stringify refuses bigint. It is rare, so it pays to try without first.
    return write(value) ?? "null"
  }
}

// Like JSON.stringify, it gives `undefined` for a value that JSON does not have. A list then holds null in its place,
// and an object leaves it out.
const write = (value: unknown): string | undefined => {
  if (typeof value === "bigint" || value instanceof Numeral) return String(value)
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  if ("toJSON" in value && typeof value.toJSON === "function") return write(value.toJSON())
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item) ?? "null").join(",")}]`
  const properties: Array<string> = []
  for (const [key, property] of Object.entries(value)) {
    const text = write(property)
    if (text !== undefined) properties.push(`${JSON.stringify(key)}:${text}`)
  }
  return `{${properties.join(",")}}`
}
