import * as Json from "@effect-vendors/core/Json"
import type * as Operation from "@effect-vendors/core/Operation"
import * as Sandbox from "@effect-vendors/core/testing/Sandbox"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as MultipartParser from "effect/http/MultipartParser"
import { requestShape, type Shape } from "../shape.ts"

export type Named = Readonly<Record<string, string>>

/** What came: the parameters of query and form, and the body where that is neither. */
export interface Request {
  readonly method: string
  readonly named: Named
  readonly body: string
  readonly tooLarge: boolean
}

export const read = (
  request: HttpServerRequest.HttpServerRequest
): Effect.Effect<Request, VendorError.TransportFailure> =>
  Effect.map(Sandbox.readBody(request), ({ bytes, tooLarge }) => {
    const { method } = request
    const query = [...new URL(request.originalUrl, "http://sandbox.localhost").searchParams]
    const type = request.headers["content-type"]?.toLowerCase() ?? form
    const fields = type.startsWith("multipart/form-data")
      ? fieldsOf(request.headers, bytes)
      : type.startsWith(form)
        ? new URLSearchParams(utf8.decode(bytes))
        : undefined
    return {
      method,
      named: Object.fromEntries([...query, ...(fields ?? [])]),
      body: fields === undefined ? utf8.decode(bytes) : "",
      tooLarge
    }
  })

const form = "application/x-www-form-urlencoded"

const utf8 = new TextDecoder()

// Files are neither parameters nor signed.
const fieldsOf = (headers: Record<string, string>, bytes: Uint8Array): ReadonlyArray<readonly [string, string]> => {
  const fields: Array<readonly [string, string]> = []
  const parser = MultipartParser.make({
    headers,
    onField: (info, value) => fields.push([info.name, MultipartParser.decodeField(info, value)]),
    onFile: () => () => {},
    // What cannot be read is missing, and refused as such.
    onError: () => {},
    onDone: () => {}
  })
  parser.write(bytes)
  parser.end()
  return fields
}

/** The parameters that are not a method's own. */
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

/** A request, or as much of it as could be read before a parameter that is not what it should be. */
export interface Read {
  readonly value: Readonly<Record<string, unknown>>
  readonly invalid: string | undefined
}

/**
 * The inverse of how a client writes parameters: objects and their lists are JSON, other lists are joined
 * by commas.
 */
export const requestOf = (operation: Operation.Any, named: Named): Read => {
  const shape = requestShape(operation)
  const fields = shape._tag === "Struct" ? shape.fields : new Map<string, () => Shape>()
  const value: Record<string, unknown> = {}
  for (const [name, text] of Object.entries(named)) {
    if (publicParameters.has(name)) continue
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
