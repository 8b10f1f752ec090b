/** What an answer is reported to have and its definition does not: the rules of docs/errors.md, read from a schema. */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"

/**
 * How an answer fits.
 *
 * - `path`: the first place that does not fit, where nothing around it may be left out.
 * - `drift`: the places that are left out.
 */
interface Fit {
  readonly path?: string
  readonly drift: ReadonlyArray<string>
}

const whole: Fit = { drift: [] }

/** Tells how a JSON value fits a schema. */
export const fitOf = (schema: Schema.Top, value: unknown): Fit => fit(schema.ast, value, "")

const fit = (ast: SchemaAST.AST, value: unknown, path: string): Fit => {
  if (ast._tag === "Suspend") return fit(ast.thunk(), value, path)
  if (ast._tag === "Union") {
    // The optional form of a field.
    return value === null || value === "" ? whole : fit(ast.types[0]!, value, path)
  }
  if (ast._tag === "Arrays") return list(ast, unwrapped(ast, value), path)
  if (ast._tag === "Objects" && ast.propertySignatures.length > 0) return object(ast, value, path)
  if (ast._tag === "String") {
    const isJson = ast.encoding?.[0].to._tag === "Unknown"
    return isJson ? (value === null ? misfit(path) : whole) : isScalar(value) ? whole : misfit(path)
  }
  const read = Schema.decodeUnknownResult(Schema.make<Schema.Codec<unknown>>(ast), { disableChecks: true })
  // Secrets are texts, and so read numbers.
  const isSecret = ast._tag === "Declaration" && isScalar(value)
  return isSecret || Result.isSuccess(read(value)) ? whole : misfit(path)
}

const misfit = (path: string): Fit => ({ path, drift: [] })

const isScalar = (value: unknown) => ["string", "number", "bigint", "boolean"].includes(typeof value)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const isEmpty = (value: unknown) =>
  value === null || value === "" || (isObject(value) && Object.keys(value).length === 0)

// A list of the Taobao Open Platform is wrapped by a name. A bare object is wrapped by each of its fields.
const unwrapped = (ast: SchemaAST.AST, value: unknown): unknown => {
  if (ast.encoding === undefined || !isObject(value)) return value
  const values = Object.values(value)
  return values.length !== 1 ? value : values[0] === null ? [] : values.flat()
}

const list = (ast: SchemaAST.Arrays, value: unknown, path: string): Fit => {
  if (isEmpty(value)) return whole
  const item = ast.rest[0]!
  const fields = item._tag === "Objects" ? item.propertySignatures.map(({ name }) => name) : []
  if (isObject(value) && fields.some((name) => Object.hasOwn(value, name))) return fit(item, value, path)
  if (!Array.isArray(value)) return misfit(path)
  const drift: Array<string> = []
  for (const [index, one] of value.entries()) {
    const own = `${path}[${index}]`
    const found = fit(item, one, own)
    if (found.path === undefined) drift.push(...found.drift)
    // A null keeps its place.
    else if ((one === null || one === "") && fields.length > 0 && fit(item, {}, own).path === undefined) drift.push(own)
    else if (one === null && item._tag === "String" && mayBeEmptied(ast)) drift.push(own)
    else return found
  }
  return { drift }
}

// The annotation of `Wire.orEmpty`.
const mayBeEmptied = (ast: SchemaAST.AST) => ast.annotations?.["~effect-vendors/core/OrEmpty"] === true

const object = (ast: SchemaAST.Objects, value: unknown, path: string): Fit => {
  if (!isObject(value)) return misfit(path)
  const drift: Array<string> = []
  for (const { name, type } of ast.propertySignatures) {
    const own = path === "" ? String(name) : `${path}.${String(name)}`
    const isOptional = type.context?.isOptional === true
    const found = Object.hasOwn(value, name)
      ? fit(type, value[String(name)], own)
      : isOptional || type._tag === "Arrays"
        ? whole
        : misfit(own)
    if (found.path === undefined) drift.push(...found.drift)
    else if (isOptional || mayBeEmptied(type)) drift.push(found.path)
    else return found
  }
  return { drift }
}
