import type { Draw } from "../../Plausible.ts"
import * as seeded from "../seeded.ts"

/** The draws of a key. */
export const make = (key: string): Draw => {
  const integer = (minimum: number, maximum: number) =>
    minimum + Math.floor(seeded.fraction(key) * (maximum - minimum + 1))
  return {
    chars: (length, alphabet = seeded.alphanumeric) => seeded.characters(key, alphabet, length),
    integer,
    pick: (values) => values[integer(0, values.length - 1)]!
  }
}
