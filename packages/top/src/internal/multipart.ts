import * as Utf8 from "@effect-vendors/core/vendor/Utf8"
import type { File } from "./file.ts"

/** The bytes of a form with files. No part may hold the boundary, so it has a signature in it. */
export const multipart = (
  fields: Readonly<Record<string, string>>,
  files: Readonly<Record<string, File>>,
  boundary: string
): Uint8Array => {
  const parts: Array<Uint8Array> = []
  const text = (text: string) => parts.push(Utf8.encode(text))
  const begin = (name: string, more: string) =>
    text(`--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"${more}\r\n\r\n`)
  for (const [name, value] of Object.entries(fields)) {
    begin(name, "")
    text(`${value}\r\n`)
  }
  for (const [name, file] of Object.entries(files)) {
    begin(name, `; filename="${escaped(file.name)}"\r\nContent-Type: ${file.type}`)
    parts.push(file.bytes)
    text("\r\n")
  }
  text(`--${boundary}--\r\n`)
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return bytes
}

/** Reads a name as forms write it. */
export const unescaped = (name: string): string =>
  name.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%22", '"')

// As browsers write names in forms (HTML, multipart/form-data).
const escaped = (name: string): string => name.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22")
