import type * as Operation from "@effect-vendors/core/Operation"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Utf8 from "@effect-vendors/core/vendor/Utf8"
import * as Context from "effect/Context"
import * as Base64 from "effect/encoding/Base64"
import * as Result from "effect/Result"
import { OctetStream } from "./context.ts"
import { contentType } from "./envelope.ts"

/** The body of a request, and the headers that belong to it. */
export interface Content {
  readonly type: string
  readonly payload: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

/** Writes a request as JSON, or as bytes where its operation says so. */
export const contentOf = ({ annotations }: Operation.Any, request: unknown): Content => {
  const octets = Context.get(annotations, OctetStream)
  if (octets === undefined) return { type: contentType, payload: Utf8.encode(Json.stringify(request)), headers: none }
  const fields = request as Readonly<Record<string, unknown>>
  const headers: Record<string, string> = {}
  for (const [field, header] of Object.entries(octets.headers ?? {})) {
    if (fields[field] !== undefined) headers[header.toLowerCase()] = String(fields[field])
  }
  const payload = Result.getOrElse(Base64.decode(String(fields[octets.body])), () => new Uint8Array())
  return { type: octetStream, payload, headers }
}

export const octetStream = "application/octet-stream"

const none: Content["headers"] = {}
