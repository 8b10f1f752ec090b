import * as Predicate from "effect/Predicate"
import * as SchemaAST from "effect/SchemaAST"
import * as Redacted from "effect/Redacted"
import { stemOf } from "./names.ts"

type Scalar = string | number | bigint | boolean

/**
 * What a request asks for.
 *
 * - `names`: the names of all fields that the request may have, in objects too.
 * - `own`: a scalar of the request itself. `anywhere` also looks into its objects.
 * - `list`: a list of the request itself, by the stem of its name. `lists` are all of them.
 */
export interface Asked {
  readonly names: ReadonlyArray<string>
  readonly own: (name: string) => Scalar | undefined
  readonly anywhere: (name: string) => Scalar | undefined
  readonly number: (name: string) => number | undefined
  readonly list: (stem: string) => ReadonlyArray<unknown> | undefined
  readonly lists: ReadonlyArray<ReadonlyArray<unknown>>
}

export const make = (schema: SchemaAST.AST, request: unknown): Asked => {
  const own = new Map<string, Scalar>()
  const all = new Map<string, Scalar>()
  const lists = new Map<string, ReadonlyArray<unknown>>()
  const collect = (value: unknown, isOuter: boolean, depth: number): void => {
    if (!Predicate.isObject(value) || Redacted.isRedacted(value) || depth > maxDepth) return
    // A request of the Taobao Open Platform often has one parameter that holds all others.
    const entries = Object.entries(value)
    const isWrapped = isOuter && entries.length === 1
    for (const [name, inner] of entries) {
      // An empty text and an empty list ask for nothing.
      if (inner === "" || (Array.isArray(inner) && inner.length === 0)) continue
      if (isScalar(inner)) {
        if (isOuter) own.set(name, inner)
        if (!all.has(name)) all.set(name, inner)
      } else if (Array.isArray(inner)) {
        if (isOuter && !/^filters?$/i.test(name)) lists.set(stemOf(name), inner)
      } else {
        collect(inner, isWrapped, depth + 1)
      }
    }
  }
  collect(request, true, 0)
  const anywhere = (name: string) => own.get(name) ?? all.get(name)
  return {
    names: namesOf(schema),
    own: (name) => own.get(name),
    anywhere,
    number: (name) => {
      const value = anywhere(name)
      const number = value === undefined ? NaN : Number(value)
      return Number.isSafeInteger(number) ? number : undefined
    },
    list: (stem) => lists.get(stem),
    lists: [...lists.values()]
  }
}

const maxDepth = 8

const isScalar = (value: unknown): value is Scalar =>
  typeof value === "string" || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean"

const namesOf = (schema: SchemaAST.AST, depth = 0): ReadonlyArray<string> => {
  if (depth > maxDepth) return []
  switch (schema._tag) {
    case "Objects":
      return schema.propertySignatures.flatMap(({ name, type }) => [String(name), ...namesOf(type, depth + 1)])
    case "Union": {
      const type = schema.types.find(({ _tag }) => _tag !== "Undefined" && _tag !== "Null")
      return type === undefined ? [] : namesOf(type, depth)
    }
    default:
      return []
  }
}
