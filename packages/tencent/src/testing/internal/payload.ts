import type * as Operation from "@effect-vendors/core/Operation"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Context from "effect/Context"
import * as Base64 from "effect/encoding/Base64"
import * as MultipartParser from "effect/http/MultipartParser"
import * as SchemaAST from "effect/SchemaAST"
import { octetStream } from "../../internal/content.ts"
import { OctetStream } from "../../internal/context.ts"
import type { Unsigned } from "./authorize.ts"
import * as flattened from "./flattened.ts"

/** Reads the payload of a request: from its query, from the fields of a form, or as JSON. Gives nothing where it cannot. */
export const read = ({ body, headers, method, query }: Unsigned, operation: Operation.Any): unknown => {
  try {
    return method === "GET"
      ? readQuery(query, operation)
      : /^multipart\/form-data/i.test(headers["content-type"] ?? "")
        ? fitted(operation.request.ast, fieldsOf(headers, body), texts)
        : headers["content-type"] === octetStream
          ? octetsOf(operation, headers, body)
          : Json.parseExact(utf8.decode(body))
  } catch {
    return undefined
  }
}

/** Reads the payload of a request whose parameters are flat. */
export const readQuery = (query: string, operation: Operation.Any): unknown =>
  fitted(operation.request.ast, flattened.parse(query), words)

const octetsOf = (
  { annotations }: Operation.Any,
  headers: Unsigned["headers"],
  body: Uint8Array<ArrayBuffer>
): Record<string, unknown> | undefined => {
  const octets = Context.get(annotations, OctetStream)
  if (octets === undefined) return undefined
  const fields = Object.entries(octets.headers ?? {}).flatMap(([field, header]) => {
    const value = headers[header.toLowerCase()]
    return value === undefined ? [] : [[field, value] as const]
  })
  return { ...Object.fromEntries(fields), [octets.body]: Base64.encode(body) }
}

const utf8 = new TextDecoder("utf-8", { fatal: true })

const fieldsOf = (headers: Unsigned["headers"], body: Uint8Array<ArrayBuffer>): Record<string, unknown> => {
  const fields: Array<readonly [string, unknown]> = []
  const parser = MultipartParser.make({
    headers: headers as Record<string, string>,
    onField: (info, value) => fields.push([info.name, MultipartParser.decodeField(info, value)]),
    onFile: (info) => {
      const chunks: Array<Uint8Array> = []
      return (chunk) => {
        if (chunk !== null) chunks.push(chunk)
        // The actions take the contents of files as Base64.
        else fields.push([info.name, Base64.encode(joined(chunks))])
      }
    },
    onError: (error) => {
      throw error
    },
    onDone: () => {}
  })
  parser.write(body)
  parser.end()
  return Object.fromEntries(fields)
}

const joined = (chunks: ReadonlyArray<Uint8Array>): Uint8Array => {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

/** Reads a text as a type that is not text. */
type ReadText = (tag: SchemaAST.AST["_tag"], text: string) => unknown

// Python writes booleans with a capital. A text of a field for text stays as it is.
const words: ReadText = (tag, text) =>
  tag === "Boolean" && (text === "True" || text === "False") ? text.toLowerCase() : text

// Objects and lists in the fields of a form are JSON.
const texts: ReadText = (tag, text) =>
  tag === "Objects" || tag === "Arrays" ? Json.parseExact(text) : words(tag, text)

const fitted = (schema: SchemaAST.AST, value: unknown, read: ReadText): unknown => {
  const ast = typeOf(schema)
  if (typeof value === "string") return read(ast._tag, value)
  if (Array.isArray(value)) {
    const item = ast._tag === "Arrays" ? ast.rest[0] : undefined
    return item === undefined ? value : value.map((inner) => fitted(item, inner, read))
  }
  if (typeof value !== "object" || value === null || ast._tag !== "Objects") return value
  const types = new Map(ast.propertySignatures.map(({ name, type }) => [String(name), type]))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const type = types.get(name)
      return [name, type === undefined ? inner : fitted(type, inner, read)]
    })
  )
}

const typeOf = (ast: SchemaAST.AST): SchemaAST.AST =>
  ast._tag === "Suspend"
    ? typeOf(ast.thunk())
    : ast._tag === "Union"
      ? typeOf(ast.types.find(({ _tag }) => _tag !== "Undefined" && _tag !== "Null") ?? SchemaAST.undefined)
      : ast
