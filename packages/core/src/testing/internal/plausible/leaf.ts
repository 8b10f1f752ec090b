import * as Arbitrary from "effect/Arbitrary"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import type * as SchemaAST from "effect/SchemaAST"
import * as seeded from "../seeded.ts"
import { isId } from "./names.ts"
import { flagOf, numberOf } from "./numbers.ts"
import { type Field, textOf } from "./texts.ts"
import * as times from "./times.ts"

/** Whether a value is of a type, with all checks. */
export const fits = (ast: SchemaAST.AST): ((value: unknown) => boolean) => {
  let is = known.get(ast)
  if (is === undefined) known.set(ast, (is = Schema.is(Schema.make<Schema.Codec<unknown>>(ast))))
  return is
}

const known = new WeakMap<SchemaAST.AST, (value: unknown) => boolean>()

/** A value of a type that is no object and no list: the first wish that fits, or one by the field's name. */
export const make = (ast: SchemaAST.AST, field: Field, key: string, wishes: ReadonlyArray<unknown>): unknown => {
  const is = fits(ast)
  for (const wish of wishes) {
    if (wish === undefined) continue
    const value = as(ast, wish)
    if (is(value)) return value
  }
  for (const value of byName(ast, field)) if (is(value)) return value
  // No name tells how such a value looks, so any value of the type has to do.
  return Effect.runSync(
    Arbitrary.sampleEffect(Arbitrary.schema(Schema.make<Schema.Codec<unknown>>(ast)), { seed: key, count: 1, size: 3 })
  )[0]
}

// Requests and responses may have the same number as a text, as a number or as a large integer.
const as = (ast: SchemaAST.AST, wish: unknown): unknown =>
  ast._tag === "String" && (typeof wish === "number" || typeof wish === "bigint")
    ? String(wish)
    : ast._tag === "Number" && typeof wish === "bigint"
      ? Number(wish)
      : ast._tag === "BigInt" && Number.isSafeInteger(wish)
        ? BigInt(wish as number)
        : wish

function* byName(ast: SchemaAST.AST, field: Field): Generator<unknown> {
  const { draw, now, words } = field
  switch (ast._tag) {
    case "String": {
      const text = textOf(field)
      yield text
      for (const length of [32, 16, 8, 4, 2, 1]) yield text.slice(0, length)
      for (const length of [32, 18, 16, 11, 8, 6, 4, 2, 1]) yield draw.chars(length, seeded.decimal)
      return
    }
    case "Number": {
      const number = numberOf(field)
      yield number
      for (const bound of [100, 10, 2]) yield number % bound
      return yield 1
    }
    case "BigInt":
      return yield isId(words) ? BigInt(`1${draw.chars(15, seeded.decimal)}`) : BigInt(numberOf(field))
    case "Boolean":
      yield flagOf(field)
      return yield !flagOf(field)
    case "Literal":
      return yield ast.literal
    case "Declaration": {
      const millis = times.millisOf(words, now, draw)
      yield Redacted.make(textOf(field))
      yield DateTime.makeUnsafe(millis)
      yield new Date(millis)
      return yield textOf(field)
    }
  }
}
