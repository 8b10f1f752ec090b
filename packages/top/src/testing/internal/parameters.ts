import * as Json from "@effect-vendors/core/vendor/Json"
import type * as Operation from "@effect-vendors/core/Operation"
import * as WireServer from "@effect-vendors/core/testing/WireServer"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as MultipartParser from "effect/http/MultipartParser"
import { File } from "../../internal/file.ts"
import { unescaped } from "../../internal/multipart.ts"
import { requestShape, type Shape } from "../../internal/shape.ts"

export type Named = Readonly<Record<string, string>>

/** A request: the parameters of its query and its form, and its body where that is no form. */
export interface Request {
  readonly method: string
  readonly named: Named
  /** The files of a form, as JSON. No client signs them. */
  readonly files: Readonly<Record<string, unknown>>
  readonly body: string
  readonly tooLarge: boolean
}

export const read = (
  request: HttpServerRequest.HttpServerRequest
): Effect.Effect<Request, VendorError.TransportFailure> =>
  Effect.map(WireServer.readBody(request), ({ bytes, tooLarge }) => {
    const { method } = request
    const query = [...new URL(request.originalUrl, "http://sandbox.localhost").searchParams]
    const type = request.headers["content-type"]?.toLowerCase() ?? form
    const files: Record<string, unknown> = {}
    const fields = type.startsWith("multipart/form-data")
      ? fieldsOf(request.headers, bytes, files)
      : type.startsWith(form)
        ? new URLSearchParams(utf8.decode(bytes))
        : undefined
    return {
      method,
      files,
      named: Object.fromEntries([...query, ...(fields ?? [])]),
      body: fields === undefined ? utf8.decode(bytes) : "",
      tooLarge
    }
  })

const form = "application/x-www-form-urlencoded"

const utf8 = new TextDecoder()

const fieldsOf = (
  headers: Record<string, string>,
  bytes: Uint8Array,
  files: Record<string, unknown>
): ReadonlyArray<readonly [string, string]> => {
  const fields: Array<readonly [string, string]> = []
  const parser = MultipartParser.make({
    headers,
    onField: (info, value) => fields.push([info.name, MultipartParser.decodeField(info, value)]),
    onFile: ({ contentType, filename, name }) => {
      const chunks: Array<Uint8Array> = []
      return (chunk) => {
        if (chunk !== null) chunks.push(chunk)
        else
          files[name] = new File(joined(chunks), {
            name: filename === undefined ? undefined : unescaped(filename),
            type: contentType
          }).toJSON()
      }
    },
    // A field that cannot be read is missing. The platform refuses the request for that.
    onError: () => {},
    onDone: () => {}
  })
  parser.write(bytes)
  parser.end()
  return fields
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

/** The parameters that every method has. */
export const publicParameters = new Set([
  "method",
  "app_key",
  "session",
  "timestamp",
  "v",
  "sign",
  "sign_method",
  "format",
  "simplify",
  "partner_id",
  "target_app_key"
])

/** The parameters of a method as its request. `invalid` names the first one that cannot be read. */
export interface Read {
  readonly value: Readonly<Record<string, unknown>>
  readonly invalid: string | undefined
}

/**
 * Reads parameters as a client writes them: objects and lists of objects are JSON, and commas join the items of other
 * lists.
 */
export const requestOf = (operation: Operation.Any, { files, named }: Pick<Request, "files" | "named">): Read => {
  const shape = requestShape(operation)
  const fields = shape._tag === "Struct" ? shape.fields : new Map<string, () => Shape>()
  const value: Record<string, unknown> = { ...files }
  for (const [name, text] of Object.entries(named)) {
    // An empty parameter counts as absent, whether it is signed or not.
    if (publicParameters.has(name) || text === "") continue
    const field = fields.get(name)?.()._tag
    try {
      value[name] =
        field === "Struct" || (field === "List" && text.startsWith("["))
          ? Json.parseExact(text)
          : field === "List"
            ? text.split(",")
            : text
    } catch {
      return { value, invalid: name }
    }
  }
  return { value, invalid: undefined }
}
