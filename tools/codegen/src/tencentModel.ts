/** From the facts about a product of Tencent Cloud to operations. */
import * as Effect from "effect/Effect"
import type { Document } from "./json.ts"
import type * as Model from "./model.ts"
import { lowerFirst, namesIn } from "./model.ts"
import { check } from "./names.ts"
import { SourceError } from "./SourceError.ts"
import type { Facts, Field, Patch } from "./tencentFacts.ts"

export const family = (
  name: string,
  facts: Document<Facts>,
  patch: Document<Patch>
): Effect.Effect<Model.Family, SourceError> =>
  Effect.gen(function* () {
    const { actions, newerDeltaFromNpm_4_1_313: newer } = facts.value
    const patched = patch.value
    const wrong = (path: ReadonlyArray<PropertyKey>, problem: string) =>
      new SourceError({ file: facts.file, line: facts.lineOf(path), problem })
    const objects = new Map(Object.entries(facts.value.objects).map(([name, { fields }]) => [name, [...fields]]))

    for (const [name, fields] of Object.entries(newer.fieldsAdded)) {
      const path = ["newerDeltaFromNpm_4_1_313", "fieldsAdded", name]
      const known = objects.get(name)
      if (known === undefined) return yield* wrong(path, `there is no ${name} to add fields to`)
      known.push(...fields.map(ofNewer))
    }
    for (const [name, fields] of Object.entries(newer.objectsAdded)) objects.set(name, fields.map(ofNewer))
    for (const name of newer.actionsRemoved) {
      if (!actions.some((action) => action.name === name)) {
        return yield* wrong(["newerDeltaFromNpm_4_1_313", "actionsRemoved"], `there is no ${name} to remove`)
      }
    }
    for (const [name, fields] of objects) {
      const index = fields.findIndex((field) => field.ref === true && !objects.has(field.type))
      if (index !== -1) {
        return yield* wrong(["objects", name, "fields", index], `there is no ${fields[index]!.type}`)
      }
      const scalar = fields.findIndex((field) => field.ref !== true && typeOf(field, {}) === undefined)
      if (scalar !== -1) {
        return yield* wrong(["objects", name, "fields", scalar], `${fields[scalar]!.type} is no known type`)
      }
      const twice = fields.findIndex((field, index) => fields.findIndex(({ name }) => name === field.name) !== index)
      if (twice !== -1) {
        return yield* wrong(["objects", name, "fields", twice], `${name} has ${fields[twice]!.name} twice`)
      }
    }
    const all = [
      ...actions,
      ...newer.actionsAdded.map((name) => ({
        name,
        titleZh: "",
        status: "online" as const,
        request: `${name}Request`,
        response: `${name}Response`,
        errorCodes: [],
        errorCodesInExamplesOnly: [],
        rateLimitPerSecond: null
      }))
    ]
    for (const [index, action] of all.entries()) {
      for (const name of [action.request, action.response]) {
        if (!objects.has(name)) return yield* wrong(["actions", index], `there is no ${name}`)
      }
    }
    yield* checkPatch(patch, objects, new Set(all.map(({ name }) => name)))

    const limits = new Map(patched.limits?.flatMap(({ fields, limits }) => fields.map((name) => [name, limits])))
    const required = new Set(patched.required?.flatMap(({ fields }) => fields))
    const fieldOf =
      (struct: string, direction: "in" | "out" | "both") =>
      (field: Field): Model.Field => {
        const name = `${struct}.${field.name}`
        const asked = field.required === true || required.has(name)
        const given = field.outputRequired === true && field.nullable !== true && field.disabled !== true
        return {
          name: field.name,
          type: typeOf(field, limits.get(name) ?? {})!,
          required: direction === "in" ? asked : direction === "out" ? given : asked && given
        }
      }
    const fieldsOf = (struct: string, direction: "in" | "out" | "both"): ReadonlyArray<Model.Field> =>
      objects
        .get(struct)!
        // What is not to be sent is not offered; what still comes may be read.
        .filter((field) => (direction === "out" ? field.name !== "RequestId" : field.disabled !== true))
        .map(fieldOf(struct, direction))
    const unusedOf = (struct: string) =>
      objects
        .get(struct)!
        .filter((field) => field.disabled === true)
        .map((field) => field.name)

    const reached = (roots: ReadonlyArray<string>, sent: boolean): Set<string> => {
      const names = new Set<string>()
      const visit = (struct: string): void => {
        for (const field of objects.get(struct)!) {
          if (field.ref !== true || names.has(field.type) || (sent && field.disabled === true)) continue
          names.add(field.type)
          visit(field.type)
        }
      }
      for (const root of roots) visit(root)
      return names
    }
    const sent = reached(
      all.map(({ request }) => request),
      true
    )
    const received = reached(
      all.map(({ response }) => response),
      false
    )
    const variants = patched.variants ?? []
    const structs: Array<Model.Struct> = []
    for (const name of objects.keys()) {
      if (!sent.has(name) && !received.has(name)) continue
      const direction = !received.has(name) ? "in" : sent.has(name) ? "both" : "out"
      structs.push({
        name,
        description: patched.structs?.[name],
        fields: fieldsOf(name, direction),
        unused: direction === "out" ? [] : unusedOf(name)
      })
      for (const variant of variants.filter(({ of }) => of === name)) {
        structs.push({
          name: variant.name,
          description: variant.description,
          fields: fieldsOf(name, "in").map(({ name, required, type }) => ({
            name,
            type,
            required: required || variant.required.includes(name)
          })),
          unused: unusedOf(name)
        })
      }
    }

    const idempotent = new Set(patched.idempotent?.flatMap(({ operations }) => operations))
    const operations: Array<Model.Operation> = []
    const refusals = new Map<string, Set<string>>()
    for (const action of all) {
      const codes = [...new Set([...action.errorCodes, ...action.errorCodesInExamplesOnly])].sort()
      const refused = codes.flatMap((code) => {
        const tag = /^(?:OperationDenied|FailedOperation)\.(\w+)$/.exec(code)?.[1]
        return tag === undefined ? [] : [{ code, tag }]
      })
      for (const { code, tag } of refused) refusals.set(tag, (refusals.get(tag) ?? new Set()).add(code))
      const paging = patched.paging?.find(({ operations }) => Object.hasOwn(operations, action.name))
      const substitutes = variants.filter(({ requests }) => requests.includes(action.name))
      operations.push({
        name: action.name,
        exportName: lowerFirst(action.name),
        title: action.titleZh,
        description: patched.operations?.[action.name]?.description,
        doc: patched.operations?.[action.name]?.doc,
        deprecated: newer.actionsRemoved.includes(action.name)
          ? "The vendor's newest SDK no longer has it."
          : action.status === "deprecated"
            ? "The vendor's documents say so."
            : undefined,
        request: fieldsOf(action.request, "in").map(({ name, required, type }) => {
          const substitute = type._tag === "Named" ? substitutes.find(({ of }) => of === type.name) : undefined
          return { name, required, type: substitute === undefined ? type : { _tag: "Named", name: substitute.name } }
        }),
        unused: unusedOf(action.request),
        response: fieldsOf(action.response, "out"),
        structs: [],
        classes: [],
        refusals: refused,
        undeclared: action.errorCodesInExamplesOnly,
        codes,
        host: patched.hosts?.find(({ operations }) => operations.includes(action.name))?.host,
        idempotent: idempotent.has(action.name),
        rateLimit: action.rateLimitPerSecond ?? undefined,
        paging: paging && {
          offset: "Offset",
          limit: "Limit",
          counts: paging.counts,
          ...paging.operations[action.name]!
        }
      })
    }
    const result: Model.Family = {
      vendor: "tencent",
      name,
      description: patched.description ?? name,
      operations,
      structs: inOrder(structs),
      refusals: [...refusals]
        .map(([tag, codes]) => ({ tag, codes: [...codes].sort(), description: patched.refusals?.[tag] }))
        .sort((a, b) => (a.tag < b.tag ? -1 : 1))
    }
    yield* check(result, (problem) => wrong([], problem))
    return result
  })

const ofNewer = (field: { readonly name: string; readonly optional: boolean; readonly tsType: string }): Field => ({
  name: field.name,
  // The newer source knows only types of TypeScript.
  type: field.tsType === "number" ? "float" : field.tsType === "boolean" ? "bool" : field.tsType,
  required: !field.optional
})

type Limits = {
  readonly minLength?: number | undefined
  readonly maxLength?: number | undefined
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
}

const typeOf = (field: Field, { maximum, maxLength, minimum, minLength }: Limits): Model.Type | undefined => {
  const item = itemOf(field.ref === true ? "" : field.type)
  const type: Model.Type | undefined =
    field.ref === true
      ? { _tag: "Named", name: field.type }
      : item === "Text"
        ? { _tag: "Text", minLength, maxLength }
        : item === "Int"
          ? { _tag: "Int", minimum, maximum }
          : item && { _tag: item }
  return type && field.list === true ? { _tag: "List", item: type } : type
}

const itemOf = (type: string): "Text" | "Int" | "Float" | "Boolean" | undefined => {
  switch (type) {
    case "string":
    // A day or a time as text; the facts do not say in what form.
    case "date":
    case "datetime":
      return "Text"
    case "int64":
    case "uint64":
    case "int":
      return "Int"
    case "float":
      return "Float"
    case "bool":
      return "Boolean"
    default:
      return undefined
  }
}

// A struct after those that it mentions, so that modules define before they use.
const inOrder = (structs: ReadonlyArray<Model.Struct>): ReadonlyArray<Model.Struct> => {
  const byName = new Map(structs.map((struct) => [struct.name, struct]))
  const ordered = new Set<Model.Struct>()
  const visiting = new Set<string>()
  const visit = (struct: Model.Struct): void => {
    if (ordered.has(struct) || visiting.has(struct.name)) return
    visiting.add(struct.name)
    for (const field of struct.fields) {
      for (const name of namesIn(field.type)) {
        const mentioned = byName.get(name)
        if (mentioned !== undefined) visit(mentioned)
      }
    }
    ordered.add(struct)
  }
  for (const struct of structs) visit(struct)
  return [...ordered]
}

// A patch to what does not exist would be lost without a word.
const checkPatch = (
  { file, lineOf, value }: Document<Patch>,
  objects: ReadonlyMap<string, ReadonlyArray<Field>>,
  actions: ReadonlySet<string>
): Effect.Effect<void, SourceError> => {
  const known = (name: string): boolean => {
    const [struct, field] = name.split(".")
    return objects.get(struct!)?.some(({ name }) => name === field) === true
  }
  const mentioned: Array<readonly [path: ReadonlyArray<PropertyKey>, name: string, exists: boolean]> = []
  const fields = (path: ReadonlyArray<PropertyKey>, names: ReadonlyArray<string>) =>
    names.forEach((name, index) => mentioned.push([[...path, index], name, known(name)]))
  const operations = (path: ReadonlyArray<PropertyKey>, names: ReadonlyArray<string>) =>
    names.forEach((name, index) => mentioned.push([[...path, index], name, actions.has(name)]))

  value.limits?.forEach((entry, index) => fields(["limits", index, "fields"], entry.fields))
  value.required?.forEach((entry, index) => fields(["required", index, "fields"], entry.fields))
  value.hosts?.forEach((entry, index) => operations(["hosts", index, "operations"], entry.operations))
  value.idempotent?.forEach((entry, index) => operations(["idempotent", index, "operations"], entry.operations))
  value.paging?.forEach((entry, index) => {
    operations(["paging", index, "operations"], Object.keys(entry.operations))
    for (const [action, { items, total }] of Object.entries(entry.operations)) {
      const names = [`${action}Request.Offset`, `${action}Request.Limit`]
      fields(
        ["paging", index, "operations", action],
        [...names, `${action}Response.${items}`, `${action}Response.${total}`]
      )
    }
  })
  value.variants?.forEach((entry, index) => {
    operations(["variants", index, "requests"], entry.requests)
    fields(
      ["variants", index, "required"],
      entry.required.map((name) => `${entry.of}.${name}`)
    )
  })
  operations(["operations"], Object.keys(value.operations ?? {}))
  for (const name of Object.keys(value.structs ?? {})) mentioned.push([["structs", name], name, objects.has(name)])

  const unknown = mentioned.find(([, , exists]) => !exists)
  return unknown === undefined
    ? Effect.void
    : Effect.fail(new SourceError({ file, line: lineOf(unknown[0]), problem: `there is no ${unknown[1]}` }))
}
