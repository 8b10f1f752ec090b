import * as Json from "@effect-vendors/core/vendor/Json"
import * as Result from "effect/Result"

/** Removes the empty parameters, or tells why a parameter cannot travel. */
export const normalize = (request: unknown): Result.Result<Record<string, unknown>, string> => {
  const entries = Object.entries(request as object)
  const unfit = entries.find(([, value]) => isScalars(value) && value.some((item) => /^$|,/.test(String(item))))
  return unfit === undefined
    ? Result.succeed(Object.fromEntries(entries.filter(([, value]) => !isEmpty(value))))
    : Result.fail(`an item of a list is empty or holds a comma\n  at [${JSON.stringify(unfit[0])}]`)
}

/** The parameters as they travel. */
export const textsOf = (request: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(request).map(([name, value]) => [name, textOf(value)]))

// Objects and their lists travel as one JSON text. Commas join the items of other lists.
const textOf = (value: unknown): string =>
  typeof value !== "object" || value === null
    ? String(value ?? "")
    : isScalars(value)
      ? value.join(",")
      : Json.stringify(value)

// An object's text is never empty, and it takes the most work. So it is written only once, when it is sent.
const isEmpty = (value: unknown): boolean =>
  (typeof value !== "object" || value === null || isScalars(value)) && textOf(value) === ""

const isScalars = (value: unknown): value is ReadonlyArray<unknown> =>
  Array.isArray(value) && value.every((item) => typeof item !== "object")
