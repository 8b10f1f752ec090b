import type * as Operation from "@effect-vendors/core/Operation"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Utf8 from "@effect-vendors/core/vendor/Utf8"
import * as Context from "effect/Context"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { OctetStream } from "./context.ts"
import { contentType } from "./envelope.ts"

/** The body of a request, and the headers that belong to it. */
export interface Content {
  readonly type: string
  readonly payload: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

/** Writes a request as JSON, or as bytes where its operation says so. */
export const contentOf = ({ annotations, request: schema }: Operation.Any, request: unknown): Content => {
  const octets = Context.get(annotations, OctetStream)
  if (octets === undefined) return { type: contentType, payload: Utf8.encode(Json.stringify(request)), headers: none }
  const fields = request as Readonly<Record<string, unknown>>
  const headers: Record<string, string> = {}
  for (const [field, header] of Object.entries(octets.headers ?? {})) {
    if (fields[field] !== undefined) headers[header.toLowerCase()] = String(fields[field])
  }
  // The field reads its own text, so that only operations with bytes bring Base64.
  const bytes: Schema.Codec<unknown> = schema.fields[octets.body] ?? Schema.Unknown
  const payload = Result.getOrElse(Schema.decodeUnknownResult(bytes)(fields[octets.body]), () => undefined)
  return { type: octetStream, payload: payload instanceof Uint8Array ? payload : new Uint8Array(), headers }
}

export const octetStream = "application/octet-stream"

const none: Content["headers"] = {}
