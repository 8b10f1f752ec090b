import * as Json from "@effect-vendors/core/vendor/Json"
import * as Result from "effect/Result"
import { File } from "./file.ts"

/** Removes the empty parameters, or tells why a parameter cannot travel. */
export const normalize = (request: unknown): Result.Result<Record<string, unknown>, string> => {
  const entries = Object.entries(request as object)
  const hidden = entries.find(([, value]) => Array.isArray(value) && value.some((item) => item instanceof File))
  if (hidden !== undefined)
    return Result.fail(`a file travels only as a parameter\n  at [${JSON.stringify(hidden[0])}]`)
  const unfit = entries.find(([, value]) => isScalars(value) && value.some((item) => /^$|,/.test(String(item))))
  return unfit === undefined
    ? Result.succeed(Object.fromEntries(entries.filter(([, value]) => !isEmpty(value))))
    : Result.fail(`an item of a list is empty or holds a comma\n  at [${JSON.stringify(unfit[0])}]`)
}

/** The parameters as they travel, without the files: no file is signed. */
export const textsOf = (request: Record<string, unknown>): Record<string, string> => {
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries(request)) if (!(value instanceof File)) texts[name] = textOf(value)
  return texts
}

/** The files among the parameters, if there are any. */
export const filesOf = (request: Record<string, unknown>): Record<string, File> | undefined => {
  let files: Record<string, File> | undefined
  for (const [name, value] of Object.entries(request)) if (value instanceof File) (files ??= {})[name] = value
  return files
}

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
