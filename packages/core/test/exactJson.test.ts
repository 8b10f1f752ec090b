import * as Json from "@effect-vendors/core/vendor/Json"
import * as Wire from "@effect-vendors/core/Wire"
import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { exact, numeral, withMarks, withSource } from "../src/internal/exactJson.ts"
import { Numeral } from "../src/internal/numeral.ts"

// Some runtimes do not tell the source text of numbers. Both ways must read the same.
describe.each([
  ["source text", withSource],
  ["marks", withMarks]
] as const)("exact JSON by %s", (_name, parse) => {
  it.each([
    ["9007199254740993", 9007199254740993n],
    ["-9007199254740993", -9007199254740993n],
    ["[12345678901234567890,1]", [12345678901234567890n, 1]],
    ["9007199254740991", 9007199254740991],
    ["0.0000000000000005", 5e-16],
    ["1.1234567890123456789", 1.1234567890123457],
    ["1234567890123456.5", 1234567890123456.5],
    ["1e1234567890123456", Infinity],
    ["1e-1234567890123456", 0],
    ["1E+21", 1e21],
    [`"9007199254740993"`, "9007199254740993"],
    [`{"9007199254740993":"\\"9007199254740993"}`, { "9007199254740993": `"9007199254740993` }],
    [`{"a": 9007199254740993 , "b":[ -9007199254740993]}`, { a: 9007199254740993n, b: [-9007199254740993n] }]
  ] as const)("%s", (text, expected) => {
    assert.deepStrictEqual(parse(text, exact), expected)
  })

  it.each([
    ["5", 5],
    ["-1.5", -1.5],
    ["5.0", new Numeral("5.0")],
    ["1.50", new Numeral("1.50")],
    ["1e400", new Numeral("1e400")],
    ["-0", new Numeral("-0")],
    ["12345678901234567890", new Numeral("12345678901234567890")],
    [`{"a":[1.10,"1.10"]}`, { a: [new Numeral("1.10"), "1.10"] }]
  ])("keeps %s by its text where a number would be written otherwise", (text, expected) => {
    assert.deepStrictEqual(parse(text, numeral), expected)
  })

  it("throws on text that is no JSON", () => {
    for (const text of ["", "{", "9007199254740993x", "[9007199254740993,]", "01", "[1.]", "-", "1 2"])
      assert.throws(() => parse(text, exact), SyntaxError)
  })

  it.prop(
    "reads the values that were written",
    [Schema.Array(Schema.Union([Schema.BigInt, Schema.String, Wire.Float, Schema.Boolean]))],
    ([values]) => {
      const expected = values.map((value) => {
        if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value
        // Only its digits mark a number as an integer.
        return Number.isInteger(value) && !Number.isSafeInteger(value) && !String(value).includes("e")
          ? BigInt(String(value))
          : value
      })
      assert.deepStrictEqual(parse(Json.stringify(values), exact), expected)
    },
    { arbitrary: { seed: "exact", runs: 500 } }
  )
})

it("withMarks rounds the integers of a text that holds the mark itself", () => {
  assert.deepStrictEqual(withMarks(`["\uE000number 1",9007199254740993]`, exact), ["\uE000number 1", 9007199254740992])
})
