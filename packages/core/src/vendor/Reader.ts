/**
 * Reads data of a vendor by a definition, and loses as little of it as possible; see `Drift`.
 *
 * Operations read their answers so. This module is for what arrives in another way: events and messages.
 *
 * @since 0.1.0
 */
import type * as Result from "effect/Result"
import type * as Schema from "effect/Schema"
import type { Drift } from "../Drift.ts"
import * as internal from "../internal/decoder.ts"
import { parse, parseNumerals } from "./Json.ts"

/**
 * What was read.
 *
 * - `drift`: what was left out of the value, because it could not be read.
 * - `raw`: the data before decoding.
 *
 * @category models
 * @since 0.1.0
 */
export interface Decoded<out T> {
  readonly value: T
  readonly drift: ReadonlyArray<Drift>
  readonly raw: unknown
}

/**
 * Reads data. `reparse` gives it once more, with a numeral for each number that would not be written the same; see
 * `Json.parseNumerals`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Reader<out T> {
  (data: unknown, reparse?: () => unknown): Result.Result<Decoded<T>, Schema.SchemaError>
}

/**
 * Makes the reader of a schema.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make: <T>(schema: Schema.Codec<T, unknown>) => Reader<T> = internal.decoder

/**
 * Reads JSON text. Throws a `SyntaxError` where the text is not JSON.
 *
 * **Example** (A message)
 *
 * ```ts
 * import * as Reader from "@effect-vendors/core/vendor/Reader"
 * import * as Wire from "@effect-vendors/core/Wire"
 * import * as Result from "effect/Result"
 *
 * const reader = Reader.make(Wire.struct({ id: Wire.Int64, note: Wire.optional(Wire.Int) }))
 * const read = Result.getOrThrow(Reader.json(reader, `{"id":9007199254740993,"note":"none"}`))
 *
 * read.value // => { id: 9007199254740993n }
 * read.drift[0]?.path // => "note"
 * ```
 *
 * @category reading
 * @since 0.1.0
 */
export const json = <T>(reader: Reader<T>, text: string): Result.Result<Decoded<T>, Schema.SchemaError> =>
  reader(parse(text), () => parseNumerals(text))
