/**
 * The types of the Taobao Open Platform that are no plain scalars: dates, JSON texts, lists and files.
 *
 * @since 0.1.0
 */
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Wire from "@effect-vendors/core/Wire"
import * as DateTime from "effect/DateTime"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"
import * as files from "./internal/file.ts"
import { List } from "./internal/shape.ts"

// TOP's clock is eight hours ahead of UTC all year. The zone Asia/Shanghai is not: it had summer time until 1991.
const offset = 8 * 60 * 60 * 1000

/**
 * A time as TOP writes it, `2018-06-12 19:59:20`, always at +08:00.
 *
 * @category dates
 * @since 0.1.0
 */
export const formatDate = (millis: number): string => {
  // All calls in one second share the text, because to write it costs more than a hash.
  const second = Math.floor(millis / 1000)
  if (second !== latest.second) {
    const text = new Date(millis + offset).toISOString().slice(0, 19).replace("T", " ")
    latest = { second, text }
  }
  return latest.text
}

let latest = { second: 0, text: "1970-01-01 08:00:00" }

/**
 * The milliseconds since 1970 of a time as TOP writes it; `undefined` where the text is no such time.
 *
 * @category dates
 * @since 0.1.0
 */
export const parseDate = (text: string): number | undefined => {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined
  const millis = Date.parse(`${text.replace(" ", "T")}+08:00`)
  // Date.parse takes the 31st of February for the 3rd of March.
  return Number.isNaN(millis) || formatDate(millis) !== text ? undefined : millis
}

const isWritable = () =>
  Schema.makeIsBetween({ order: DateTime.Order })({
    minimum: DateTime.makeUnsafe(Date.parse("0001-01-01T00:00:00+08:00")),
    maximum: DateTime.makeUnsafe(Date.parse("9999-12-31T23:59:59.999+08:00"))
  })

/**
 * A time in whole seconds. The text is at +08:00, whatever the zone of the process.
 *
 * @category scalars
 * @since 0.1.0
 */
export const DateText: Wire.Codec<DateTime.Utc> = /*#__PURE__*/ (() =>
  Schema.Unknown.pipe(
    Schema.decodeTo(Schema.DateTimeUtc.check(isWritable()), {
      decode: SchemaGetter.transform((input) => {
        // Java's timestamps have a fraction of a second as text.
        const millis = typeof input === "string" ? parseDate(input.replace(/\.\d{1,9}$/, "")) : undefined
        // The type that follows rejects null by its own name.
        return millis === undefined ? (null as unknown as DateTime.Utc) : DateTime.makeUnsafe(millis)
      }),
      encode: SchemaGetter.transform((time) => formatDate(DateTime.toEpochMillis(time)))
    })
  ))()

/**
 * A JSON value as its text, its numbers digit by digit. TOP calls this type `Json`. Only the caller and the service
 * behind TOP know what it holds.
 *
 * @category scalars
 * @since 0.1.0
 */
export const JsonText: Wire.Codec<string> = /*#__PURE__*/ (() =>
  Schema.Unknown.annotate({ [Json.Verbatim]: true }).pipe(
    Schema.decodeTo(Wire.String, {
      decode: SchemaGetter.transform((input) =>
        typeof input === "string"
          ? input
          : input === null || Json.isRounded(input)
            ? (null as unknown as string)
            : Json.stringify(input)
      ),
      encode: SchemaGetter.passthrough()
    })
  ))()

/**
 * A list. It reads a bare array, an empty text, and an object whose only property holds the array or its only element.
 * Attributes beside that property, such as `@list`, do not count. It writes a bare array. `key` is the name that the
 * platform gives to that property.
 *
 * @category constructors
 * @since 0.1.0
 */
export const list = /*#__NO_SIDE_EFFECTS__*/ <T>(
  item: Schema.Codec<T, unknown>,
  key = "item"
): Wire.Codec<ReadonlyArray<T>> =>
  Schema.Unknown.annotate({ [List]: { item, key }, [Json.Verbatim]: true }).pipe(
    Schema.decodeTo(Schema.Array(item), {
      decode: SchemaGetter.transform((input) => unwrap(input) as ReadonlyArray<unknown>),
      encode: SchemaGetter.passthrough({ strict: false })
    })
  )

// Some encoders of JSON write the attributes of XML as properties, with a sign before their names.
const unwrap = (input: unknown): unknown => {
  if (input === "") return []
  if (!Predicate.isObject(input)) return input
  const names = Object.keys(input).filter((name) => /^\w/.test(name))
  if (names.length > 1) return input
  const value = names.length === 0 ? null : (input as Readonly<Record<string, unknown>>)[names[0]!]
  return value === null ? [] : Array.isArray(value) ? value : [value]
}

/**
 * A file: its bytes, its name and its type. Without a name it is `file`, without a type `application/octet-stream`.
 *
 * **Example** (An image)
 *
 * ```ts
 * import { Taobao } from "@effect-vendors/taobao"
 * import { TopWire } from "@effect-vendors/top"
 *
 * const upload = (bytes: Uint8Array) =>
 *   Taobao.call("taobao.picture.upload", {
 *     picture_category_id: 0,
 *     image_input_title: "cup.png",
 *     img: new TopWire.File(bytes, { name: "cup.png", type: "image/png" })
 *   })
 * ```
 *
 * @category files
 * @since 0.1.0
 */
export const File = files.File

/**
 * @category files
 * @since 0.1.0
 */
export type File = files.File

/**
 * A parameter that is a file, which documents call `byte[]`. A call with files travels as multipart, and its files are
 * not signed. The vendor's side reads it as a `File`.
 *
 * @category files
 * @since 0.1.0
 */
export const FileBytes: Wire.Codec<Uint8Array | File> = /*#__PURE__*/ (() =>
  Schema.Unknown.pipe(
    Schema.decodeTo(
      Schema.declare(files.isFile, {
        expected: "bytes, or a File with a name and a media type",
        toCodecArbitrary: () =>
          Schema.link<Uint8Array | File>()(Schema.Uint8ArrayFromBase64, {
            decode: SchemaGetter.passthrough<Uint8Array | File, Uint8Array>({ strict: false }),
            encode: SchemaGetter.transform((file) => files.copyOf(file).bytes as Uint8Array<ArrayBuffer>)
          }),
        toEquivalence: () => files.isSame
      }),
      {
        decode: SchemaGetter.transform((input) => files.fromJson(input) as File),
        encode: SchemaGetter.transform(files.copyOf)
      }
    )
  ))()

/**
 * The parameters of a method that has no definition: any JSON, and files.
 *
 * @category files
 * @since 0.1.0
 */
export const AnyParameters: Wire.Codec<Readonly<Record<string, unknown>>> = /*#__PURE__*/ (() =>
  Schema.Record(Schema.String, Schema.Union([FileBytes, Wire.Any])))()
