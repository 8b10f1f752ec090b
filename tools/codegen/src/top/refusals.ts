/** The refusals of a method: those that arrive as codes, and the one that arrives as a response. */
import * as Effect from "effect/Effect"
import type * as Model from "../model.ts"
import { upperFirst } from "../model.ts"
import type { SourceError } from "../SourceError.ts"
import type { Api, Field, Patch } from "./facts.ts"
import { fieldAt, lastOf, nameOf, parentOf, scalar } from "./fields.ts"

/** Makes the error for a place in the facts about a method. */
export type Wrong = (at: ReadonlyArray<PropertyKey>, problem: string) => SourceError

export const coded = (codes: ReadonlyArray<string>): Model.Operation["refusals"] =>
  codes.flatMap((code) => {
    const words = code.startsWith("isv.") && !ofAnyMethod.test(code) ? code.slice(4).split(/[^A-Za-z\d]+/) : []
    const tag = words.map(upperFirst).join("")
    return /^[A-Z]/.test(tag) ? [{ code, tag }] : []
  })

// Any method may send these codes.
const ofAnyMethod = /^isv\.(?:invalid|missing|parameters?)\b/

type Refused = NonNullable<NonNullable<Patch["operations"]>[string]["refused"]>

const flagNames = new Set(["success", "succ", "is_success"])
const codeNames = new Set(["result_code", "biz_code", "error_code", "code"])
const messageNames = new Set(["result_msg", "biz_msg", "error_msg", "msg", "message"])
const ofEveryError = new Set([
  "_tag",
  "vendor",
  "operation",
  "code",
  "subCode",
  "message",
  "requestId",
  "outcome",
  "retryable",
  "name",
  "stack",
  "cause"
])

export const flagged = Effect.fnUntraced(function* (
  api: Api,
  refused: Refused,
  exportName: string,
  patch: Patch,
  wrong: Wrong
) {
  const flags = refused.flags ?? booleans(api.response).filter((path) => flagNames.has(lastOf(path)))
  if (flags.length === 0) return undefined
  if (flags.length > 1 && refused.flags === undefined) {
    return yield* wrong(
      ["response"],
      `${flags.join(" and ")} may both be the flag of success: a patch has to tell which one is`
    )
  }
  for (const flag of flags) {
    if (fieldAt(api.response, flag)?.type !== "Boolean") return yield* wrong(["response"], `${flag} is no Boolean`)
  }
  const besides = flags.flatMap((flag) => {
    const parent = parentOf(flag)
    const siblings = parent === "" ? api.response : (fieldAt(api.response, parent)?.sub ?? [])
    return siblings
      .filter(({ sub, type }) => (sub === undefined || sub.length === 0) && !nameOf(type).list)
      .map(({ name }) => (parent === "" ? name : `${parent}.${name}`))
  })
  const code = refused.code ?? besides.filter((path) => codeNames.has(lastOf(path))).slice(0, 1)
  const message = refused.message ?? besides.filter((path) => messageNames.has(lastOf(path))).slice(0, 1)
  const own = [...new Set([...besides, ...(refused.own ?? [])])].filter(
    (path) => !ofEveryError.has(lastOf(path)) && !(flags.length === 1 && path === flags[0])
  )
  const fields: Array<Model.Flagged["fields"][number]> = []
  for (const path of own) {
    const field = fieldAt(api.response, path)
    const name = lastOf(path)
    if (field === undefined) return yield* wrong(["response"], `the response has no ${path}`)
    if (fields.some((other) => other.name === name)) {
      return yield* wrong(["response"], `the refusal would have ${name} twice: a patch has to tell which one it has`)
    }
    fields.push({ name, path, type: scalar(field.type, field, patch) ?? { _tag: "Named", name: field.type } })
  }
  const result: Model.Flagged = {
    tag: refused.tag ?? `${upperFirst(exportName)}Refused`,
    description: refused.description ?? `The answer's ${flags.map((flag) => `\`${flag}\``).join(" or ")} said no.`,
    flags,
    code,
    message,
    fields
  }
  return result
})

// A flag belongs to the whole answer or to its envelope, so the search goes no deeper.
const booleans = (fields: ReadonlyArray<Field>, prefix = "", depth = 2): ReadonlyArray<string> =>
  fields.flatMap((field) =>
    field.type === "Boolean"
      ? [`${prefix}${field.name}`]
      : depth > 1 && !nameOf(field.type).list
        ? booleans(field.sub ?? [], `${prefix}${field.name}.`, depth - 1)
        : []
  )
