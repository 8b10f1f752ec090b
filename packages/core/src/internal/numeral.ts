/** A number of a JSON text, by its text, where a `number` would not be written the same: `1.50`, `1e400`. */
export class Numeral {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
  // As a `bigint` does: only the writer that keeps digits writes it.
  toJSON(): never {
    throw new TypeError("a numeral is written by its text")
  }
}

const integer = /^-?\d+$/

/**
 * The value that a number of a JSON text has: a `bigint` for an integer beyond 2^53, and the text itself where neither
 * type holds it.
 */
export const valueOf = (text: string): number | bigint | string => {
  const value = Number(text)
  if (Number.isSafeInteger(value)) return value
  if (integer.test(text)) return BigInt(text)
  return Number.isInteger(value) || !Number.isFinite(value) ? text : value
}

/** A JSON value with values in the place of numerals: the same value, where it holds none. */
export const plain = (input: unknown): unknown => {
  if (input instanceof Numeral) return valueOf(input.text)
  if (typeof input !== "object" || input === null) return input
  if (Array.isArray(input)) {
    const items = input.map(plain)
    return items.some((item, index) => item !== input[index]) ? items : input
  }
  if (Object.getPrototypeOf(input) !== Object.prototype) return input
  const entries = Object.entries(input)
  const properties = entries.map(([name, value]) => [name, plain(value)] as const)
  return properties.some(([, value], index) => value !== entries[index]![1]) ? Object.fromEntries(properties) : input
}
