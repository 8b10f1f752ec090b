import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"

/** One of several arbitraries, each as likely. */
export const oneOf = <A>(...options: ReadonlyArray<Arbitrary.Arbitrary<A>>): Arbitrary.Arbitrary<A> =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: options.length - 1 }))).pipe(
    Arbitrary.flatMap((index) => options[index]!)
  )

export const integer = (minimum: number, maximum: number): Arbitrary.Arbitrary<number> =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))

/** An integer that no number holds exactly, of either sign. */
export const unsafeInteger: Arbitrary.Arbitrary<bigint> = Arbitrary.all([
  Arbitrary.array(integer(0, 9), { maxLength: 30 }),
  Arbitrary.schema(Schema.Boolean)
]).pipe(
  Arbitrary.map(([digits, negative]) => {
    const value = 2n ** 53n + BigInt(digits.join(""))
    return negative ? -value : value
  })
)

/** A value that JSON holds, `leaf` among its scalars, nested at most so deep. */
export const json = (leaf: Arbitrary.Arbitrary<unknown>, depth = 3): Arbitrary.Arbitrary<unknown> => {
  const scalar = oneOf<unknown>(
    leaf,
    Arbitrary.schema(Schema.Null),
    Arbitrary.schema(Schema.Boolean),
    Arbitrary.schema(Schema.String),
    integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER).pipe(Arbitrary.map((value) => value + 0)),
    // Whole numbers past 2^53 would be read as integers whose digits were lost.
    Arbitrary.schema(Schema.Finite).pipe(
      Arbitrary.map((value) => (Number.isInteger(value) && !Number.isSafeInteger(value) ? 0.5 : value + 0))
    )
  )
  if (depth === 0) return scalar
  const nested = json(leaf, depth - 1)
  return oneOf<unknown>(
    scalar,
    Arbitrary.array(nested, { maxLength: 4 }),
    Arbitrary.array(Arbitrary.all([Arbitrary.schema(Schema.String), nested]), { maxLength: 4 }).pipe(
      Arbitrary.map((entries) => Object.fromEntries(entries))
    )
  )
}
