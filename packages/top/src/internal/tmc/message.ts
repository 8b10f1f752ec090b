import type * as Drift from "@effect-vendors/core/Drift"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Reader from "@effect-vendors/core/vendor/Reader"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type * as TmcFrame from "../../TmcFrame.ts"
import { inflate, isGzip } from "./inflate.ts"

/** The fields of a message, by the platform's names. */
export interface Head {
  readonly id: bigint
  readonly topic: string
  readonly publisher: string | undefined
  readonly userid: bigint | undefined
  readonly nick: string | undefined
  readonly dataid: string | undefined
  readonly time: number | undefined
  readonly outtime: number | undefined
  readonly retried: number | undefined
}

/** The head of a message, or `undefined` where the frame is none. */
export const headOf = ({ fields, type }: TmcFrame.Frame): Head | undefined => {
  const id = integerOf(fields.get("id"))
  if (type !== "Send" || id === undefined || !(fields.has("topic") || fields.has("content"))) return undefined
  const number = (name: string) => {
    const value = integerOf(fields.get(name))
    return value === undefined ? undefined : Number(value)
  }
  return {
    id,
    topic: textOf(fields.get("topic")) ?? "",
    publisher: textOf(fields.get("publisher")),
    userid: integerOf(fields.get("userid")),
    nick: textOf(fields.get("nick")),
    dataid: textOf(fields.get("dataid")),
    time: number("time"),
    outtime: number("outtime"),
    retried: number("retried")
  }
}

const textOf = (value: TmcFrame.Value | undefined): string | undefined => {
  if (value === undefined || value._tag === "Void") return undefined
  if (value._tag === "Bytes") return decoder.decode(value.value)
  return String(value.value)
}

const integerOf = (value: TmcFrame.Value | undefined): bigint | undefined => {
  if (value === undefined || value._tag === "Void" || value._tag === "Bytes") return undefined
  if (value._tag === "Text") return /^-?\d{1,19}$/.test(value.value) ? BigInt(value.value) : undefined
  return BigInt(value.value)
}

// A text whose bytes are broken is still worth more than none.
const decoder = /*#__PURE__*/ new TextDecoder()

/** The content of a message: its text, or the bytes that cannot be inflated. */
export type Content =
  | { readonly _tag: "Text"; readonly text: string }
  | { readonly _tag: "Broken"; readonly data: unknown; readonly drift: Drift.Drift }

/** Reads the content of a message, and inflates it where the platform has compressed it. */
export const contentOf = (value: TmcFrame.Value | undefined, most: number): Effect.Effect<Content> => {
  if (value?._tag !== "Bytes") return Effect.succeed({ _tag: "Text", text: textOf(value) ?? "" })
  const bytes = value.value
  if (!isGzip(bytes)) return Effect.succeed({ _tag: "Text", text: decoder.decode(bytes) })
  return Effect.match(
    Effect.tryPromise({
      try: () => inflate(bytes, most),
      catch: (error) => (error instanceof RangeError ? `at most ${most} bytes` : "GZIP")
    }),
    {
      onSuccess: (inflated): Content => ({ _tag: "Text", text: decoder.decode(inflated) }),
      onFailure: (expected): Content => ({
        _tag: "Broken",
        data: bytes,
        drift: { path: "content", expected, actual: "bytes" }
      })
    }
  )
}

/** What was read of a message: its content by the definition of its topic, and as data. */
export type Read =
  | { readonly _tag: "Known"; readonly content: unknown; readonly data: unknown; readonly drift: Drifts }
  | { readonly _tag: "Unknown" | "Unreadable"; readonly data: unknown; readonly drift: Drifts }

type Drifts = ReadonlyArray<Drift.Drift>

/** Reads the text of a content. `reader` is undefined where its topic has no definition. It never throws. */
export const readText = (text: string, reader: Reader.Reader<unknown> | undefined): Read => {
  try {
    const data = Json.mayRound(text) ? Json.parseExact(text) : Json.parse(text)
    if (reader === undefined) return { _tag: "Unknown", data, drift: [] }
    const read = Reader.json(reader, text)
    return Result.isSuccess(read)
      ? { _tag: "Known", content: read.success.value, data, drift: read.success.drift.map(inContent) }
      : {
          _tag: "Unreadable",
          data,
          drift: [{ path: "content", expected: "the fields of its topic", actual: kindOf(data) }]
        }
  } catch {
    // It is no JSON, or is nested so deeply that the stack of the runtime is used up.
    return {
      _tag: "Unreadable",
      data: text,
      drift: [{ path: "content", expected: "JSON", actual: text === "" ? "nothing" : "text" }]
    }
  }
}

const inContent = ({ actual, expected, path }: Drift.Drift): Drift.Drift => ({
  path: path === "" ? "content" : `content.${path}`,
  expected,
  actual
})

const kindOf = (data: unknown): string => {
  if (data === null) return "null"
  if (Array.isArray(data)) return "list"
  return typeof data === "string" ? "text" : typeof data === "bigint" ? "number" : typeof data
}
