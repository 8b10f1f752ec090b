/** The operation of one method of the Taobao Open Platform. */
import * as Effect from "effect/Effect"
import type * as Model from "../model.ts"
import { lowerFirst, upperFirst } from "../model.ts"
import type { SourceError } from "../SourceError.ts"
import type { Api, Field, Patch } from "./facts.ts"
import { ancestors, fieldAt, nameOf, scalar, snake } from "./fields.ts"
import { coded, flagged as flaggedOf, type Wrong } from "./refusals.ts"

/** Makes the operation. `prefix` is the part of the method's name that its family stands for. */
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
      // An envelope gets no struct: it is the outermost object of a request, or the object that holds the flags.
      const envelope = !list && (sent ? path.length === 1 : holdsFlag(flagged, path))
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
        const isRequired = sent ? field.required === true : required.has(own.join("."))
        const orEmpty = !sent && !isRequired && type._tag === "List"
        return { name: field.name, type, required: isRequired, ...(orEmpty ? { orEmpty } : {}) }
      })
    )

  const request = yield* fieldsOf(api.request, [], ["request"], true)
  const response = yield* fieldsOf(api.response, [], ["response"], false)
  for (const path of required) {
    if (fieldAt(api.response, path) === undefined) return yield* wrong(["response"], `the response has no ${path}`)
  }
  const refusals = coded(api.codes ?? [])
  const result: Model.Operation = {
    name: api.name,
    exportName,
    title: api.title ?? "",
    description: patched.description,
    doc: patched.doc ?? (api.source?.includes("apiId=") === true ? `https://${api.source}` : undefined),
    request,
    unused: [],
    // If a response has only one field, nothing but that field shows that it is a response.
    response:
      response.length === 1 ? response.map(({ orEmpty: _, ...field }) => ({ ...field, required: true })) : response,
    structs: [...structs.values()],
    classes: refusals.map(({ code, tag }) => ({ tag, codes: [code] })),
    refusals,
    undeclared: [],
    errorCodes: api.codes ?? [],
    flagged,
    idempotent: patch.idempotent?.some(({ operations }) => operations.includes(api.name)) === true,
    unsigned: false,
    requiresSession: patch.session?.operations.includes(api.name) === true
  }
  return result
})

const holdsFlag = (flagged: Model.Flagged | undefined, path: ReadonlyArray<string>): boolean =>
  flagged?.flags.some((flag) => flag.startsWith(`${path.join(".")}.`)) === true

const camel = (words: ReadonlyArray<string>): string =>
  words.map((word, index) => (index === 0 ? lowerFirst(word) : upperFirst(word))).join("")
