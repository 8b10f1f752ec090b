import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import { hasSymbol } from "./symbols.ts"
import { Verbatim } from "./verbatim.ts"

/** How requests are written. The schema reads what the readers cannot. */
export const checked: SchemaAST.ParseOptions = { onExcessProperty: "error" }

/** How answers are read: they are not held to the limits that documents set for requests. */
export const unchecked: SchemaAST.ParseOptions = { disableChecks: true }

/** Reads one kind of value. */
interface Reader {
  /** Gives the value that an input becomes, the input itself where it can, or `invalid`. */
  readonly read: (input: unknown) => unknown
  /** What is kept as it is, so that there is no need to call `read`. */
  readonly keeps: number
}

const nothing = 0
const texts = 1
const integers = 2

const isKept = (value: unknown, keeps: number): boolean =>
  keeps === texts
    ? typeof value === "string"
    : keeps === integers && Number.isSafeInteger(value) && !Object.is(value, -0)

const reader = (read: Reader["read"], keeps = nothing): Reader => ({ read, keeps })

/** What an integer looks like as text. Some vendors write it as they write a fraction, or with spaces around it. */
export const digits = /^\s*[+-]?\d{1,20}(?:\.0+)?\s*$/

/** An integer as it is, or from its digits; `null` for anything else. Known here, since it is what most numbers are. */
export const readInteger = (input: unknown): number | null => {
  const value = typeof input === "bigint" || (typeof input === "string" && digits.test(input)) ? Number(input) : input
  // Adding zero turns -0 into 0.
  return Number.isSafeInteger(value) ? (value as number) + 0 : null
}

/** What a reader gives for a value that it cannot read. */
export const invalid = Symbol()

/** Makes a reader when it is first used: most operations of a catalogue are never called, and schemas may be recursive. */
export const lazy = (make: () => Reader): Reader["read"] => {
  let made: Reader | undefined
  return (input) => (made ??= make()).read(input)
}

/** Makes the reader of a type. With `unchecked` it reads answers, otherwise it writes requests. */
export const readerOf = (ast: SchemaAST.AST, options: SchemaAST.ParseOptions): Reader => {
  const own = withChecks(typeReader(ast, options), ast, options)
  if (own !== undefined && ast.encoding === undefined) return own
  const transform = transformOf(ast)
  if (own === undefined || ast.encoding === undefined || transform === undefined) return bySchema(ast, options)
  const from = ast.encoding[0].to
  // Only the lenient reading has the texts of numbers.
  if (options === unchecked && ast._tag === "String" && from.annotations?.[Verbatim] === true)
    return reader(textsOnly, texts)
  const { read } = readerOf(from, options)
  return reader(
    (input) => {
      const value = read(input)
      return value === invalid ? invalid : own.read(transform(value))
    },
    transform === readInteger && from === Schema.Any.ast && options === unchecked ? integers : nothing
  )
}

/**
 * The function by which a type is read from another. Only a function of the value alone counts: the schema runs those
 * that ask whether there is a value, or take time.
 */
export const transformOf = ({ encoding }: SchemaAST.AST): ((value: unknown) => unknown) | undefined => {
  const transformation = encoding?.length === 1 ? encoding[0].transformation : undefined
  if (transformation?._tag !== "Transformation") return undefined
  const { decode } = transformation
  return decode._tag === "Transform" ? decode.transform : decode._tag === "Passthrough" ? (value) => value : undefined
}

const textsOnly = (input: unknown): unknown => (typeof input === "string" ? input : invalid)

const bySchema = (ast: SchemaAST.AST, options: SchemaAST.ParseOptions): Reader => {
  const decode = Schema.decodeUnknownResult(Schema.make<Schema.Codec<unknown>>(ast), options)
  // A record of a request is looked at more closely where it is no plain object.
  const isRecordOnly = options === checked && ast._tag === "Objects" && ast.indexSignatures.length > 0
  return reader((input) =>
    isRecordOnly && !isRecord(input) ? invalid : Result.getOrElse(decode(input), () => invalid)
  )
}

const withChecks = (
  own: Reader | undefined,
  ast: SchemaAST.AST,
  options: SchemaAST.ParseOptions
): Reader | undefined => {
  if (options === unchecked) return own
  // Checks before reading are rare. The schema runs them.
  if ("encodingChecks" in ast && ast.encodingChecks !== undefined) return undefined
  const { checks } = ast
  if (own === undefined || checks === undefined) return own
  return reader((input) => {
    const value = own.read(input)
    return value !== invalid && passes(checks, value, ast, options) ? value : invalid
  })
}

const passes = (
  checks: ReadonlyArray<SchemaAST.Check<any>>,
  value: unknown,
  ast: SchemaAST.AST,
  options: SchemaAST.ParseOptions
): boolean =>
  checks.every((check) =>
    check._tag === "Filter" ? check.run(value, ast, options) === undefined : passes(check.checks, value, ast, options)
  )

const typeReader = (ast: SchemaAST.AST, options: SchemaAST.ParseOptions): Reader | undefined => {
  switch (ast._tag) {
    case "String":
    case "Number":
    case "Boolean":
    case "BigInt":
    case "Undefined": {
      const type = ast._tag.toLowerCase()
      // oxlint-disable-next-line valid-typeof -- the tags are the names of types
      return reader((input) => (typeof input === type ? input : invalid), ast._tag === "String" ? texts : nothing)
    }
    case "Null":
      return reader((input) => (input === null ? input : invalid))
    case "Literal":
      return reader((input) => (input === ast.literal ? input : invalid))
    case "Unknown":
    case "Any":
      return reader((input) => input)
    case "Suspend":
      return reader(lazy(() => readerOf(ast.thunk(), options)))
    case "Union":
      return ast.options?.mode === "oneOf" ? undefined : oneOf(ast.types.map((type) => readerOf(type, options)))
    case "Arrays":
      return ast.elements.length === 0 && ast.rest.length === 1 ? listOf(ast.rest[0]!, options) : undefined
    case "Objects":
      return isAnything(ast, options)
        ? reader((input) => (isRecord(input) ? (options === checked ? { ...input } : input) : invalid))
        : ast.indexSignatures.length === 0 && ast.propertySignatures.every(isPlain)
          ? objectOf(ast.propertySignatures, options)
          : undefined
    default:
      return undefined
  }
}

// A value that the first member keeps needs no other member.
const oneOf = (members: ReadonlyArray<Reader>): Reader =>
  reader((input) => {
    for (const { read } of members) {
      const value = read(input)
      if (value !== invalid) return value
    }
    return invalid
  }, members[0]?.keeps)

const listOf = (item: SchemaAST.AST, options: SchemaAST.ParseOptions): Reader => {
  const { read } = readerOf(item, options)
  return reader((input) => {
    if (!Array.isArray(input)) return invalid
    let copy: Array<unknown> | undefined = options === checked ? [] : undefined
    for (let i = 0; i < input.length; i++) {
      const value = read(input[i])
      if (value === invalid) return invalid
      if (copy !== undefined) copy.push(value)
      else if (!isSame(value, input[i])) copy = [...input.slice(0, i), value]
    }
    return copy ?? input
  })
}

const isAnything = (
  { indexSignatures, propertySignatures }: SchemaAST.Objects,
  options: SchemaAST.ParseOptions
): boolean =>
  propertySignatures.length === 0 &&
  // A struct without fields takes anything, but nothing of it is sent.
  (options === unchecked || indexSignatures.length > 0) &&
  indexSignatures.every(({ parameter, type }) => parameter === Schema.String.ast && type === Schema.Unknown.ast)

/**
 * Whether a property can be read by itself. The schema finds inherited properties too, and makes values out of absent
 * ones. A reader does neither.
 */
export const isPlain = ({ name, type }: SchemaAST.PropertySignature): boolean =>
  typeof name === "string" && !(name in Object.prototype) && isMadeOfSomething(type)

/** Whether a type is a list. In an answer, a required list that is null or absent is empty. */
export const isList = (ast: SchemaAST.AST): boolean => ast._tag === "Arrays" && ast.context?.isOptional !== true

const isMadeOfSomething = (ast: SchemaAST.AST): boolean =>
  (ast.encoding === undefined || (transformOf(ast) !== undefined && isMadeOfSomething(ast.encoding[0].to))) &&
  (ast._tag !== "Suspend" || isMadeOfSomething(ast.thunk()))

interface Property extends Reader {
  readonly name: string
  readonly isRequired: boolean
}

const objectOf = (signatures: ReadonlyArray<SchemaAST.PropertySignature>, options: SchemaAST.ParseOptions): Reader => {
  const known = new Map<string, Property>()
  const lists: Array<string> = []
  let required = 0
  for (const { name, type } of signatures) {
    const isRequired = type.context?.isOptional !== true
    if (isRequired) required++
    const { keeps, read } = readerOf(type, options)
    const mayBeNull = options === unchecked && isList(type)
    if (mayBeNull) lists.push(name as string)
    known.set(name as string, {
      name: name as string,
      keeps,
      read: mayBeNull ? (input) => (input === null ? [] : read(input)) : read,
      isRequired
    })
  }
  // The properties in the order of the last answer: the next one nearly always has the same order.
  const order: Array<Property> = []

  return reader((input) => {
    if (!isRecord(input) || (options === checked && hasSymbol(input))) return invalid
    let copy: Record<string, unknown> | undefined = options === checked ? {} : undefined
    let missing = required
    let i = 0
    for (const name in input) {
      let property: Property | undefined = order[i]
      if (property?.name !== name) {
        property = known.get(name)
        if (property === undefined) {
          if (options === checked && input[name] !== undefined) return invalid
          copy ??= before(input, name)
          continue
        }
        order[i] = property
      }
      i++
      if (property.isRequired) missing--
      const value = input[name]
      if (isKept(value, property.keeps)) {
        if (copy !== undefined) copy[name] = value
        continue
      }
      const made = property.read(value)
      if (made === invalid) return invalid
      if (copy === undefined) {
        if (isSame(made, value)) continue
        copy = before(input, name)
      }
      copy[name] = made
    }
    if (missing > 0) {
      for (const name of lists) {
        if (Object.hasOwn(input, name)) continue
        copy ??= { ...input }
        copy[name] = []
        missing--
      }
    }
    return missing === 0 ? (copy ?? input) : invalid
  })
}

/** Whether a value is a plain object. One with its own prototype may keep properties there, where `for` does not see them. */
export const isRecord = (input: unknown): input is Readonly<Record<string, unknown>> =>
  typeof input === "object" && input !== null && Object.getPrototypeOf(input) === Object.prototype

// `Object.is` is slow for values of unknown type.
const isSame = (a: unknown, b: unknown): boolean => a === b && (a !== 0 || Object.is(a, b))

const before = (object: Readonly<Record<string, unknown>>, end: string): Record<string, unknown> => {
  const copy: Record<string, unknown> = {}
  for (const name in object) {
    if (name === end) break
    copy[name] = object[name]
  }
  return copy
}
