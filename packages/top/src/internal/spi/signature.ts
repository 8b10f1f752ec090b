import * as Utf8 from "@effect-vendors/core/vendor/Utf8"

/** A parameter as it was sent: its name, and its bytes in whichever charset the platform wrote them. */
export interface Parameter {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Reads the parameters of a query without a charset: the signature covers their bytes. Only the first `=` ends a name.
 * Gives `undefined` where an escape is broken or a name occurs twice.
 */
export const parametersOf = (query: string): ReadonlyArray<Parameter> | undefined => {
  const parameters = new Map<string, Parameter>()
  for (const part of query.split("&")) {
    if (part === "") continue
    const end = part.includes("=") ? part.indexOf("=") : part.length
    const name = unescape(part.slice(0, end))
    const bytes = unescape(part.slice(end + 1))
    if (name === undefined || bytes === undefined) return undefined
    const text = latin1(name)
    if (parameters.has(text)) return undefined
    parameters.set(text, { name: text, bytes })
  }
  return [...parameters.values()]
}

const unescape = (text: string): Uint8Array | undefined => {
  const source = Utf8.encode(text)
  const bytes = new Uint8Array(source.length)
  let length = 0
  for (let i = 0; i < source.length; i++) {
    const byte = source[i]!
    if (byte !== percent) {
      bytes[length++] = byte === plus ? space : byte
      continue
    }
    const hex = String.fromCharCode(...source.subarray(i + 1, i + 3))
    if (!/^[0-9a-f]{2}$/i.test(hex)) return undefined
    bytes[length++] = Number.parseInt(hex, 16)
    i += 2
  }
  return bytes.subarray(0, length)
}

const percent = 0x25
const plus = 0x2b
const space = 0x20

const latin1 = (bytes: Uint8Array): string => {
  let text = ""
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/** The bytes of a header's value. HTTP carries one byte in each character. */
export const bytesOf = (text: string): Uint8Array =>
  /^[\0-\xff]*$/.test(text) ? Uint8Array.from(text, (character) => character.charCodeAt(0)) : Utf8.encode(text)

/** What is signed: the secret, the names and bytes of the parameters in the order of their names, the body, the secret. */
export const bytesToSign = (parameters: ReadonlyArray<Parameter>, body: Uint8Array, secret: string): Uint8Array => {
  const edge = Utf8.encode(secret)
  const parts: Array<Uint8Array> = [edge]
  for (const { bytes, name } of parameters.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    parts.push(bytesOf(name), bytes)
  }
  parts.push(body, edge)
  const signed = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    signed.set(part, offset)
    offset += part.length
  }
  return signed
}
