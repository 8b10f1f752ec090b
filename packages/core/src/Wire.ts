/**
 * The scalars and structs of vendors' wire formats, as schemas.
 *
 * Each schema reads the forms that vendors send and writes the form that their documents ask for. Integers and booleans
 * may arrive as strings, `null` stands for absent, and unknown fields of answers are ignored. The encoded type is always
 * `unknown`, which keeps the types of large catalogues small.
 *
 * An operation reads its answers more leniently than its schemas alone: text reads a number or a boolean as its text,
 * and a list that is null or absent is empty. An optional field that cannot be read is left out; see `Drift`.
 *
 * **Example** (A request)
 *
 * ```ts
 * import * as Wire from "@effect-vendors/core/Wire"
 * import * as Schema from "effect/Schema"
 *
 * const Request = Wire.struct({
 *   FlowName: Wire.String.check(Schema.isMaxLength(200)),
 *   MaxFlowNum: Wire.optional(Wire.Int)
 * })
 * ```
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"
import type * as SchemaIssue from "effect/SchemaIssue"
import * as anyValue from "./internal/anyValue.ts"
import { digits, readInteger } from "./internal/codec.ts"
import { OrEmpty } from "./internal/orEmpty.ts"
import { issueOf } from "./internal/problem.ts"
import { isRounded } from "./internal/rounded.ts"
import { AnyValue, Disabled, disabledOf } from "./internal/unknownField.ts"

/**
 * A codec whose encoded type is not exposed.
 *
 * @category models
 * @since 0.1.0
 */
export interface Codec<out T> extends Schema.Codec<T, unknown> {}

/**
 * An object of named fields. Spread `fields` into another struct to add a field that a definition does not know yet.
 *
 * @category models
 * @since 0.1.0
 */
export interface Struct<Fields extends Schema.Struct.Fields> extends Codec<Schema.Struct.Type<Fields>> {
  readonly fields: Fields
}

/**
 * An object of named fields. An answer may have more fields, which are ignored. A request may not.
 *
 * `disabled` names the fields that the vendor's document lists and says not to use: a request that has one is told so.
 *
 * @category constructors
 * @since 0.1.0
 */
export const struct = <const Fields extends Schema.Struct.Fields>(
  fields: Fields,
  options?: { readonly disabled: ReadonlyArray<string> }
): Struct<Fields> => {
  // The cast hides only the encoded type.
  return (Object.keys(fields).length === 0
    ? Object.assign(noFields(options), { fields })
    : withDisabled(Schema.Struct(fields), options)) as unknown as Struct<Fields>
}

const withDisabled = <S extends Schema.Top>(
  schema: S,
  options: { readonly disabled: ReadonlyArray<string> } | undefined
) => (options === undefined ? schema : schema.annotate({ [Disabled]: options.disabled }))

// Effect's own struct without fields accepts any value and keeps it.
const noFields = (options: { readonly disabled: ReadonlyArray<string> } | undefined) =>
  Schema.Record(Schema.String, Schema.Unknown).pipe(
    Schema.decodeTo(withDisabled(Schema.Struct({}), options), {
      decode: SchemaGetter.transform(() => ({})),
      encode: SchemaGetter.transform(() => ({}))
    })
  )

/**
 * A struct with more fields. A field of the same name is replaced.
 *
 * @category combinators
 * @since 0.1.0
 */
export const extend = <const Fields extends Schema.Struct.Fields, const More extends Schema.Struct.Fields = {}>(
  self: Struct<Fields>,
  more?: More | Struct<More>
): Struct<Omit<Fields, keyof More> & More> => {
  const added: Schema.Struct.Fields = Schema.isSchema(more) ? (more as Struct<More>).fields : (more ?? {})
  const disabled = disabledOf(self).filter((name) => !Object.hasOwn(added, name))
  // A spread with a generic type loses the names; the type above tells them.
  return struct({ ...self.fields, ...added }, { disabled }) as any
}

/**
 * A field that may be absent. On the wire `null` counts as absent, and so does an empty text, unless the field is text.
 * `undefined` is never sent.
 *
 * @category constructors
 * @since 0.1.0
 */
export const optional = <T>(schema: Schema.Codec<T, unknown>): Schema.optional<Codec<T>> =>
  // Both forms have the same type side, and the encoded side is unknown.
  Schema.optionalKey(Schema.Union([schema, Schema.Undefined, undefinedFromNothing])) as unknown as Schema.optional<
    Codec<T>
  >

// XML writes an absent value as an empty element, and other gateways as an empty text. A text field reads the empty
// text as itself.
const undefinedFromNothing = /*#__PURE__*/ Schema.Union([Schema.Null, /*#__PURE__*/ Schema.Literal("")]).pipe(
  /*#__PURE__*/ Schema.decodeTo(Schema.Undefined, {
    decode: SchemaGetter.transform(() => undefined),
    encode: SchemaGetter.transform(() => null)
  })
)

/**
 * A list, as a bare array. In an answer, a list that is null or absent is empty.
 *
 * @category constructors
 * @since 0.1.0
 */
export const array = <T>(item: Schema.Codec<T, unknown>): Codec<ReadonlyArray<T>> => Schema.Array(item)

/**
 * A list of a response that is empty where the answer's cannot be read, for lists that no caller depends on. It is then
 * reported as drift.
 *
 * @category constructors
 * @since 0.1.0
 */
export const orEmpty = /*#__NO_SIDE_EFFECTS__*/ <T>(list: Codec<ReadonlyArray<T>>): Codec<ReadonlyArray<T>> =>
  list.annotate({ [OrEmpty]: true })

/**
 * A schema that is defined later, for a struct that holds others of its kind.
 *
 * @category constructors
 * @since 0.1.0
 */
export const suspend: <T>(schema: () => Codec<T>) => Codec<T> = (schema) => Schema.suspend(schema)

// The getter gives `null` for a value that it cannot read, and the type that follows rejects `null` by its own name. A
// check would not do, because answers are decoded without checks. It reads from `Any`, not from `Unknown`, which
// effect's codec for JSON holds to JSON's own numbers: an integer beyond 2^53 is a bigint.
const readAs = <T>(
  to: Schema.Codec<T>,
  read: (input: unknown) => T | null,
  write: (value: T) => unknown = (value) => value
): Codec<T> =>
  Schema.Any.pipe(
    Schema.decodeTo(to, {
      decode: SchemaGetter.transform(read as (input: unknown) => T),
      encode: SchemaGetter.transform(write)
    })
  )

// JSON writes -0 as 0, so it would not come back as it went out.
const notNegativeZero = /*#__PURE__*/ Schema.makeFilter((value: number) => !Object.is(value, -0), {
  expected: "a number other than -0"
})

const wireSafe = /^[\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u

/**
 * Text that UTF-8, JSON and XML carry unchanged: without lone surrogates, and without control characters except tab and
 * line breaks.
 *
 * @category scalars
 * @since 0.1.0
 */
export const String: Schema.String = /*#__PURE__*/ Schema.String.check(
  /*#__PURE__*/ Schema.isPattern(wireSafe, { expected: "text without control characters and lone surrogates" })
)

/**
 * Text of a limited length, counted in UTF-16 code units.
 *
 * @category scalars
 * @since 0.1.0
 */
export const string = (limits: {
  readonly minLength?: number | undefined
  readonly maxLength: number
}): Schema.String => String.check(Schema.isBetweenLength(limits.minLength ?? 0, limits.maxLength))

/**
 * Text that nobody may see: passwords, tokens, captchas, codes. On the typed side it is `Redacted`.
 *
 * @category scalars
 * @since 0.1.0
 */
export const Secret: Schema.RedactedFromValue<Schema.String> = /*#__PURE__*/ Schema.RedactedFromValue(String)

const booleans: ReadonlyMap<unknown, boolean> = /*#__PURE__*/ new Map<unknown, boolean>([
  ["true", true],
  ["1", true],
  [1, true],
  ["false", false],
  ["0", false],
  [0, false]
])

const readBoolean = (input: unknown): boolean | null =>
  typeof input === "boolean"
    ? input
    : (booleans.get(typeof input === "string" ? input.trim().toLowerCase() : input) ?? null)

/**
 * True or false. It also reads `"true"` and `"false"` in any case, 1 and 0, `"1"` and `"0"`.
 *
 * @category scalars
 * @since 0.1.0
 */
export const Boolean: Codec<boolean> = /*#__PURE__*/ readAs(Schema.Boolean, readBoolean)

/**
 * The literal `true`, where it is the evidence that an operation succeeded. It reads the forms that `Boolean` reads.
 *
 * @category scalars
 * @since 0.1.0
 */
export const True: Codec<true> = /*#__PURE__*/ readAs(/*#__PURE__*/ Schema.Literal(true), (input) =>
  readBoolean(input) === true ? true : null
)

const decimal = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*$/

// The name tells more than "a number", which a rounded integer is, too.
const integer = /*#__PURE__*/ Schema.Number.annotate({ identifier: "an integer within ±(2^53 - 1)" }).check(
  /*#__PURE__*/ Schema.isInt(),
  notNegativeZero
)

/**
 * An integer that a `number` holds exactly, from -(2^53 - 1) to 2^53 - 1. It also reads digits as text.
 *
 * @category scalars
 * @since 0.1.0
 */
export const Int: Codec<number> = /*#__PURE__*/ readAs(integer, readInteger)

/**
 * An integer between two bounds, either of which may be left out.
 *
 * @category scalars
 * @since 0.1.0
 */
export const int = (bounds: {
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
}): Codec<number> =>
  Int.check(
    Schema.isBetween({
      minimum: bounds.minimum ?? Number.MIN_SAFE_INTEGER,
      maximum: bounds.maximum ?? Number.MAX_SAFE_INTEGER
    })
  )

const int64 = { minimum: -9_223_372_036_854_775_808n, maximum: 9_223_372_036_854_775_807n }

const longInteger = /*#__PURE__*/ Schema.BigInt.annotate({ identifier: "an integer of 64 bits" }).check(
  /*#__PURE__*/ Schema.isBetweenBigInt(int64)
)

/**
 * An integer of 64 bits as a `bigint`, for identifiers beyond 2^53. It also reads digits as text.
 *
 * @category scalars
 * @since 0.1.0
 */
export const Int64: Codec<bigint> = /*#__PURE__*/ readAs(
  longInteger,
  (input) => {
    const value =
      Number.isSafeInteger(input) || (typeof input === "string" && digits.test(input))
        ? BigInt(typeof input === "string" ? input.replace(/\..*/, "") : (input as number))
        : input
    return typeof value === "bigint" && value >= int64.minimum && value <= int64.maximum ? value : null
  },
  // An integer that a number holds exactly goes out as a number: then the plain JSON writer can write it.
  (value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value)
)

/**
 * A finite number, with or without a fraction. It also reads digits as text.
 *
 * @category scalars
 * @since 0.1.0
 */
export const Float: Codec<number> = /*#__PURE__*/ readAs(
  /*#__PURE__*/ Schema.Finite.check(notNegativeZero),
  (input) => {
    const value =
      typeof input === "bigint" || (typeof input === "string" && decimal.test(input)) ? Number(input) : input
    return Number.isFinite(value) ? (value as number) + 0 : null
  }
)

/**
 * Bytes, which travel as text in Base64.
 *
 * @category scalars
 * @since 0.1.0
 */
export const Base64: Codec<Uint8Array> = /*#__PURE__*/ (() =>
  Schema.Unknown.pipe(Schema.decodeTo(Schema.Uint8ArrayFromBase64)))()

/**
 * Any JSON value, for fields without a definition. Integers beyond 2^53 are `bigint`. A `Redacted` is sent as the value
 * that it holds, a date as its text, and a property that is `undefined` not at all. What JSON does not have is refused:
 * functions, symbols, bytes and other objects of classes, numbers that are not finite, values that hold themselves.
 *
 * @category scalars
 * @since 0.1.0
 */
export const Any: Codec<unknown> = /*#__PURE__*/ (() =>
  Schema.Any.pipe(
    Schema.decodeTo(
      Schema.declare((value): value is unknown => !isRounded(value), {
        [AnyValue]: anyValue.write,
        expected: "a JSON value whose numbers are exact",
        toCodecArbitrary: () =>
          Schema.link<unknown>()(Schema.Json, {
            // The value that the wire gives back.
            decode: SchemaGetter.transform((value) => JSON.parse(JSON.stringify(value))),
            encode: SchemaGetter.passthrough({ strict: false })
          })
      }),
      { decode: SchemaGetter.passthrough(), encode: SchemaGetter.transformEffect(writeAny) }
    )
  ))()

function writeAny(value: unknown): Effect.Effect<unknown, SchemaIssue.Issue> {
  return Effect.fromResult(Result.mapError(anyValue.write(value), issueOf))
}

/**
 * Any JSON object.
 *
 * @category scalars
 * @since 0.1.0
 */
export const AnyObject: Codec<Readonly<Record<string, unknown>>> = /*#__PURE__*/ Schema.Record(Schema.String, Any)
