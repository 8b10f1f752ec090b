import * as Context from "effect/Context"
import * as Result from "effect/Result"
import type * as Operation from "../../Operation.ts"

/** Whether the simulations answer so that a success cannot be read. */
export const CurrentMisfit: Context.Reference<boolean> = Context.Reference("@effect-vendors/core/testing/Misfit", {
  defaultValue: () => false
})

/**
 * Alters one field of a response, so that it still confirms success and does not fit its operation any more. A response
 * without a field that has to be there always fits; it stays as it is.
 */
export const misfit = (operation: Operation.Any, body: unknown): unknown => {
  const { response } = operation.refusals
  for (const path of paths(body)) {
    const altered = replaced(body, path)
    const isDone = Result.isFailure(operation.decode(altered)) && (response?.confirms(altered) ?? true)
    if (isDone) return altered
  }
  return body
}

type Path = readonly [string, ...ReadonlyArray<string>]

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const paths = function* (value: unknown): Generator<Path> {
  if (!isObject(value)) return
  for (const [name, property] of Object.entries(value)) {
    yield [name]
    for (const inner of paths(property)) yield [name, ...inner]
  }
}

const replaced = (value: unknown, [name, ...rest]: ReadonlyArray<string>): unknown =>
  name === undefined
    ? // What is no text, number or flag in any format, and what is no object or list.
      typeof value === "object"
      ? "misfit"
      : { misfit: "yes" }
    : { ...(value as object), [name]: replaced((value as Readonly<Record<string, unknown>>)[name], rest) }
