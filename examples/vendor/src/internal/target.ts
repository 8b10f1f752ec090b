import * as Result from "effect/Result"
import type { Route } from "../Route.ts"

type Fields = Readonly<Record<string, unknown>>

/** Where a request goes: its path and its query, encoded, and the fields that are left for its body. */
export interface Target {
  readonly path: string
  readonly query: string
  readonly rest: Fields
}

/** Whether the requests of a method have a body. The fields of the others are in the query. */
export const hasBody = (method: Route["method"]): boolean => method === "POST" || method === "PUT"

/** Divides the fields of a request among path, query and body, or tells which field has no place there. */
export const targetOf = ({ method, path: template }: Route, request: Fields): Result.Result<Target, string> => {
  const rest = { ...request }
  let problem: string | undefined
  const path = template.replaceAll(parameter, (_, name: string) => {
    const text = textOf(rest[name])
    delete rest[name]
    // An empty segment would be another route, and a URL resolves dots.
    if (text === undefined || ["", ".", ".."].includes(text)) problem = `${name} does not fit into the path`
    return encodeURIComponent(text ?? "")
  })
  if (problem !== undefined) return Result.fail(problem)
  if (hasBody(method)) return Result.succeed({ path, query: "", rest })
  const query: Record<string, string> = {}
  for (const [name, value] of Object.entries(rest)) {
    if (value === undefined || value === null) continue
    const text = textOf(value)
    if (text === undefined) return Result.fail(`${name} does not fit into the query`)
    query[name] = text
  }
  // These are the characters that a URL keeps as they are, so the client signs the query that the vendor sees.
  return Result.succeed({ path, query: new URLSearchParams(query).toString(), rest: {} })
}

/** The names of a path's parameters. */
export const parameter = /\{(\w+)\}/g

// Well-formed, because a lone surrogate has no encoding.
const textOf = (value: unknown): string | undefined =>
  ["string", "number", "bigint", "boolean"].includes(typeof value) ? String(value).toWellFormed() : undefined
