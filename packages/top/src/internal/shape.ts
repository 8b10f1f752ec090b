import type * as Operation from "@effect-vendors/core/Operation"
import type * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"

/**
 * The shape of a schema's encoded side: its objects and its lists. The XML reader needs it, because an empty element may
 * be an empty text, list or object. The sandbox needs it to wrap lists.
 */
export type Shape =
  | { readonly _tag: "Leaf" }
  | { readonly _tag: "Struct"; readonly fields: ReadonlyMap<string, () => Shape> }
  | { readonly _tag: "List"; readonly item: () => Shape; readonly key: string }

/** The annotation of a list. It holds the schema of the items, and the name of the property that wraps them. */
export const List = "~effect-vendors/top/List"

const leaf: Shape = { _tag: "Leaf" }

const shapeOf = (ast: SchemaAST.AST): Shape => {
  const list = SchemaAST.resolveAt<{ readonly item: Schema.Top; readonly key: string }>(List)(ast)
  if (list !== undefined) return { _tag: "List", key: list.key, item: lazy(list.item.ast) }
  switch (ast._tag) {
    case "Objects":
      return {
        _tag: "Struct",
        fields: new Map(ast.propertySignatures.map(({ name, type }) => [String(name), lazy(type)]))
      }
    case "Arrays":
      return ast.rest.length === 0 ? leaf : { _tag: "List", key: "item", item: lazy(ast.rest[0]!) }
    case "Union": {
      // An optional field is a union of its type, undefined and null.
      const member = ast.types.find(({ _tag }) => _tag !== "Undefined" && _tag !== "Null")
      return member === undefined ? leaf : shapeOf(member)
    }
    case "Suspend":
      return shapeOf(ast.thunk())
    default:
      return leaf
  }
}

// It is lazy, because schemas may be recursive.
const lazy = (ast: SchemaAST.AST): (() => Shape) => {
  let shape: Shape | undefined
  return () => (shape ??= shapeOf(SchemaAST.toEncoded(ast)))
}

const memoize = (side: "request" | "response") => {
  const shapes = new WeakMap<Operation.Any, Shape>()
  return (operation: Operation.Any): Shape => {
    let shape = shapes.get(operation)
    if (shape === undefined) shapes.set(operation, (shape = lazy(operation[side].ast)()))
    return shape
  }
}

export const requestShape = memoize("request")

export const responseShape = memoize("response")
