import { assert, describe, it } from "@effect/vitest"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { json, unsafeInteger } from "./arbitraries.ts"

describe("parseExact", () => {
  it.each([
    ["9007199254740991", 9007199254740991],
    ["-9007199254740991", -9007199254740991],
    ["9007199254740992", 9007199254740992n],
    ["9007199254740993", 9007199254740993n],
    ["-9007199254740993", -9007199254740993n],
    ["18446744073709551616", 18446744073709551616n],
    ["0", 0],
    ["-0", -0],
    // A number with a fraction or an exponent is no identifier, so it stays a number.
    ["9007199254740993.0", 9007199254740992],
    ["1e30", 1e30],
    ["1E+2", 100],
    ["-1.5e-7", -1.5e-7],
    [`"9007199254740993"`, "9007199254740993"],
    ["null", null],
    ["true", true],
    [
      `{"a":[{"b":9007199254740993},[9007199254740993,1]],"9007199254740995":2}`,
      { "a": [{ b: 9007199254740993n }, [9007199254740993n, 1]], "9007199254740995": 2 }
    ]
  ])("%s", (text, expected) => {
    assert.deepStrictEqual(Json.parseExact(text), expected)
  })

  it.each(["", "{", "[1,]", "nul", `{"a":9007199254740993`, "1 2"])("throws a SyntaxError on %o", (text) => {
    assert.throws(() => Json.parse(text), SyntaxError)
    assert.throws(() => Json.parseExact(text), SyntaxError)
  })

  it("reads a property called __proto__ as a property", () => {
    const value = Json.parseExact(`{"__proto__":{"admin":9007199254740993}}`) as object
    assert.deepStrictEqual(Object.entries(value), [["__proto__", { admin: 9007199254740993n }]])
    assert.isUndefined((value as { admin?: unknown }).admin)
  })

  it.prop(
    "reads the values that stringify wrote",
    [json(unsafeInteger)],
    ([value]) => assert.deepStrictEqual(Json.parseExact(Json.stringify(value)), value),
    { arbitrary: { seed: "json", runs: 300 } }
  )

  it.prop(
    "agrees with parse where all integers are safe",
    [json(Arbitrary.Constant(null))],
    ([value]) => {
      const text = JSON.stringify(value)
      assert.deepStrictEqual(Json.parseExact(text), Json.parse(text))
    },
    { arbitrary: { seed: "json", runs: 200 } }
  )
})

describe("mayRound and isRounded", () => {
  it.prop(
    "notice an integer past 2^53 in the text and in the value",
    [unsafeInteger],
    ([value]) => {
      const text = Json.stringify({ list: [{ id: value }] })
      assert.isTrue(Json.mayRound(text))
      assert.isTrue(Json.isRounded(Json.parse(text)))
      assert.isFalse(Json.isRounded(Json.parseExact(text)))
    },
    { arbitrary: { seed: "json" } }
  )

  it("do not mind safe integers, fractions and text", () => {
    const value = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0.1, 1e-30, "9007199254740993", null, true, 1n]
    assert.isFalse(Json.isRounded(value))
    assert.isFalse(Json.isRounded(undefined))
    assert.isFalse(Json.mayRound(`{"a":123456789012345,"b":0.5}`))
  })
})

describe("stringify", () => {
  it.each([
    [9007199254740993n, "9007199254740993"],
    [-(2n ** 63n), "-9223372036854775808"],
    [{ a: 1n, b: undefined, c: null }, `{"a":1,"c":null}`],
    [{ a: undefined }, "{}"],
    [[1n, undefined, [2n]], "[1,null,[2]]"],
    [{ 'quo"te': 1n, "中文": "劳动合同😀" }, `{"quo\\"te":1,"中文":"劳动合同😀"}`],
    [{ lone: "\ud800", id: 1n }, `{"lone":"\\ud800","id":1}`],
    [-0, "0"],
    [[-0, 1n], "[0,1]"],
    [[Number.NaN, Number.POSITIVE_INFINITY, 1n], "[null,null,1]"]
  ])("%o", (value, expected) => assert.strictEqual(Json.stringify(value), expected))

  it.each([
    ["dates", { at: new Date(0) }],
    ["gaps in lists", Object.assign(Array.from({ length: 3 }), { 1: "b" })],
    // oxlint-disable-next-line no-sparse-arrays
    ["missing items", [1, , 3]],
    ["what JSON does not have", { f: () => 1, s: Symbol("s"), list: [() => 1, Symbol("s")] }],
    ["objects with toJSON", { url: new URL("https://example.com/?a=1") }]
  ])("writes %s alike, with a bigint beside them and without", (_name, value) =>
    assert.strictEqual(Json.stringify([value, 1n]), `[${Json.stringify(value)},1]`)
  )

  it.prop(
    "agrees with JSON.stringify where there is no bigint",
    [json(Arbitrary.schema(Schema.Undefined))],
    ([value]) => {
      assert.strictEqual(Json.stringify([value]), JSON.stringify([value]))
      assert.strictEqual(Json.stringify([value, 1n]), `[${JSON.stringify([value]).slice(1, -1)},1]`)
    },
    { arbitrary: { seed: "json", runs: 300 } }
  )
})
