import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as SchemaAST from "effect/SchemaAST"
import type { Drift } from "../Drift.ts"
import { invalid, lazy, readerOf, unchecked } from "./codec.ts"
import { driftOf, Misfit, read } from "./lenient.ts"
import { plain } from "./numeral.ts"

/**
 * An answer that was read.
 *
 * - `drift`: what was left out of the value, because it could not be read.
 * - `raw`: the answer before decoding.
 */
export interface Decoded<out T> {
  readonly value: T
  readonly drift: ReadonlyArray<Drift>
  readonly raw: unknown
}

/** Decodes an answer. `reparse` gives it once more, with numerals; see `Exchange.Answered`. */
export interface Decoder<out T> {
  (body: unknown, reparse?: () => unknown): Result.Result<Decoded<T>, Schema.SchemaError>
}

/**
 * Decodes an answer by a schema, and loses as little of it as possible.
 *
 * Answers are long, and most of their values already are what they decode to. A reader that does not copy those reads
 * nearly all answers. The others are read once more, leniently.
 */
export const decoder = <T>(schema: Schema.Codec<T, unknown>): Decoder<T> => {
  const { ast } = schema
  const quickly = lazy(() => readerOf(ast, unchecked))
  return (body, reparse) => {
    const value = quickly(body)
    return value === invalid
      ? leniently(ast, reparse === undefined ? body : reparse())
      : Result.succeed({ value: value as T, drift: none, raw: body })
  }
}

/** Decodes an answer leniently, whether that is needed or not. */
export const leniently = <T>(ast: SchemaAST.AST, body: unknown): Result.Result<Decoded<T>, Schema.SchemaError> => {
  const misfits: Array<Misfit> = []
  const value = read(ast, body, [], misfits)
  return value instanceof Misfit
    ? Result.fail(value.error)
    : Result.succeed({
        value: value as T,
        drift: misfits.length === 0 ? none : misfits.map(driftOf),
        raw: plain(body)
      })
}

const none: ReadonlyArray<Drift> = []
