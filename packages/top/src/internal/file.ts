import * as Base64 from "effect/encoding/Base64"
import * as Predicate from "effect/Predicate"
import * as Result from "effect/Result"

/** A file. Its bytes are no property: a look into a request shows its name and its type. */
export class File {
  readonly name: string
  readonly type: string
  readonly #bytes: Uint8Array

  constructor(
    bytes: Uint8Array,
    options: { readonly name?: string | undefined; readonly type?: string | undefined } = {}
  ) {
    this.#bytes = bytes
    this.name = options.name ?? "file"
    this.type = options.type ?? "application/octet-stream"
  }

  get bytes(): Uint8Array {
    return this.#bytes
  }

  /** What a fake sees, and what a sandbox makes of a part of a form. */
  toJSON(): unknown {
    return { name: this.name, type: this.type, bytes: Base64.encode(this.#bytes) }
  }
}

const mediaType = /^[\w.+-]+\/[\w.+-]+(?: *; *[\w.+-]+=(?:[\w.+:/-]+|"[^"\p{Cc}]*"))*$/u

/** Whether a value can be sent as a file. Its name and its type become parts of headers. */
export const isFile = (value: unknown): value is Uint8Array | File =>
  value instanceof Uint8Array ||
  (value instanceof File &&
    value.bytes instanceof Uint8Array &&
    typeof value.name === "string" &&
    value.name.isWellFormed() &&
    value.name !== "" &&
    !value.name.includes("\0") &&
    mediaType.test(value.type))

/** Copies a file, since the caller may write on while the call waits for its turn. */
export const copyOf = (file: Uint8Array | File): File =>
  file instanceof File ? new File(file.bytes.slice(), file) : new File(file.slice())

export const fromJson = (input: unknown): File | null => {
  if (!Predicate.isObject(input)) return null
  const { bytes, name, type } = input as Readonly<Record<string, unknown>>
  if (typeof bytes !== "string" || typeof name !== "string" || typeof type !== "string") return null
  const decoded = Base64.decode(bytes)
  return Result.isSuccess(decoded) ? new File(decoded.success, { name, type }) : null
}

export const isSame = (a: Uint8Array | File, b: Uint8Array | File): boolean => {
  const [left, right] = [copyOf(a), copyOf(b)]
  return (
    left.name === right.name &&
    left.type === right.type &&
    left.bytes.length === right.bytes.length &&
    left.bytes.every((byte, index) => byte === right.bytes[index])
  )
}
