/** All actions and objects of a product of Tencent Cloud: the older facts and the newer ones together. */
import * as Effect from "effect/Effect"
import type { Document } from "../json.ts"
import { SourceError } from "../SourceError.ts"
import type { Facts, Field } from "./facts.ts"
import { typeOf } from "./types.ts"

export type Objects = ReadonlyMap<string, ReadonlyArray<Field>>

export type Action = Facts["actions"][number]

export interface Product {
  readonly actions: ReadonlyArray<Action>
  /** The actions that only the older facts have. */
  readonly removed: ReadonlySet<string>
  readonly objects: Objects
}

const newerFacts = "newerDeltaFromNpm_4_1_313"

/** Merges the facts and checks that they do not contradict each other. */
export const product = Effect.fnUntraced(function* ({ file, lineOf, value }: Document<Facts>) {
  const newer = value[newerFacts]
  const wrong = (path: ReadonlyArray<PropertyKey>, problem: string) =>
    new SourceError({ file, line: lineOf(path), problem })

  const objects = new Map(Object.entries(value.objects).map(([name, { fields }]) => [name, [...fields]]))
  for (const [name, fields] of Object.entries(newer.fieldsAdded)) {
    const known = objects.get(name)
    if (known === undefined) {
      return yield* wrong([newerFacts, "fieldsAdded", name], `there is no ${name} to add fields to`)
    }
    known.push(...fields.map(ofNewer))
  }
  for (const [name, fields] of Object.entries(newer.objectsAdded)) objects.set(name, fields.map(ofNewer))
  for (const name of newer.actionsRemoved) {
    if (!value.actions.some((action) => action.name === name)) {
      return yield* wrong([newerFacts, "actionsRemoved"], `there is no ${name} to remove`)
    }
  }
  for (const [name, fields] of objects) {
    for (const [index, field] of fields.entries()) {
      const problem =
        field.ref === true && !objects.has(field.type)
          ? `there is no ${field.type}`
          : typeOf(field, {}) === undefined
            ? `${field.type} is no known type`
            : fields.findIndex((other) => other.name === field.name) !== index
              ? `${name} has ${field.name} twice`
              : undefined
      if (problem !== undefined) return yield* wrong(["objects", name, "fields", index], problem)
    }
  }
  const actions = [...value.actions, ...newer.actionsAdded.map(addedAction)]
  for (const [index, { request, response }] of actions.entries()) {
    for (const name of [request, response]) {
      if (!objects.has(name)) return yield* wrong(["actions", index], `there is no ${name}`)
    }
  }
  const result: Product = { actions, removed: new Set(newer.actionsRemoved), objects }
  return result
})

const addedAction = (name: string): Action => ({
  name,
  titleZh: "",
  status: "online",
  request: `${name}Request`,
  response: `${name}Response`,
  errorCodes: [],
  errorCodesInExamplesOnly: [],
  rateLimitPerSecond: null
})

const ofNewer = (field: { readonly name: string; readonly optional: boolean; readonly tsType: string }): Field => ({
  name: field.name,
  // The newer source names only types of TypeScript.
  type: field.tsType === "number" ? "float" : field.tsType === "boolean" ? "bool" : field.tsType,
  required: !field.optional
})
