/** From the facts about methods of the Taobao Open Platform to operations. */
import * as Effect from "effect/Effect"
import type { Document } from "./json.ts"
import type * as Model from "./model.ts"
import { lowerFirst, namesIn, upperFirst } from "./model.ts"
import { check } from "./names.ts"
import { SourceError } from "./SourceError.ts"
import type { Api, Facts, Field, Patch } from "./topFacts.ts"

/** All families that the patches name, with every complete method that the facts hold of them. */
export const families = Effect.fnUntraced(function* (
  documents: ReadonlyArray<Document<Facts>>,
  patch: Document<Patch>
) {
  const entries = documents.flatMap((document) =>
    document.value.apis.map((api, index) => ({ api, document, path: ["apis", index] }))
  )
  for (const [index, { api, document, path }] of entries.entries()) {
    if (entries.findIndex((entry) => entry.api.name === api.name) !== index) {
      return yield* new SourceError({
        file: document.file,
        line: document.lineOf(path),
        problem: `${api.name} is here a second time`
      })
    }
  }
  const patched = Object.keys(patch.value.operations ?? {})
  const unknown = patched.find((name) => !entries.some(({ api }) => api.name === name && api.complete))
  if (unknown !== undefined) {
    return yield* new SourceError({
      file: patch.file,
      line: patch.lineOf(["operations", unknown]),
      problem: `there is no complete ${unknown}`
    })
  }
  return yield* Effect.forEach(patch.value.families ?? [], (described) =>
    Effect.gen(function* () {
      const operations: Array<Model.Operation> = []
      for (const { api, document, path } of entries) {
        if (!api.complete || !api.name.startsWith(described.prefix)) continue
        const wrong = (at: ReadonlyArray<PropertyKey>, problem: string) =>
          new SourceError({ file: document.file, line: document.lineOf([...path, ...at]), problem })
        operations.push(yield* operation(api, described.prefix, patch.value, wrong))
      }
      const wrong = (problem: string) => new SourceError({ file: documents[0]!.file, line: 1, problem })
      const family = yield* share({ ...described, operations, structs: [], refusals: [] }, wrong)
      yield* check(family, wrong)
      return family
    })
  )
})

type Wrong = (at: ReadonlyArray<PropertyKey>, problem: string) => SourceError

/** One method. `prefix` is the part of its name that its family stands for. */
export const operation = Effect.fnUntraced(function* (api: Api, prefix: string, patch: Patch, wrong: Wrong) {
  const patched = patch.operations?.[api.name] ?? {}
  const exportName = patched.exportName ?? camel(api.name.slice(prefix.length).split(/[._]/))
  const flagged = yield* flaggedOf(api, patched.refused ?? {}, exportName, patch, wrong)
  const required = new Set([...(patched.required ?? []), ...(flagged?.flags ?? [])].flatMap(ancestors))
  const structs = new Map<string, Model.Struct>()

  const typeOf = (
    field: Field,
    path: ReadonlyArray<string>,
    at: ReadonlyArray<PropertyKey>,
    sent: boolean
  ): Effect.Effect<Model.Type, SourceError> =>
    Effect.gen(function* () {
      const { list, name } = nameOf(field.type)
      if (field.sub === undefined || field.sub.length === 0) {
        const type = scalar(name, field, patch)
        if (type === undefined)
          return yield* wrong(at, `${field.name}: ${field.type} is no known type and has no fields`)
        return list ? { _tag: "List", item: type, key: field.key ?? snake(name) } : type
      }
      if (scalar(name, field, patch) !== undefined) return yield* wrong(at, `${field.name}: a ${field.type} has fields`)
      const fields = yield* fieldsOf(field.sub, path, [...at, "sub"], sent)
      // An envelope is no thing of its own: a request's only object, and what holds the flags.
      const envelope = !list && (sent ? path.length === 1 : required.has(path.join(".")) && !isData(flagged, path))
      if (envelope) return { _tag: "Object", fields }
      const known = structs.get(name)
      if (known !== undefined && JSON.stringify(known.fields) !== JSON.stringify(fields)) {
        return yield* wrong(at, `${name} has other fields here than before`)
      }
      structs.set(name, { name, fields, unused: [], description: patch.structs?.[name] })
      const type: Model.Type = { _tag: "Named", name }
      return list ? { _tag: "List", item: type, key: field.key ?? snake(name) } : type
    })

  const fieldsOf = (
    fields: ReadonlyArray<Field>,
    path: ReadonlyArray<string>,
    at: ReadonlyArray<PropertyKey>,
    sent: boolean
  ): Effect.Effect<ReadonlyArray<Model.Field>, SourceError> =>
    Effect.forEach(fields, (field, index) =>
      Effect.gen(function* () {
        if (fields.findIndex(({ name }) => name === field.name) !== index) {
          return yield* wrong([...at, index], `${field.name} is here twice`)
        }
        const own = [...path, field.name]
        const flag = !sent && flagged?.flags.includes(own.join(".")) === true
        const type: Model.Type = flag ? { _tag: "True" } : yield* typeOf(field, own, [...at, index], sent)
        return { name: field.name, type, required: sent ? field.required === true : required.has(own.join(".")) }
      })
    )

  const request = yield* fieldsOf(api.request, [], ["request"], true)
  const response = yield* fieldsOf(api.response, [], ["response"], false)
  for (const path of required) {
    if (fieldAt(api.response, path) === undefined) return yield* wrong(["response"], `the response has no ${path}`)
  }
  const refusals = (api.codes ?? []).flatMap((code) => {
    const words = code.startsWith("isv.") && !ofTheGateway.test(code) ? code.slice(4).split(/[^A-Za-z\d]+/) : []
    const tag = words.map(upperFirst).join("")
    return /^[A-Z]/.test(tag) ? [{ code, tag }] : []
  })
  const result: Model.Operation = {
    name: api.name,
    exportName,
    title: api.title ?? "",
    description: patched.description,
    doc: patched.doc ?? (api.source?.includes("apiId=") === true ? `https://${api.source}` : undefined),
    request,
    unused: [],
    // Where a response is but one field, without it nothing shows that it is one.
    response: response.length === 1 ? response.map((field) => ({ ...field, required: true })) : response,
    structs: [...structs.values()],
    classes: refusals.map(({ code, tag }) => ({ tag, codes: [code] })),
    refusals,
    undeclared: [],
    codes: api.codes ?? [],
    flagged,
    idempotent: patch.idempotent?.some(({ operations }) => operations.includes(api.name)) === true
  }
  return result
})

// Codes that any method may send.
const ofTheGateway = /^isv\.(?:invalid|missing|parameters?)\b/

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

const flaggedOf = Effect.fnUntraced(function* (
  api: Api,
  refused: Refused,
  exportName: string,
  patch: Patch,
  wrong: Wrong
) {
  const flags = refused.flags ?? booleans(api.response).filter((path) => flagNames.has(lastOf(path)))
  if (flags.length === 0) return undefined
  if (flags.length > 1 && refused.flags === undefined) {
    return yield* wrong(["response"], `${flags.join(" and ")} may both be the flag of success: a patch has to tell`)
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
      return yield* wrong(["response"], `the refusal would have ${name} twice: a patch has to tell which`)
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

// What a refusal tells of as a whole is a struct, not an envelope.
const isData = (flagged: Model.Flagged | undefined, path: ReadonlyArray<string>): boolean =>
  flagged?.flags.some((flag) => flag.startsWith(`${path.join(".")}.`)) !== true

const lastOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1)

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf(".")))

const ancestors = (path: string): ReadonlyArray<string> =>
  path.split(".").map((_, index, names) => names.slice(0, index + 1).join("."))

const fieldAt = (fields: ReadonlyArray<Field>, path: string): Field | undefined => {
  const [first, ...rest] = path.split(".")
  const field = fields.find(({ name }) => name === first)
  return rest.length === 0 ? field : fieldAt(field?.sub ?? [], rest.join("."))
}

// Flags are of the answer as a whole, or of its envelope, not of what lies deeper.
const booleans = (fields: ReadonlyArray<Field>, prefix = "", depth = 2): ReadonlyArray<string> =>
  fields.flatMap((field) =>
    field.type === "Boolean"
      ? [`${prefix}${field.name}`]
      : depth > 1 && !nameOf(field.type).list
        ? booleans(field.sub ?? [], `${prefix}${field.name}.`, depth - 1)
        : []
  )

const nameOf = (type: string): { readonly name: string; readonly list: boolean } => {
  const match = /^(.*?) ?\[\]$/.exec(type)
  return match === null ? { name: type, list: false } : { name: match[1]!, list: true }
}

const scalar = (type: string, field: Field, patch: Patch): Model.Type | undefined => {
  switch (type) {
    case "String":
      return patch.secrets?.fields.includes(field.name) === true
        ? { _tag: "Secret" }
        : { _tag: "Text", maxLength: field.maxLength }
    case "Price":
      return { _tag: "Text" }
    case "Number":
      return patch.int64?.fields.includes(field.name) === true ? { _tag: "Int64" } : { _tag: "Int" }
    case "Boolean":
      return { _tag: "Boolean" }
    case "Date":
      return { _tag: "Date" }
    case "Json":
      return { _tag: "Json" }
    default:
      return undefined
  }
}

/** `TxpAccountAreaDTO` as the platform writes it: `txp_account_area_d_t_o`. */
const snake = (name: string): string => lowerFirst(name).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const camel = (words: ReadonlyArray<string>): string =>
  words.map((word, index) => (index === 0 ? lowerFirst(word) : upperFirst(word))).join("")

// A struct that several operations mention is the family's, as long as they mean the same.
const share = (
  family: Model.Family,
  wrong: (problem: string) => SourceError
): Effect.Effect<Model.Family, SourceError> => {
  const seen = new Map<string, Model.Struct>()
  const shared = new Set<string>()
  for (const operation of family.operations) {
    for (const struct of operation.structs) {
      const known = seen.get(struct.name)
      if (known === undefined) seen.set(struct.name, struct)
      else if (JSON.stringify(known) === JSON.stringify(struct)) shared.add(struct.name)
      else return Effect.fail(wrong(`${struct.name} has other fields in ${operation.name} than elsewhere`))
    }
  }
  const withParts = (name: string): ReadonlyArray<string> => [
    ...(seen.get(name)?.fields ?? []).flatMap((field) => namesIn(field.type)).flatMap(withParts),
    name
  ]
  const names = new Set([...shared].flatMap(withParts))
  return Effect.succeed({
    ...family,
    structs: [...names].map((name) => seen.get(name)!),
    operations: family.operations.map((operation) => ({
      ...operation,
      structs: operation.structs.filter(({ name }) => !names.has(name))
    }))
  })
}
