/**
 * JSON in which integers keep every digit.
 *
 * **When to use**
 *
 * `parse` is as fast as `JSON.parse`, and rounds large integers as that does. Where its result holds a number that is
 * no safe integer, read the text again by `parseExact`: it gives such integers as `bigint`. `stringify` writes
 * `bigint` as digits.
 *
 * **Example** (An identifier beyond 2^53)
 *
 * ```ts
 * import * as Json from "@effect-vendors/core/vendor/Json"
 *
 * Json.parseExact(`{"account_id":9007199254740993}`) // { account_id: 9007199254740993n }
 * Json.stringify({ account_id: 9007199254740993n }) // {"account_id":9007199254740993}
 * ```
 *
 * @since 0.1.0
 */
import { parseExact as exact, parseNumerals as numerals } from "../internal/exactJson.ts"
import * as json from "../internal/json.ts"
import * as rounded from "../internal/rounded.ts"
import * as verbatim from "../internal/verbatim.ts"

/**
 * Parses JSON text. Throws a `SyntaxError` where the text is not JSON.
 *
 * @category parsing
 * @since 0.1.0
 */
export const parse = (text: string): unknown => quietly(text, JSON.parse)

/**
 * Parses JSON text, with integers outside the safe range as `bigint`. About six times the cost of
 * `parse`. Throws a `SyntaxError` where the text is not JSON.
 *
 * @category parsing
 * @since 0.1.0
 */
export const parseExact = (text: string): unknown => quietly(text, exact)

/**
 * Parses JSON text for `Exchange.Answered.reparse`: as `parseExact`, but a number that would not be written the same is
 * kept by its text, so that a text field reads it digit by digit. Throws a `SyntaxError` where the text is not JSON.
 *
 * @category parsing
 * @since 0.1.0
 */
export const parseNumerals = (text: string): unknown => quietly(text, numerals)

// The runtime's own error repeats a part of the text, and programs log error messages.
const quietly = (text: string, parse: (text: string) => unknown): unknown => {
  try {
    return parse(text)
  } catch {
    throw new SyntaxError("the text is not JSON")
  }
}

/**
 * Writes a value as JSON and reads it again. Properties that are `undefined` are gone then, and so is everything else
 * that JSON does not have.
 *
 * @category parsing
 * @since 0.1.0
 */
export const normalize = (value: unknown): unknown => parseExact(stringify(value))

/**
 * Whether the text may hold an integer that `parse` rounds: a cheap test that errs towards `true`.
 *
 * @category parsing
 * @since 0.1.0
 */
export const mayRound = (text: string): boolean => /\d{16}/.test(text)

/**
 * Whether a parsed value holds a number whose digits may have been lost, or that is no number.
 *
 * @category parsing
 * @since 0.1.0
 */
export const isRounded: (value: unknown) => boolean = rounded.isRounded

/**
 * Writes a value as JSON text, `bigint` as digits, properties that are `undefined` not at all.
 *
 * @category printing
 * @since 0.1.0
 */
export const stringify: (value: unknown) => string = json.stringify

/**
 * The annotation of a `Schema.Unknown` that reads numbers by their texts, where an answer tells them. `stringify` writes
 * such a value digit by digit.
 *
 * @category annotations
 * @since 0.1.0
 */
export const Verbatim: string = verbatim.Verbatim
