import type * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import type { AtRest } from "../Ledger.ts"

/** Whether something of these schemas would lie open in a store. */
export const isExposed = (atRest: AtRest, schemas: ReadonlyArray<Schema.Constraint>): boolean =>
  atRest === "unsealed" && schemas.some(holdsSecret)

/** Whether values of a schema hold something `Redacted`. */
export const holdsSecret = (schema: Schema.Constraint): boolean => {
  const known = answers.get(schema.ast)
  if (known !== undefined) return known
  const answer = search(schema.ast, new Set())
  answers.set(schema.ast, answer)
  return answer
}

const answers = /*#__PURE__*/ new WeakMap<SchemaAST.AST, boolean>()

const search = (ast: SchemaAST.AST, seen: Set<SchemaAST.AST>): boolean => {
  if (seen.has(ast)) return false
  seen.add(ast)
  const found = (other: SchemaAST.AST) => search(other, seen)
  switch (ast._tag) {
    case "Declaration": {
      const { representation } = (ast.annotations ?? {}) as { readonly representation?: { readonly id?: string } }
      if (representation?.id === "effect/schema/Redacted") return true
      return ast.typeParameters.some(found) || encodingOf(ast).some(found)
    }
    case "Objects":
      return (
        ast.propertySignatures.some(({ type }) => found(type)) ||
        ast.indexSignatures.some(({ type }) => found(type)) ||
        encodingOf(ast).some(found)
      )
    case "Arrays":
      return ast.elements.some(found) || ast.rest.some(found) || encodingOf(ast).some(found)
    case "Union":
      return ast.types.some(found) || encodingOf(ast).some(found)
    case "Suspend":
      return found(ast.thunk())
    default:
      return encodingOf(ast).some(found)
  }
}

const encodingOf = (ast: SchemaAST.AST): ReadonlyArray<SchemaAST.AST> => ast.encoding?.map(({ to }) => to) ?? []
