import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import { isPlainObject, noClass } from "./plainObject.ts"
import { type Problem, problem, thrown } from "./problem.ts"
import { isRounded } from "./rounded.ts"
import { hasSymbol, noSymbol } from "./symbols.ts"

/**
 * Copies a value of unknown type as JSON holds it, with a `Redacted` as the value inside. Tells the place of the first
 * value that JSON does not have: `JSON.stringify` would drop it, change it, or throw.
 */
export const write = (value: unknown): Result.Result<unknown, Problem> => {
  const path: Array<PropertyKey> = []
  const parents = new Set<unknown>()

  const within = (key: PropertyKey, read: () => unknown): unknown => {
    path.push(key)
    const written = copy(read())
    path.pop()
    return written
  }

  const copyOf = (value: object): unknown => {
    if (Array.isArray(value)) {
      return Array.from(value, (_, index) =>
        within(index, () => (value[index] === undefined ? fail("a list holds nothing here") : value[index]))
      )
    }
    const isPlain = isPlainObject(value)
    if ("toJSON" in value && typeof value.toJSON === "function") {
      const json: unknown = value.toJSON()
      // The JSON of a date that is none.
      if (json === null && value instanceof Date) return fail("the date is invalid")
      // A date has a text. The JSON of other classes shows their insides: bytes, options, maps.
      return isPlain || !Predicate.isObjectKeyword(json) ? copy(json) : fail(noClass)
    }
    if (!isPlain) return fail(noClass)
    if (hasSymbol(value)) return fail(noSymbol)
    const record = value as Readonly<Record<string, unknown>>
    return Object.fromEntries(Object.keys(record).map((key) => [key, within(key, () => record[key])]))
  }

  const copy = (value: unknown): unknown => {
    switch (typeof value) {
      case "number":
        return isRounded(value) ? fail("the number is not finite, or no safe integer: use a bigint") : value
      case "symbol":
      case "function":
        return fail(`JSON has no ${typeof value}`)
      case "object": {
        if (value === null) return null
        if (Redacted.isRedacted(value)) return copy(Redacted.value(value))
        if (parents.has(value)) return fail("the value holds itself")
        parents.add(value)
        const written = copyOf(value)
        parents.delete(value)
        return written
      }
      default:
        return value
    }
  }

  let failed: Problem | undefined
  const fail = (message: string): never => {
    failed = problem(path, message)
    throw failed
  }

  try {
    return Result.succeed(copy(value))
  } catch (cause) {
    // Where a value is nested too deep, the place is too long to read.
    return Result.fail(failed ?? problem(path.slice(0, 10), thrown(cause)))
  }
}
