import { assert, describe, it } from "@effect/vitest"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Wire from "@effect-vendors/core/Wire"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

const decode = <T>(schema: Wire.Codec<T>, input: unknown) => Schema.decodeUnknownResult(schema)(input)
const encode = <T>(schema: Wire.Codec<T>, value: unknown) => Schema.encodeUnknownResult(schema)(value)

const accepts = (schema: Wire.Codec<unknown>, cases: ReadonlyArray<readonly [input: unknown, value: unknown]>) =>
  it.each(cases)("reads %o as %o", (input, value) =>
    assert.deepStrictEqual(decode(schema, input), Result.succeed(value))
  )

const refuses = (schema: Wire.Codec<unknown>, inputs: ReadonlyArray<unknown>) =>
  it.each(inputs.map((input) => [input]))("does not read %o", (input) => {
    assert.isTrue(Result.isFailure(decode(schema, input)))
    // Answers are decoded without checks, which must not let the value through.
    assert.isTrue(Result.isFailure(Schema.decodeUnknownResult(schema, { disableChecks: true })(input)))
  })

const writes = (schema: Wire.Codec<unknown>, cases: ReadonlyArray<readonly [value: unknown, output: unknown]>) =>
  it.each(cases)("writes %o as %o", (value, output) =>
    assert.deepStrictEqual(encode(schema, value), Result.succeed(output))
  )

const doesNotWrite = (schema: Wire.Codec<unknown>, values: ReadonlyArray<unknown>) =>
  it.each(values.map((value) => [value]))("does not write %o", (value) =>
    assert.isTrue(Result.isFailure(encode(schema, value)))
  )

describe("Int", () => {
  accepts(Wire.Int, [
    [0, 0],
    [-0, 0],
    [-7, -7],
    ["42", 42],
    ["-42", -42],
    ["007", 7],
    ["-0", 0],
    [12n, 12],
    [9007199254740991, 9007199254740991],
    ["-9007199254740991", -9007199254740991],
    ["5.0", 5],
    ["-5.000", -5],
    ["+1", 1],
    [" 5\n", 5]
  ])
  refuses(Wire.Int, [
    1.5,
    9007199254740992,
    "9007199254740993",
    9007199254740993n,
    "",
    " ",
    "1.5",
    "1.",
    ".0",
    "1e3",
    "0x10",
    "+-1",
    "1 2",
    "1,000",
    "一",
    true,
    null,
    undefined,
    [],
    [1],
    {},
    Number.NaN,
    Number.POSITIVE_INFINITY
  ])
  writes(Wire.Int, [
    [5, 5],
    [-9007199254740991, -9007199254740991]
  ])
  doesNotWrite(Wire.Int, [-0, 1.5, "5", 9007199254740992, Number.NaN, 5n, null, undefined])
})

describe("Int64", () => {
  accepts(Wire.Int64, [
    [0, 0n],
    [-5, -5n],
    ["9007199254740993", 9007199254740993n],
    [9007199254740993n, 9007199254740993n],
    ["9223372036854775807", 2n ** 63n - 1n],
    ["-9223372036854775808", -(2n ** 63n)],
    ["9007199254740993.0", 9007199254740993n],
    [" +9007199254740993 ", 9007199254740993n]
  ])
  refuses(Wire.Int64, [
    // Such a number has lost its digits already.
    9007199254740992,
    "9223372036854775808",
    -(2n ** 63n) - 1n,
    "1.5",
    1.5,
    "",
    " ",
    "+",
    "0x1f",
    "1n",
    true,
    null,
    undefined,
    [],
    [1]
  ])
  writes(Wire.Int64, [
    [5n, 5],
    [9007199254740991n, 9007199254740991],
    [9007199254740992n, 9007199254740992n],
    [9007199254740993n, 9007199254740993n],
    [-(2n ** 63n), -(2n ** 63n)]
  ])
  doesNotWrite(Wire.Int64, [2n ** 63n, -(2n ** 63n) - 1n, 5, "5", null])
})

describe("Float", () => {
  accepts(Wire.Float, [
    [1.5, 1.5],
    [-0, 0],
    ["-1.25", -1.25],
    ["1e3", 1000],
    [" +1.50 ", 1.5],
    [".5", 0.5],
    ["5.", 5],
    // The exact reading of an answer gives large whole numbers as bigint.
    [100000000000000000n, 1e17],
    [3, 3]
  ])
  refuses(Wire.Float, [
    "",
    " ",
    "one",
    ".",
    "1e",
    "1 2",
    "Infinity",
    Number.NaN,
    Number.POSITIVE_INFINITY,
    null,
    undefined,
    true,
    [],
    [1]
  ])
  writes(Wire.Float, [[0.1, 0.1]])
  doesNotWrite(Wire.Float, [-0, Number.NaN, Number.NEGATIVE_INFINITY, "1", null])
})

describe("Boolean", () => {
  accepts(Wire.Boolean, [
    [true, true],
    [false, false],
    ["true", true],
    ["false", false],
    [1, true],
    [0, false],
    ["1", true],
    ["0", false],
    ["True", true],
    ["FALSE", false],
    ["\n  true ", true]
  ])
  refuses(Wire.Boolean, [2, -1, "2", "01", "1.0", 1n, "", "Y", "yes", "tru", null, undefined, [], {}])
  writes(Wire.Boolean, [
    [true, true],
    [false, false]
  ])
  doesNotWrite(Wire.Boolean, ["true", 1, null])
})

describe("True", () => {
  accepts(Wire.True, [
    [true, true],
    ["true", true],
    [1, true],
    ["1", true]
  ])
  refuses(Wire.True, [false, "false", 0, "0", 2, null, undefined, "", {}])
  writes(Wire.True, [[true, true]])
  doesNotWrite(Wire.True, [false, "true"])
})

describe("String", () => {
  accepts(Wire.String, [
    ["", ""],
    ["劳动合同😀\t\r\n", "劳动合同😀\t\r\n"]
  ])
  refuses(Wire.String, [1, true, null, undefined, [], {}])
  writes(Wire.String, [["劳动合同😀", "劳动合同😀"]])
  doesNotWrite(Wire.String, ["\u0000", "a\u0001b", "\u001f", "\ud800", "\udc00x", "\ufffe", 1, null])

  it("reads answers that break the limits of requests", () =>
    assert.deepStrictEqual(
      Schema.decodeResult(Wire.String, { disableChecks: true })("a\u0001b"),
      Result.succeed("a\u0001b")
    ))
})

describe("Secret", () => {
  it("is hidden on the typed side only", () => {
    const secret = Result.getOrThrow(decode(Wire.Secret, "hunter2"))
    assert.isTrue(Redacted.isRedacted(secret))
    assert.notInclude(JSON.stringify({ secret }) + String(secret), "hunter2")
    assert.strictEqual(Redacted.value(secret as Redacted.Redacted), "hunter2")
    assert.deepStrictEqual(encode(Wire.Secret, Redacted.make("hunter2")), Result.succeed("hunter2"))
  })
  refuses(Wire.Secret, [1, null, undefined, {}])
  doesNotWrite(Wire.Secret, ["hunter2", Redacted.make("\u0000"), Redacted.make(1), null])

  it.each([["hunter2"], [Redacted.make("hunter2\u0000")], [Redacted.make({ password: "hunter2" })]])(
    "does not appear in the error of a request that does not fit: %o",
    (value) => {
      const error = Result.getOrThrow(Result.flip(encode(Wire.struct({ password: Wire.Secret }), { password: value })))
      assert.notInclude((error as Error).message, "hunter2")
    }
  )
})

describe("optional", () => {
  const schema = Wire.struct({ a: Wire.optional(Wire.Int) })
  accepts(schema, [
    [{}, {}],
    [{ a: null }, { a: undefined }],
    [{ a: undefined }, { a: undefined }],
    [{ a: "5" }, { a: 5 }]
  ])
  refuses(schema, [{ a: "five" }, { a: [] }])

  it("sends neither null nor undefined", () => {
    for (const value of [{}, { a: undefined }]) {
      assert.strictEqual(Json.stringify(Result.getOrThrow(encode(schema, value))), "{}")
    }
    assert.isTrue(Result.isFailure(encode(schema, { a: null })))
  })

  it("reads an empty string as a value", () =>
    assert.deepStrictEqual(
      decode(Wire.struct({ a: Wire.optional(Wire.String) }), { a: "" }),
      Result.succeed({ a: "" })
    ))
})

describe("struct and array", () => {
  const schema = Wire.struct({ id: Wire.Int64, list: Wire.array(Wire.struct({ name: Wire.String })) })
  accepts(schema, [
    [
      { id: "7", list: [], unknown: 1 },
      { id: 7n, list: [] }
    ],
    [
      { id: 7, list: [{ name: "a", unknown: [] }] },
      { id: 7n, list: [{ name: "a" }] }
    ]
  ])
  refuses(schema, [
    {},
    { id: 1 },
    { list: [] },
    { id: null, list: [] },
    { id: 1, list: {} },
    { id: 1, list: [{}] },
    { id: 1, list: [null] },
    null,
    "",
    5,
    "{}"
  ])

  const empty = Wire.struct({})
  accepts(empty, [
    [{}, {}],
    [{ RequestId: "r" }, {}]
  ])
  refuses(empty, ["", "{}", 1, true, null, undefined])
  writes(empty, [[{}, {}]])

  it("lend their fields to another struct", () => {
    assert.deepStrictEqual(
      decode(Wire.struct({ ...empty.fields, a: Wire.Int }), { a: 1, b: 2 }),
      Result.succeed({ a: 1 })
    )
    const wider = Wire.struct({ ...schema.fields, extra: Wire.Boolean })
    assert.deepStrictEqual(
      decode(wider, { id: 1, list: [], extra: "true" }),
      Result.succeed({ id: 1n, list: [], extra: true })
    )
    assert.isTrue(Result.isFailure(decode(wider, { id: 1, list: [] })))
  })
})

describe("Any and AnyObject", () => {
  accepts(Wire.Any, [
    [null, null],
    [{ a: [1, 9007199254740993n] }, { a: [1, 9007199254740993n] }],
    ["9007199254740993", "9007199254740993"]
  ])
  refuses(Wire.Any, [9007199254740992, { a: [{ b: -9007199254740994 }] }])
  refuses(Wire.AnyObject, [null, 1, "{}", { id: 9007199254740992 }])
  doesNotWrite(Wire.Any, [{ id: 2 ** 53 }])
})

const everything = Wire.struct({
  int: Wire.Int,
  int64: Wire.Int64,
  float: Wire.Float,
  boolean: Wire.Boolean,
  true: Wire.True,
  string: Wire.String,
  secret: Wire.Secret,
  any: Wire.Any,
  optional: Wire.optional(Wire.Int64),
  array: Wire.array(Wire.struct({ id: Wire.Int64, name: Wire.optional(Wire.String) }))
})

// The wire does not tell undefined from absent.
const withoutUndefined = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(withoutUndefined)
    : typeof value === "object" && value !== null && !Redacted.isRedacted(value)
      ? Object.fromEntries(
          Object.entries(value).flatMap(([key, property]) =>
            property === undefined ? [] : [[key, withoutUndefined(property)]]
          )
        )
      : value

it.prop(
  "values that are drawn from a schema survive the wire",
  [everything],
  ([value]) => {
    const text = Json.stringify(Result.getOrThrow(encode(everything, value)))
    assert.deepStrictEqual(
      withoutUndefined(Result.getOrThrow(decode(everything, Json.parseExact(text)))),
      withoutUndefined(value)
    )
    // A second round gives the same text.
    assert.strictEqual(
      Json.stringify(
        Result.getOrThrow(encode(everything, Result.getOrThrow(decode(everything, Json.parseExact(text)))))
      ),
      text
    )
  },
  { arbitrary: { seed: "wire", runs: 200, size: 10 } }
)

const hasNegativeZero = (value: unknown): boolean =>
  Object.is(value, -0) || (typeof value === "object" && value !== null && Object.values(value).some(hasNegativeZero))

it.effect("schemas draw no -0, and no text that is not safe on the wire", () =>
  Effect.gen(function* () {
    const schema = Wire.struct({ int: Wire.Int, float: Wire.Float, any: Wire.Any, string: Wire.String })
    const values = yield* Arbitrary.sampleEffect(Arbitrary.schema(schema), { seed: 3, count: 2000, size: 10 })
    for (const { any, float, int, string } of values) {
      assert.isFalse([any, float, int].some(hasNegativeZero))
      assert.isTrue(string.isWellFormed())
      // oxlint-disable-next-line no-control-regex
      assert.notMatch(string, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
    }
  })
)
