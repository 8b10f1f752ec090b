/**
 * The frames of TOP's message channel (TMC), by which the platform pushes messages over a WebSocket.
 *
 * A frame is one binary message of the WebSocket. This module writes and reads frames, for clients of the channel and for
 * tests of them.
 *
 * **Example** (The confirmation of a message)
 *
 * ```ts
 * import * as TmcFrame from "@effect-vendors/top/TmcFrame"
 * import * as Hex from "effect/encoding/Hex"
 *
 * const frame = TmcFrame.confirm("tok", 9007199254740993n)
 *
 * Hex.encode(TmcFrame.encode(frame)).slice(0, 22) // => "0202050003000000746f6b"
 * ```
 *
 * @since 0.1.0
 */
import type * as CryptoError from "effect/crypto/CryptoError"
import * as Digest from "effect/crypto/Digest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { Reader, Writer } from "./internal/tmc/bytes.ts"
import * as TopSigner from "./TopSigner.ts"

/**
 * A value of a field. `Date` is in milliseconds since 1970.
 *
 * @category models
 * @since 0.1.0
 */
export type Value =
  | { readonly _tag: "Void" }
  | { readonly _tag: "Text"; readonly value: string }
  | { readonly _tag: "Int8" | "Int16" | "Int32" | "Date"; readonly value: number }
  | { readonly _tag: "Int64"; readonly value: bigint }
  | { readonly _tag: "Bytes"; readonly value: Uint8Array }

/**
 * What a frame is for.
 *
 * @category models
 * @since 0.1.0
 */
export type Type = (typeof types)[number]

/**
 * A frame. `fields` are in the order in which they travel.
 *
 * - `statusCode`, `statusPhrase`: how the platform answered. Any code but 0 is a refusal.
 * - `token`: the token of a connection, which the platform gives in its `ConnectAck` and expects in each frame after it.
 *
 * @category models
 * @since 0.1.0
 */
export interface Frame {
  readonly type: Type
  readonly statusCode?: number | undefined
  readonly statusPhrase?: string | undefined
  readonly flag?: number | undefined
  readonly token?: string | undefined
  readonly fields: ReadonlyMap<string, Value>
}

/**
 * Bytes that are no frame.
 *
 * @category errors
 * @since 0.1.0
 */
export class FrameError extends Schema.TaggedError<FrameError>()("FrameError", { message: Schema.String }) {}

/**
 * The kinds of frames of the types `Send` and `SendAck`, as the field `__kind` has them.
 *
 * @category data
 * @since 0.1.0
 */
export const kinds = { none: 0, pull: 1, confirm: 2, data: 3, failed: 20 } as const

const types = ["Connect", "ConnectAck", "Send", "SendAck"] as const

const version = 2

const headers = { end: 0, field: 1, statusCode: 2, statusPhrase: 3, flag: 4, token: 5 } as const

const formats = { Void: 0, Text: 1, Int8: 2, Int16: 3, Int32: 4, Int64: 5, Date: 6, Bytes: 7 } as const

/**
 * Writes a frame. An integer that its format does not hold is cut to it.
 *
 * @category frames
 * @since 0.1.0
 */
export const encode = ({ fields, flag, statusCode, statusPhrase, token, type }: Frame): Uint8Array<ArrayBuffer> => {
  const writer = new Writer()
  writer.int8(version)
  writer.int8(types.indexOf(type))
  if (statusCode !== undefined) {
    writer.int16(headers.statusCode)
    writer.int32(statusCode)
  }
  if (statusPhrase !== undefined) {
    writer.int16(headers.statusPhrase)
    writer.text(statusPhrase)
  }
  if (flag !== undefined) {
    writer.int16(headers.flag)
    writer.int32(flag)
  }
  if (token !== undefined) {
    writer.int16(headers.token)
    writer.text(token)
  }
  for (const [name, value] of fields) {
    writer.int16(headers.field)
    writer.text(name)
    writeValue(writer, value)
  }
  writer.int16(headers.end)
  return writer.finish()
}

const writeValue = (writer: Writer, value: Value): void => {
  writer.int8(formats[value._tag])
  switch (value._tag) {
    case "Void":
      return
    case "Text":
      return writer.text(value.value)
    case "Int8":
      return writer.int8(value.value)
    case "Int16":
      return writer.int16(value.value)
    case "Int32":
      return writer.int32(value.value)
    case "Int64":
      return writer.int64(value.value)
    case "Date":
      return writer.int64(BigInt(Math.trunc(value.value)))
    case "Bytes":
      return writer.counted(value.value)
  }
}

/**
 * Reads a frame. It never throws, whatever the bytes are.
 *
 * @category frames
 * @since 0.1.0
 */
export const decode = (bytes: Uint8Array): Result.Result<Frame, FrameError> => {
  try {
    return Result.succeed(read(new Reader(bytes)))
  } catch (error) {
    const message = error instanceof FrameError ? error.message : "the frame ends too early"
    return Result.fail(new FrameError({ message }))
  }
}

const fail = (message: string): never => {
  throw new FrameError({ message })
}

const read = (reader: Reader): Frame => {
  const spoken = reader.int8()
  if (spoken !== version) fail(`the version of the frame is ${spoken}, not ${version}`)
  const number = reader.int8()
  const type = types[number] ?? fail(`the type of the frame is ${number}`)
  const fields = new Map<string, Value>()
  const frame: { -readonly [K in keyof Frame]: Frame[K] } = { type, fields }
  while (true) {
    const header = reader.int16()
    switch (header) {
      case headers.end:
        return frame
      case headers.field:
        fields.set(reader.text(), readValue(reader))
        break
      case headers.statusCode:
        frame.statusCode = reader.int32()
        break
      case headers.statusPhrase:
        frame.statusPhrase = reader.text()
        break
      case headers.flag:
        frame.flag = reader.int32()
        break
      case headers.token:
        frame.token = reader.text()
        break
      default:
        // Nobody knows how long it is.
        return fail(`the frame has a header of the type ${header}`)
    }
  }
}

const readValue = (reader: Reader): Value => {
  const format = reader.int8()
  switch (format) {
    case formats.Void:
      return { _tag: "Void" }
    case formats.Text:
      return { _tag: "Text", value: reader.text() }
    case formats.Int8:
      return { _tag: "Int8", value: reader.int8() }
    case formats.Int16:
      return { _tag: "Int16", value: reader.int16() }
    case formats.Int32:
      return { _tag: "Int32", value: reader.int32() }
    case formats.Int64:
      return { _tag: "Int64", value: reader.int64() }
    case formats.Date:
      return { _tag: "Date", value: Number(reader.int64()) }
    case formats.Bytes:
      return { _tag: "Bytes", value: reader.counted() }
    default:
      return fail(`a field has a value of the format ${format}`)
  }
}

const text = (value: string): Value => ({ _tag: "Text", value })
const kind = (value: number): Value => ({ _tag: "Int8", value })
const id = (value: bigint): Value => ({ _tag: "Int64", value })

/**
 * What a connection is asked for with. `group` is the group of users whose messages it gets; `timestamp` is in milliseconds
 * since 1970.
 *
 * @category models
 * @since 0.1.0
 */
export interface Connection {
  readonly appKey: string
  readonly appSecret: Redacted.Redacted
  readonly group?: string | undefined
  readonly timestamp: number
}

/**
 * The first frame of a connection: it asks for the messages of a group, and is signed.
 *
 * @category frames
 * @since 0.1.0
 */
export const connect = Effect.fnUntraced(function* ({
  appKey,
  appSecret,
  group = "default",
  timestamp
}: Connection): Effect.fn.Return<Frame, CryptoError.CryptoError, Digest.Digest> {
  const signed = { app_key: appKey, group_name: group, timestamp: String(timestamp) }
  const digest = yield* Digest.Digest
  const secret = Redacted.value(appSecret)
  const bytes = new TextEncoder().encode(secret + TopSigner.stringToSign(signed) + secret)
  const sign = (yield* digest.digestHex(Digest.md5, bytes)).toUpperCase()
  return {
    type: "Connect",
    fields: new Map(Object.entries({ ...signed, sign }).map(([name, value]) => [name, text(value)]))
  }
})

/**
 * Asks for the messages that wait. The platform takes it as a sign of life, too.
 *
 * @category frames
 * @since 0.1.0
 */
export const pull = (token: string): Frame => ({ type: "Send", token, fields: new Map([["__kind", kind(kinds.pull)]]) })

/**
 * Confirms a message. The platform sends it again where nobody confirms it.
 *
 * @category frames
 * @since 0.1.0
 */
export const confirm = (token: string, message: bigint): Frame => ({
  type: "Send",
  token,
  fields: new Map([
    ["__kind", kind(kinds.confirm)],
    ["id", id(message)]
  ])
})

/**
 * Asks for a message once more, and tells why.
 *
 * @category frames
 * @since 0.1.0
 */
export const failed = (token: string, message: bigint, reason: string): Frame => ({
  type: "SendAck",
  token,
  fields: new Map([
    ["__kind", kind(kinds.failed)],
    ["id", id(message)],
    ["msg", text(reason)]
  ])
})
