import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import { nearest } from "./nearest.ts"
import { isPlainObject, noClass } from "./plainObject.ts"
import { type Problem, problem, thrown } from "./problem.ts"
import { hasSymbol, noSymbol } from "./symbols.ts"

/** The annotation of a struct: the names of the fields that its vendor documents as not to be used. */
export const Disabled = "~effect-vendors/core/Disabled"

/** The annotation of a value of unknown type: how it is written, so that only operations with such values bring that. */
export const AnyValue = "~effect-vendors/core/AnyValue"

export const disabledOf = (schema: Schema.Top): ReadonlyArray<string> => namesIn(SchemaAST.toType(schema.ast))

type Write = (value: unknown) => Result.Result<unknown, Problem>

const writeOf = ({ annotations }: SchemaAST.AST) => annotations?.[AnyValue] as Write | undefined

const namesIn = ({ annotations }: SchemaAST.AST) => (annotations?.[Disabled] ?? []) as ReadonlyArray<string>

/**
 * The first field of a value that its schema does not know, at any depth. Such a field would be dropped, and nobody
 * would notice. It also finds what keeps a value from being read, and what JSON does not have.
 */
export const unknownField = (schema: Schema.Top, value: unknown): Problem | undefined => {
  const path: Array<PropertyKey> = []
  const parents = new Set<object>()

  const visit = (ast: SchemaAST.AST, value: unknown): Problem | undefined => {
    const write = writeOf(ast)
    if (write !== undefined) return inAny(write(value))
    if (ast._tag === "Union") {
      const found = ast.types.filter((type) => mayHold(type, value)).map((type) => visit(type, value))
      return found.includes(undefined) ? undefined : found[0]
    }
    if (typeof value !== "object" || value === null) return undefined
    switch (ast._tag) {
      case "Suspend":
        return visit(ast.thunk(), value)
      case "Arrays":
      case "Objects": {
        if (parents.has(value)) return problem(path, "the value holds itself")
        parents.add(value)
        const found = ast._tag === "Objects" ? inObject(ast, value) : inList(ast, value)
        parents.delete(value)
        return found
      }
      default:
        return undefined
    }
  }

  const inAny = (written: ReturnType<Write>): Problem | undefined =>
    Result.isSuccess(written) ? undefined : problem([...path, ...written.failure.path], written.failure.message)

  const inList = ({ elements, rest }: SchemaAST.Arrays, list: object): Problem | undefined => {
    if (!Array.isArray(list)) return undefined
    for (let index = 0; index < list.length; index++) {
      const type = elements[index] ?? rest[0]
      const found = type === undefined ? undefined : at(index, () => visit(type, list[index]))
      if (found !== undefined) return found
    }
    return undefined
  }

  const inObject = (ast: SchemaAST.Objects, value: object): Problem | undefined => {
    if (Array.isArray(value)) return undefined
    if (hasSymbol(value)) return problem(path, noSymbol)
    const record = value as Readonly<Record<string, unknown>>
    const types = new Map(ast.propertySignatures.map(({ name, type }) => [name, type]))
    const names = Object.keys(record)
    // A map, a date or a promise keeps what it holds elsewhere, and would be sent as an empty object.
    if (names.length === 0 && !isPlainObject(value) && ![...types.keys()].some((name) => name in value)) {
      return problem(path, noClass)
    }
    for (const name of names) {
      const type = types.get(name) ?? ast.indexSignatures[0]?.type
      const found = at(name, () => {
        const field = record[name]
        if (type !== undefined) return visit(type, field)
        return field === undefined ? undefined : unknown(ast, name)
      })
      if (found !== undefined) return found
    }
    return undefined
  }

  const unknown = (ast: SchemaAST.Objects, name: string): Problem => {
    const alike = nearest(
      name,
      ast.propertySignatures.map(({ name }) => String(name))
    )
    const told = namesIn(ast).includes(name)
      ? "the vendor's document says that this field is not to be used"
      : "there is no such field"
    return problem(path, `${told}${alike === undefined ? "" : `; did you mean ${alike}?`}`)
  }

  const at = (key: PropertyKey, find: () => Problem | undefined): Problem | undefined => {
    path.push(key)
    const found = find()
    path.pop()
    return found
  }

  try {
    return visit(SchemaAST.toType(schema.ast), value)
  } catch (cause) {
    return problem(path.slice(0, 10), thrown(cause))
  }
}

const mayHold = (ast: SchemaAST.AST, value: unknown): boolean => {
  switch (ast._tag) {
    case "Suspend":
      return mayHold(ast.thunk(), value)
    case "Union":
      return ast.types.some((type) => mayHold(type, value))
    case "Arrays":
      return Array.isArray(value)
    case "Objects":
      return typeof value === "object" && value !== null && !Array.isArray(value)
    default:
      return (
        writeOf(ast) !== undefined ||
        Result.isSuccess(Schema.decodeUnknownResult(Schema.make<Schema.Codec<unknown>>(ast))(value))
      )
  }
}
