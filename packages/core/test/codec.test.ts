import * as Json from "@effect-vendors/core/vendor/Json"
import * as Wire from "@effect-vendors/core/Wire"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"
import { invalid, readerOf, unchecked } from "../src/internal/codec.ts"
import { encoder } from "../src/internal/encoder.ts"
import { decoder, leniently } from "../src/internal/decoder.ts"
import { integer, json, oneOf, unsafeInteger } from "./arbitraries.ts"

const frozen = <A>(value: A): A => {
  if (Predicate.isObjectKeyword(value)) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}

// A comparison does not look into a Redacted.
const revealed = (value: unknown): unknown =>
  Redacted.isRedacted(value)
    ? ["secret", Redacted.value(value)]
    : Array.isArray(value)
      ? value.map(revealed)
      : Predicate.isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([name, property]) => [name, revealed(property)]))
        : value

type Convert = (input: unknown) => Result.Result<unknown, Schema.SchemaError>

const same = (ours: Convert, schemas: Convert) => (input: unknown) => {
  frozen(input)
  const [actual, expected] = [ours, schemas].map((convert) => Result.mapError(convert(input), ({ message }) => message))
  assert.deepStrictEqual(actual, expected)
  assert.deepStrictEqual(Result.map(actual!, revealed), Result.map(expected!, revealed))
}

/** Compares the quick reading of a schema with the lenient one, and both with the schema itself. */
const comparison = (schema: Schema.Codec<unknown, unknown>) => {
  const quickly = readerOf(schema.ast, unchecked).read
  const decode = decoder(schema)
  const strictly = Schema.decodeUnknownResult(schema, { disableChecks: true })
  const isValue = Schema.is(Schema.toType(schema))
  return (input: unknown) => {
    frozen(input)
    const lenient = leniently(schema.ast, input)
    const quick = quickly(input)
    const strict = strictly(input)
    const whole = (value: unknown) => {
      assert.deepStrictEqual(revealed(Result.getOrThrow(lenient).value), revealed(value))
      assert.deepStrictEqual(Result.getOrThrow(lenient).drift, [])
    }
    if (quick !== invalid) whole(quick)
    if (Result.isSuccess(strict)) whole(strict.success)
    const message = ({ message }: Schema.SchemaError) => message
    assert.deepStrictEqual(Result.mapError(decode(input), message), Result.mapError(lenient, message))
    // Checks are no part of reading, and a default may be none of the type.
    if (Result.isSuccess(lenient) && Result.isSuccess(strict)) {
      assert.strictEqual(isValue(lenient.success.value), isValue(strict.success))
    }
  }
}

/** The value that a schema's decoder reads. */
const valueOf =
  <T>(schema: Schema.Codec<T, unknown>) =>
  (input: unknown): T =>
    Result.getOrThrow(decoder(schema)(input)).value

interface Tree {
  readonly id: bigint
  readonly children: ReadonlyArray<Tree>
  readonly next?: Tree | undefined
}

const Tree: Wire.Codec<Tree> = Wire.struct({
  id: Wire.Int64,
  children: Wire.array(Wire.suspend(() => Tree)),
  next: Wire.optional(Wire.suspend(() => Tree))
})

const scalars = {
  string: Wire.String,
  limited: Wire.string({ maxLength: 3 }),
  int: Wire.Int,
  bounded: Wire.int({ minimum: 1, maximum: 9 }),
  int64: Wire.Int64,
  float: Wire.Float,
  boolean: Wire.Boolean,
  true: Wire.True,
  secret: Wire.Secret,
  any: Wire.Any,
  anyObject: Wire.AnyObject,
  literals: Schema.Literals(["", "a", 1]),
  union: Schema.Union([Wire.Int, Wire.Boolean, Wire.String]),
  nullOr: Schema.NullOr(Wire.Float)
}

const item = Wire.struct({ ...scalars, tag: Wire.optional(Wire.String) })

const everything = Wire.struct({
  ...scalars,
  optionalString: Wire.optional(Wire.String),
  optionalInt: Wire.optional(Wire.Int),
  optionalInt64: Wire.optional(Wire.Int64),
  optionalFloat: Wire.optional(Wire.Float),
  optionalBoolean: Wire.optional(Wire.Boolean),
  optionalTrue: Wire.optional(Wire.True),
  optionalSecret: Wire.optional(Wire.Secret),
  optionalAny: Wire.optional(Wire.Any),
  optionalAnyObject: Wire.optional(Wire.AnyObject),
  optionalLiterals: Wire.optional(Schema.Literals(["a", "b"])),
  optionalStruct: Wire.optional(item),
  optionalList: Wire.optional(Wire.array(item)),
  ints: Wire.array(Wire.Int),
  texts: Wire.array(Wire.String),
  struct: item,
  list: Wire.array(item),
  empty: Wire.struct({}),
  oneOf: Schema.Union([Wire.Float, Schema.Literal("12")], { mode: "oneOf" }),
  open: Schema.StructWithRest(Schema.Struct({ id: Wire.Int64 }), [Schema.Record(Schema.String, Wire.Any)]),
  pair: Schema.Tuple([Wire.Int, Wire.String]),
  tree: Tree,
  kinds: Wire.array(
    Schema.Union([
      Wire.struct({ kind: Schema.Literal("a"), value: Wire.Int }),
      Wire.struct({ kind: Schema.Literal("b"), value: Wire.Int64 })
    ])
  ),
  withDefaults: Wire.struct({
    text: Wire.String.pipe(Schema.withDecodingDefaultKey(Effect.succeed("none"))),
    optional: Schema.optionalKey(Wire.String.pipe(Schema.withDecodingDefaultKey(Effect.succeed("none")))),
    number: Wire.Int.pipe(Schema.withDecodingDefaultType(Effect.succeed(7))),
    list: Wire.array(Wire.Int).pipe(Schema.withDecodingDefaultTypeKey(Effect.succeed([1])))
  })
})

const encoded = Arbitrary.schema(everything).pipe(
  Arbitrary.map((value) =>
    Json.parseExact(Json.stringify(Result.getOrThrow(Schema.encodeUnknownResult(everything)(value))))
  )
)

type Entries = ReadonlyArray<readonly [name: string, value: unknown]>

const odd = [null, "", "12", "true", "a", -0, 1.5, 7, 2 ** 53, true, [], ["1"], {}, { id: "1" }]

// The changes that an object or list may suffer at its entry `i`.
const changes: ReadonlyArray<(entries: Entries, i: number) => Entries> = [
  ...odd.map((value) => (entries: Entries, i: number) => entries.with(i, [entries[i]![0], value])),
  (entries, i) => entries.toSpliced(i, 1),
  (entries, i) => entries.toSpliced(i, 0, ["unknown", i]),
  (entries) => entries.toReversed(),
  (entries, i) => [...entries.slice(i), ...entries.slice(0, i)],
  (entries, i) => entries.toSpliced(i, 0, ["__proto__", { string: "inherited", int: "1" }])
]

interface Change {
  readonly place: number
  readonly entry: number
  readonly kind: number
}

const partsOf = (value: unknown): ReadonlyArray<object> =>
  Predicate.isObjectKeyword(value) ? [value, ...Object.values(value).flatMap(partsOf)] : []

const changed = (input: unknown, { entry, kind, place }: Change): unknown => {
  const parts = partsOf(input).filter((part) => Object.keys(part).length > 0)
  const target = parts[place % parts.length]
  const visit = (part: unknown): unknown => {
    if (!Predicate.isObjectKeyword(part)) return part
    const entries = Object.entries(part).map(([name, value]) => [name, visit(value)] as const)
    const result = part === target ? changes[kind]!(entries, entry % entries.length) : entries
    // This makes `__proto__` a plain property, as JSON.parse does.
    return Array.isArray(part) ? result.map(([, value]) => value) : Object.fromEntries(result)
  }
  return visit(input)
}

const change: Arbitrary.Arbitrary<Change> = Arbitrary.all([
  integer(0, 1000),
  integer(0, 1000),
  integer(0, changes.length - 1)
]).pipe(Arbitrary.map(([place, entry, kind]) => ({ place, entry, kind })))

const constant = <const A>(...values: ReadonlyArray<A>): Arbitrary.Arbitrary<A> =>
  integer(0, values.length - 1).pipe(Arbitrary.map((i) => values[i]!))

describe("the decoder agrees with the schema", () => {
  const compare = comparison(everything)

  it.prop("for values that the schema wrote", [encoded], ([input]) => compare(input), {
    arbitrary: { seed: "decoder", runs: 200, size: 5 }
  })

  it.prop(
    "for such values with changes at random places",
    [encoded, Arbitrary.array(change, { minLength: 1, maxLength: 3 })],
    ([input, all]) => compare(all.reduce(changed, input)),
    { arbitrary: { seed: "decoder", runs: 500, size: 5 } }
  )

  const fields = Object.values(everything.fields).map((field) => comparison(Wire.struct({ field })))

  it("for odd values, in a field of each kind", () => {
    for (const compareField of fields) {
      compareField({})
      for (const field of [...odd, undefined, 12n, 2n ** 64n, "\u0000"]) compareField({ field })
    }
  })

  it.prop(
    "for any JSON, as a whole and in a field of each kind",
    [json(oneOf<unknown>(unsafeInteger, constant(...odd)))],
    ([field]) => {
      compare(field)
      for (const compareField of fields) {
        compareField({ field })
        compareField({ before: 1, field })
      }
    },
    { arbitrary: { seed: "decoder", runs: 100, size: 5 } }
  )

  it("for objects of one list that are unlike each other", () => {
    const Item = Wire.struct({ a: Wire.Int, b: Wire.optional(Wire.String), c: Wire.Boolean })
    const input = [
      { a: 1, b: "x", c: true },
      { c: "false", a: "2" },
      { b: null, c: true, a: 3 },
      { c: true, other: 0, b: "y", a: "4" },
      { a: 5, b: "z", c: false }
    ]
    comparison(Wire.array(Item))(input)
    assert.deepStrictEqual(valueOf(Wire.array(Item))(input), [
      { a: 1, b: "x", c: true },
      { c: false, a: 2 },
      { b: undefined, c: true, a: 3 },
      { c: true, b: "y", a: 4 },
      { a: 5, b: "z", c: false }
    ])
  })

  it("for -0, null and absent fields", () => {
    const schema = Wire.struct({ a: Wire.Int, b: Wire.optional(Wire.Int) })
    const decode = valueOf(schema)
    assert.isTrue(Object.is(decode({ a: -0 }).a, 0))
    assert.deepStrictEqual(Object.keys(decode({ a: 1 })), ["a"])
    assert.deepStrictEqual(Object.entries(decode({ a: 1, b: null })), [
      ["a", 1],
      ["b", undefined]
    ])
  })

  it("for a property named __proto__", () => {
    const input = JSON.parse(`{"a":"1","__proto__":{"b":"inherited"}}`)
    const value = valueOf(Wire.struct({ a: Wire.Int, b: Wire.optional(Wire.String) }))(input)
    assert.deepStrictEqual(value, { a: 1 })
    assert.strictEqual(Object.getPrototypeOf(value), Object.prototype)
  })

  it("for a field named __proto__", () => {
    const compare = comparison(Wire.struct({ ["__proto__"]: Wire.optional(Wire.Int) }))
    compare(JSON.parse(`{"__proto__":"1"}`))
    compare(JSON.parse(`{"__proto__":{"a":1}}`))
    compare({})
  })

  it("for objects that are not plain", () => {
    const compare = comparison(Wire.struct({ a: Wire.optional(Wire.Int) }))
    for (const input of [new Date(0), Object.create({ a: "1" }), Object.create(null, { a: { value: "1" } })])
      compare(input)
  })

  it("for optional fields with the names of properties that every object inherits", () => {
    // Effect's structs find `constructor` in every object.
    const compare = comparison(Wire.struct({ constructor: Wire.optional(Wire.Int) }))
    compare({ constructor: "1" })
    compare({})
  })

  it("for an optional field whose default is behind a schema that is not defined yet", () => {
    const text = Wire.String.pipe(Schema.withDecodingDefaultKey(Effect.succeed("none")))
    const compare = comparison(Wire.struct({ a: Schema.optionalKey(Schema.suspend(() => text)) }))
    compare({ a: "text" })
    compare({})
  })

  it("for an optional field that is built on one with a default", () => {
    const text = Wire.String.pipe(Schema.withDecodingDefaultKey(Effect.succeed("none")))
    const compare = comparison(Wire.struct({ a: text.pipe(Schema.decodeTo(Schema.optionalKey(Wire.String))) }))
    compare({ a: "text" })
    compare({})
  })

  it("for an integer that is built on another", () => {
    const cents = Wire.Int.pipe(
      Schema.decodeTo(Schema.toType(Wire.Int), {
        decode: SchemaGetter.transform((units) => units * 100),
        encode: SchemaGetter.transform((cents) => cents / 100)
      })
    )
    const compare = comparison(Wire.struct({ cents }))
    compare({ cents: "5" })
    compare({ cents: 5 })
  })
})

/** Compares the encoder of a schema with the schema itself, which names the first problem in another order. */
const writing = (schema: Schema.Codec<unknown, unknown>, isEmpty = false) => {
  const ours = encoder(schema)
  const strict = Schema.encodeUnknownResult(schema, { onExcessProperty: "error" })
  const compare = same(ours, Schema.encodeUnknownResult(schema))
  return (value: unknown) => {
    const written = ours(value)
    const told = Result.isFailure(written) ? written.failure.message : ""
    if (told.startsWith("there is no such field")) {
      // Effect's struct without fields takes any field.
      assert.isTrue(Result.isFailure(strict(value)) || isEmpty || /\["empty"\]/.test(told))
    } else if (told.startsWith("the number is not finite")) {
      assert.isTrue(Result.isFailure(strict(value)))
    } else if (told.startsWith("JSON has no objects of classes")) {
      // Effect's structs and records find no field in such an object, and write an empty one.
      assert.isTrue(Redacted.isRedacted((value as { readonly field: unknown }).field))
    } else {
      compare(value)
    }
  }
}

describe("the encoder agrees with the schema", () => {
  const compare = writing(everything)
  const values = Arbitrary.schema(everything)

  it.prop("for values", [values], ([value]) => compare(value), {
    arbitrary: { seed: "encoder", runs: 200, size: 5 }
  })

  it.prop(
    "for values with changes at random places",
    [values, Arbitrary.array(change, { minLength: 1, maxLength: 3 })],
    ([value, all]) => compare(all.reduce(changed, value)),
    { arbitrary: { seed: "encoder", runs: 500, size: 5 } }
  )

  it("for odd values, in a field of each kind", () => {
    for (const field of Object.values(everything.fields)) {
      const schema = Wire.struct({ field })
      const compareField = writing(schema, field === everything.fields.empty)
      compareField({})
      for (const field of [...odd, undefined, 12n, 2n ** 64n, "\u0000", Redacted.make("a")]) compareField({ field })
    }
  })

  it("and copies the request, so that its maker may change it later", () => {
    const schema = Wire.struct({ list: Wire.array(Wire.struct({ id: Wire.Int })), empty: Wire.struct({}) })
    const request = { list: [{ id: 1 }], empty: {} }
    const written = Result.getOrThrow(encoder(schema)(request))
    request.list[0]!.id = 2
    request.list.push({ id: 3 })
    assert.deepStrictEqual(written, { list: [{ id: 1 }], empty: {} })
    assert.notStrictEqual(written, request)
  })

  it("for an object with properties of its class", () => {
    class Request {
      get a() {
        return 1
      }
      get b() {
        return 2
      }
    }
    const schema = Wire.struct({ a: Wire.Int, b: Wire.optional(Wire.Int) })
    assert.deepStrictEqual(encoder(schema)(new Request()), Result.succeed({ a: 1, b: 2 }))
  })

  it("for a struct with a check of its own", () => {
    const schema = Wire.struct({ a: Wire.Int, b: Wire.Int }).check(Schema.makeFilter(({ a, b }) => a < b))
    const compare = same(encoder(schema), Schema.encodeUnknownResult(schema))
    compare({ a: 1, b: 2 })
    compare({ a: 2, b: 1 })
  })
})

describe("the decoder copies", () => {
  const Item = Wire.struct({ id: Wire.Int, name: Wire.optional(Wire.String), any: Wire.Any })
  const schema = Wire.struct({
    left: Wire.struct({ item: Item }),
    right: Wire.struct({ items: Wire.array(Item), flags: Wire.array(Wire.Boolean) }),
    total: Wire.Float
  })
  const item = (id: unknown, more: object = {}) => ({ id, name: "text", any: { more: [1] }, ...more })
  const answer = (...items: ReadonlyArray<{ readonly id: unknown; readonly any: unknown }>) =>
    frozen({ left: { item: item(1) }, right: { items, flags: [true, false] }, total: 1.5 })
  const read = <A>(input: A) => valueOf(schema)(input) as unknown as A

  it("nothing where nothing changes", () => {
    const input = answer(item(1), item(2), { id: 3, any: null })
    assert.strictEqual(read(input), input)
  })

  it("the path to a change, and nothing beside it", () => {
    const input = answer(item(1), item("2"), item(3))
    const value = read(input)
    assert.deepStrictEqual(value, answer(item(1), item(2), item(3)))
    assert.strictEqual(value.left, input.left)
    assert.strictEqual(value.right.flags, input.right.flags)
    assert.strictEqual(value.right.items[0], input.right.items[0])
    assert.strictEqual(value.right.items[1]!.any, input.right.items[1]!.any)
    assert.strictEqual(value.right.items[2], input.right.items[2])
  })

  it("the path to a field that is left out", () => {
    const input = answer(item(1), item(2, { unknown: {} }))
    const value = read(input)
    assert.deepStrictEqual(value, answer(item(1), item(2)))
    assert.strictEqual(value.left, input.left)
    assert.strictEqual(value.right.items[0], input.right.items[0])
  })

  it("each answer on its own, so that none shares data with another", () => {
    const decode = valueOf<unknown>(schema)
    const first = decode(answer(item("1")))
    assert.deepStrictEqual(decode(answer(item("2"))), answer(item(2)))
    assert.deepStrictEqual(first, answer(item(1)))
  })
})
