import * as Utf8 from "@effect-vendors/core/vendor/Utf8"
import type { Attachment } from "../Attachment.ts"

/** A form as `multipart/form-data`. */
export interface Form {
  readonly bytes: Uint8Array
  readonly contentType: string
}

/**
 * Writes a form with one file. `FormData` draws its boundary when it is sent, and nobody can sign bytes that do not exist
 * yet.
 */
export const write = (fields: Readonly<Record<string, unknown>>, name: string, file: Attachment): Form => {
  const boundary = boundaryFor(Object.values(fields).join("\n"), latin1.decode(file.content))
  const begin = (name: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"`
  const texts = Object.entries(fields).map(([name, value]) => `${begin(name)}\r\n\r\n${String(value)}\r\n`)
  const head = `${begin(name)}; filename="${quoted(file.name)}"\r\ncontent-type: ${file.type}\r\n\r\n`
  return {
    bytes: joined(Utf8.encode(texts.join("") + head), file.content, Utf8.encode(`\r\n--${boundary}--\r\n`)),
    contentType: `multipart/form-data; boundary=${boundary}`
  }
}

// No part of a form may hold its end. A form always gets the same boundary, so that it gets the same signature.
const boundaryFor = (...contents: ReadonlyArray<string>): string => {
  let boundary = "parcels-form"
  while (contents.some((content) => content.includes(boundary))) boundary += "-"
  return boundary
}

const latin1 = new TextDecoder("latin1")

// As browsers do: a name must not end its quotes, or its line.
const quoted = (name: string): string => name.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22")

const joined = (...parts: ReadonlyArray<Uint8Array>): Uint8Array => {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return bytes
}
