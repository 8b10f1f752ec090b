/** The objects of a product of Tencent Cloud, as fields and as named structs. */
import type * as Model from "../model.ts"
import { namesIn } from "../model.ts"
import type { Field, Patch } from "./facts.ts"
import type { Objects, Product } from "./product.ts"
import { typeOf } from "./types.ts"

/** Whether requests hold an object, responses hold it, or both do. */
type Direction = "in" | "out" | "both"

export interface Shapes {
  readonly request: (object: string) => ReadonlyArray<Model.Field>
  readonly response: (object: string) => ReadonlyArray<Model.Field>
  /** The fields of an object that the vendor documents as not to be used. */
  readonly unused: (object: string) => ReadonlyArray<string>
  readonly structs: ReadonlyArray<Model.Struct>
}

export const shapes = ({ actions, objects }: Product, patch: Patch): Shapes => {
  const limits = new Map(patch.limits?.flatMap(({ fields, limits }) => fields.map((name) => [name, limits])))
  const required = new Set(patch.required?.flatMap(({ fields }) => fields))
  const essential = new Set(patch.essential?.flatMap(({ fields }) => fields))
  const optional = new Set(patch.optional?.flatMap(({ fields }) => fields))
  const secrets = new Set(patch.secrets?.flatMap(({ fields }) => fields))
  const fieldOf =
    (object: string, direction: Direction) =>
    (field: Field): Model.Field => {
      const name = `${object}.${field.name}`
      const asked = (field.required === true && !optional.has(name)) || required.has(name)
      // The documents call many fields of answers required that answers do not have.
      const given = essential.has(name)
      return {
        name: field.name,
        type: secrets.has(name) ? { _tag: "Secret" } : typeOf(field, limits.get(name) ?? {})!,
        required: direction === "in" ? asked : direction === "out" ? given : asked && given,
        ...(direction === "out" && field.list === true && !given ? { orEmpty: true } : {})
      }
    }
  const fieldsOf = (object: string, direction: Direction): ReadonlyArray<Model.Field> =>
    objects
      .get(object)!
      // A request leaves out the fields that are not to be used. A response may still hold them.
      .filter((field) => (direction === "out" ? field.name !== "RequestId" : field.disabled !== true))
      .map(fieldOf(object, direction))
  const unused = (object: string) =>
    objects
      .get(object)!
      .filter((field) => field.disabled === true)
      .map((field) => field.name)

  const sent = reached(
    objects,
    actions.map(({ request }) => request),
    (field) => field.disabled !== true
  )
  const received = reached(
    objects,
    actions.map(({ response }) => response),
    () => true
  )
  const structs: Array<Model.Struct> = []
  for (const name of objects.keys()) {
    if (!sent.has(name) && !received.has(name)) continue
    const direction = !received.has(name) ? "in" : sent.has(name) ? "both" : "out"
    structs.push({
      name,
      description: patch.structs?.[name],
      fields: fieldsOf(name, direction),
      unused: direction === "out" ? [] : unused(name)
    })
    for (const variant of patch.variants ?? []) {
      if (variant.of !== name) continue
      structs.push({
        name: variant.name,
        description: variant.description,
        fields: fieldsOf(name, "in").map(({ name, required, type }) => ({
          name,
          type,
          required: required || variant.required.includes(name)
        })),
        unused: unused(name)
      })
    }
  }
  return {
    request: (object) => fieldsOf(object, "in"),
    response: (object) => fieldsOf(object, "out"),
    unused,
    structs: inOrder(structs)
  }
}

// The objects that the roots mention, directly or through other objects.
const reached = (
  objects: Objects,
  roots: ReadonlyArray<string>,
  follows: (field: Field) => boolean
): ReadonlySet<string> => {
  const names = new Set<string>()
  const visit = (object: string): void => {
    for (const field of objects.get(object)!) {
      if (field.ref !== true || names.has(field.type) || !follows(field)) continue
      names.add(field.type)
      visit(field.type)
    }
  }
  for (const root of roots) visit(root)
  return names
}

// A struct stands after the structs that it mentions, because a module has to define a struct before it uses it.
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
