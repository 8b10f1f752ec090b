import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import * as SchemaIssue from "effect/SchemaIssue"
import type { Drift } from "../Drift.ts"
import { invalid, isList, isPlain, isRecord, readerOf, transformOf, unchecked } from "./codec.ts"
import { visible } from "./visible.ts"
import { Numeral, plain } from "./numeral.ts"
import { OrEmpty } from "./orEmpty.ts"
import { Verbatim } from "./verbatim.ts"

/** A part of an answer that does not fit, and where it is. */
export class Misfit {
  readonly path: ReadonlyArray<PropertyKey>
  readonly issue: SchemaIssue.Issue
  readonly actual: string
  constructor(path: ReadonlyArray<PropertyKey>, issue: SchemaIssue.Issue, actual: string) {
    this.path = path
    this.issue = issue
    this.actual = actual
  }
  get error(): Schema.SchemaError {
    return new Schema.SchemaError(this.path.length === 0 ? this.issue : new SchemaIssue.Pointer(this.path, this.issue))
  }
}

export const driftOf = ({ actual, issue, path }: Misfit): Drift => ({
  path: path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : `${text}${text && "."}${visible(String(key))}`),
    ""
  ),
  expected: visible(new Schema.SchemaError(issue).message.replace(/^Expected |\n.*/gs, "")),
  actual
})

type Path = ReadonlyArray<PropertyKey>

/**
 * Reads an answer by a type. A text also reads a number or a truth value, digit by digit as the answer has it. A
 * required list that is null or absent is empty. What cannot be read is a misfit. The nearest optional field around it
 * is left out, or the nearest list that may be empty is; then the misfit is among `left`.
 */
export const read = (ast: SchemaAST.AST, input: unknown, path: Path, left: Array<Misfit>): unknown => {
  if (ast.encoding === undefined) return typed(ast, input, path, left)
  const transform = transformOf(ast)
  if (transform === undefined || !(isParted(ast) || isWhole(ast))) return bySchema(ast, input, path)
  const from = read(ast.encoding[0].to, input, path, left)
  if (from instanceof Misfit) return from
  const value = isParted(ast)
    ? typed(ast, transform(from), path, left)
    : bySchema(SchemaAST.toType(ast), transform(from), path)
  // The schema rejects what the transformation gave, which tells nothing of what the answer has.
  return value instanceof Misfit && value.path === path ? new Misfit(path, value.issue, kindOf(input)) : value
}

const typed = (ast: SchemaAST.AST, input: unknown, path: Path, left: Array<Misfit>): unknown => {
  switch (ast._tag) {
    case "String":
      return isScalar(input) ? String(input) : bySchema(SchemaAST.toType(ast), input, path)
    case "Suspend":
      return read(ast.thunk(), input, path, left)
    case "Union":
      return ast.options?.mode === "oneOf" ? bySchema(ast, input, path) : oneOf(ast, input, path, left)
    case "Arrays": {
      const item = ast.rest[0]!
      if (!isParted(ast)) return bySchema(ast, input, path)
      if (Array.isArray(input)) return listOf(ast, item, input, path, left)
      if (isNothing(input)) return []
      return isOneOf(item, input) ? oneIn(item, input, path, left) : bySchema(ast, input, path)
    }
    case "Objects":
      return !isParted(ast) || !isRecord(input)
        ? bySchema(ast, input, path)
        : ast.indexSignatures.length > 0
          ? recordOf(ast.indexSignatures[0]!.type, input, path, left)
          : objectOf(ast.propertySignatures, input, path, left)
    case "Unknown":
      return ast.annotations?.[Verbatim] === true ? input : bySchema(ast, input, path)
    default:
      return bySchema(ast, input, path)
  }
}

// The types that are read part by part.
const isParted = (ast: SchemaAST.AST): boolean =>
  ast._tag === "String" ||
  (ast._tag === "Arrays" && ast.elements.length === 0 && ast.rest.length === 1) ||
  (ast._tag === "Objects" &&
    (ast.propertySignatures.length > 0
      ? ast.indexSignatures.length === 0
      : ast.indexSignatures.length === 1 && ast.indexSignatures[0]!.parameter === Schema.String.ast))

const isWhole = ({ _tag }: SchemaAST.AST): boolean => wholes.has(_tag)

const wholes: ReadonlySet<string> = /*#__PURE__*/ new Set([
  "Number",
  "BigInt",
  "Boolean",
  "Literal",
  "Null",
  "Undefined",
  "Unknown",
  "Declaration"
])

const isScalar = (input: unknown): boolean =>
  typeof input === "string" ||
  typeof input === "number" ||
  typeof input === "bigint" ||
  typeof input === "boolean" ||
  input instanceof Numeral

const objectOf = (
  signatures: ReadonlyArray<SchemaAST.PropertySignature>,
  input: object,
  path: Path,
  left: Array<Misfit>
): unknown => {
  const result: Record<string, unknown> = {}
  for (const signature of signatures) {
    const { name, type } = signature
    if (!isPlain(signature)) {
      const alone = bySchema(new SchemaAST.Objects([signature], []), input, path)
      if (alone instanceof Misfit) return alone
      Object.defineProperties(result, Object.getOwnPropertyDescriptors(alone as object))
      continue
    }
    const field = name as string
    const isPresent = Object.hasOwn(input, field)
    const value = (input as Readonly<Record<string, unknown>>)[field]
    if (isList(type) && (!isPresent || value === null)) {
      result[field] = []
      continue
    }
    const isOptional = type.context?.isOptional === true
    if (!isPresent && isOptional) continue
    const own = [...path, field]
    const before = left.length
    const made = isPresent
      ? read(type, value, own, left)
      : new Misfit(own, new SchemaIssue.MissingKey(undefined), "nothing")
    if (!(made instanceof Misfit)) {
      result[field] = made
      continue
    }
    const isEmptied = type.annotations?.[OrEmpty] === true
    if (!isOptional && !isEmptied) return made
    // What was left out within it is gone, too.
    left.splice(before, left.length, made)
    if (isEmptied) result[field] = []
  }
  return result
}

const recordOf = (type: SchemaAST.AST, input: object, path: Path, left: Array<Misfit>): unknown => {
  const entries: Array<readonly [string, unknown]> = []
  for (const [name, value] of Object.entries(input)) {
    const before = left.length
    const made = read(type, value, [...path, name], left)
    if (made instanceof Misfit) left.splice(before, left.length, made)
    else entries.push([name, made])
  }
  return Object.fromEntries(entries)
}

const listOf = (
  list: SchemaAST.AST,
  item: SchemaAST.AST,
  input: ReadonlyArray<unknown>,
  path: Path,
  left: Array<Misfit>
): unknown => {
  const result: Array<unknown> = []
  for (const [index, value] of input.entries()) {
    const own = [...path, index]
    const before = left.length
    const made = read(item, value, own, left)
    if (!(made instanceof Misfit)) {
      result.push(made)
      continue
    }
    const blank = blankOf(list, item, value)
    const kept = blank === undefined ? made : read(item, blank, own, [])
    if (kept instanceof Misfit) return made
    left.splice(before, left.length, made)
    result.push(kept)
  }
  return result
}

// Lists that belong together are told apart by place. So an item that is null keeps its place, where its type has a
// value that says nothing. An empty text among ids would be one of them.
const blankOf = (list: SchemaAST.AST, item: SchemaAST.AST, value: unknown): unknown => {
  if (value !== null && value !== "") return undefined
  const { _tag } = suspended(item)
  return _tag === "Objects" ? {} : _tag === "String" && list.annotations?.[OrEmpty] === true ? "" : undefined
}

// Vendors write an empty list in these ways, besides `[]`.
const isNothing = (input: unknown): boolean =>
  input === null || input === "" || (isRecord(input) && Object.keys(input).length === 0)

// Some vendors write a list of one object as the object. It is known by its fields.
const isOneOf = (item: SchemaAST.AST, input: unknown): boolean => {
  const type = suspended(item)
  return (
    type._tag === "Objects" && isRecord(input) && type.propertySignatures.some(({ name }) => Object.hasOwn(input, name))
  )
}

const oneIn = (item: SchemaAST.AST, input: unknown, path: Path, left: Array<Misfit>): unknown => {
  const made = read(item, input, path, left)
  return made instanceof Misfit ? made : [made]
}

const suspended = (ast: SchemaAST.AST): SchemaAST.AST => (ast._tag === "Suspend" ? suspended(ast.thunk()) : ast)

// The value itself tells which member it is. Where it is none, it is the first that it comes near to.
const oneOf = (ast: SchemaAST.Union, input: unknown, path: Path, left: Array<Misfit>): unknown => {
  const exact = readerOf(ast, unchecked).read(plain(input))
  if (exact !== invalid) return exact
  const before = left.length
  let misfit: Misfit | undefined
  for (const type of ast.types) {
    const value = read(type, input, path, left)
    if (!(value instanceof Misfit)) return value
    left.length = before
    misfit ??= value
  }
  // Only a misfit within a member tells more than that it is no member.
  return misfit !== undefined && (misfit.path.length > path.length || isOptionalForm(ast))
    ? misfit
    : bySchema(ast, input, path)
}

const isOptionalForm = ({ types }: SchemaAST.Union): boolean =>
  types.slice(1).every(({ _tag }) => _tag === "Undefined" || _tag === "Null")

const bySchema = (ast: SchemaAST.AST, input: unknown, path: Path): unknown => {
  const result = Schema.decodeUnknownResult(Schema.make<Schema.Codec<unknown>>(ast), unchecked)(plain(input))
  return Result.isSuccess(result) ? result.success : new Misfit(path, result.failure.issue, kindOf(input))
}

const kindOf = (input: unknown): string =>
  input === null
    ? "null"
    : Array.isArray(input)
      ? "list"
      : typeof input === "string"
        ? "text"
        : typeof input === "bigint" || input instanceof Numeral
          ? "number"
          : typeof input
