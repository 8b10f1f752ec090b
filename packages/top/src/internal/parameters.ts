import * as Json from "@effect-vendors/core/vendor/Json"
import * as Result from "effect/Result"
import { File } from "./file.ts"

/** Removes the empty parameters, or tells why a parameter cannot travel. */
export const normalize = (request: unknown): Result.Result<Record<string, unknown>, string> => {
  const sent: Array<readonly [name: string, value: unknown]> = []
  for (const [name, value] of Object.entries(request as object)) {
    const problem = problemOf(name, value)
    if (problem !== undefined) return Result.fail(`${problem}\n  at [${JSON.stringify(name)}]`)
    if (!isEmpty(value)) sent.push([name, value])
  }
  return Result.succeed(Object.fromEntries(sent))
}

const problemOf = (name: string, value: unknown): string | undefined => {
  if (reserved.has(name)) return "the platform's protocol sets this parameter"
  if (Array.isArray(value) && value.some((item) => item instanceof File)) return "a file travels only as a parameter"
  const texts = isScalars(value) ? value.map(String) : [typeof value === "string" ? value : ""]
  if (isScalars(value) && texts.some((text) => /^$|,/.test(text))) return "an item of a list is empty or holds a comma"
  return [name, ...texts].every((text) => text.isWellFormed()) ? undefined : "a form does not carry half of a character"
}

const reserved: ReadonlySet<string> = /*#__PURE__*/ new Set(
  /*#__PURE__*/ "method app_key timestamp v sign_method sign format simplify".split(" ")
)

/** The parameters as they travel, without the files: no file is signed. */
export const textsOf = (request: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request).flatMap(([name, value]) => (value instanceof File ? [] : [[name, textOf(value)]]))
  )

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
