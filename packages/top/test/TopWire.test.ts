import { assert, describe, it } from "@effect/vitest"
import * as Wire from "@effect-vendors/core/Wire"
import * as TopWire from "@effect-vendors/top/TopWire"
import * as Arbitrary from "effect/Arbitrary"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { afterEach } from "vitest"
import { integer } from "../../core/test/arbitraries.ts"
import * as independent from "./independent.ts"

const decode = <T>(schema: Wire.Codec<T>, input: unknown) => Schema.decodeUnknownResult(schema)(input)
// Reads as the gateway reads an answer.
const decodeAnswer = <T>(schema: Wire.Codec<T>, input: unknown) =>
  Schema.decodeUnknownResult(schema, { disableChecks: true })(input)
const encode = <T>(schema: Wire.Codec<T>, value: unknown) => Schema.encodeUnknownResult(schema)(value)

const at = (iso: string) => DateTime.makeUnsafe(Date.parse(iso))

const first = Date.parse("0001-01-01T00:00:00+08:00")
const last = Date.parse("9999-12-31T23:59:59.999+08:00")

describe("DateText", () => {
  it.each([
    ["the documents' example", "2018-06-12 19:59:20", "2018-06-12T11:59:20Z"],
    ["midnight", "2020-01-01 00:00:00", "2019-12-31T16:00:00Z"],
    ["the leap day", "2024-02-29 08:00:00", "2024-02-29T00:00:00Z"],
    // In that summer Shanghai was nine hours ahead, but the platform's clock is always eight hours ahead.
    ["a summer of 1988", "1988-07-01 08:00:00", "1988-07-01T00:00:00Z"],
    // In the 19th century Shanghai was eight hours, five minutes and 43 seconds ahead.
    ["before time zones", "1890-01-01 08:00:00", "1890-01-01T00:00:00Z"],
    ["the first second", "0001-01-01 00:00:00", "0000-12-31T16:00:00Z"],
    ["the last second", "9999-12-31 23:59:59", "9999-12-31T15:59:59Z"]
  ])("%s", (_, text, iso) => {
    assert.deepStrictEqual(decode(TopWire.DateText, text), Result.succeed(at(iso)))
    assert.deepStrictEqual(encode(TopWire.DateText, at(iso)), Result.succeed(text))
  })

  it("reads the text of a Java timestamp", () => {
    for (const text of ["2018-06-12 19:59:20.0", "2018-06-12 19:59:20.123456789"]) {
      assert.deepStrictEqual(decodeAnswer(TopWire.DateText, text), Result.succeed(at("2018-06-12T11:59:20Z")))
    }
  })

  it.each([
    "2018-02-30 00:00:00",
    "2018-02-30 00:00:00.0",
    "2018-01-01 00:00:00.",
    "2018-02-29 00:00:00",
    "2018-00-10 00:00:00",
    "2018-13-10 00:00:00",
    "2018-01-32 00:00:00",
    "2018-01-01 24:00:00",
    "2018-01-01 25:00:00",
    "2018-01-01 00:60:00",
    "2018-01-01 00:00:60",
    "2018-01-01T00:00:00",
    "2018-01-01 00:00:00Z",
    "2018-01-01 00:00",
    "2018-01-01",
    "2018-1-1 0:0:0",
    " 2018-01-01 00:00:00",
    "2018-01-01 00:00:00\n",
    "+10000-01-01 00:00:00",
    "10000-01-01 00:00:00",
    "",
    1528804760000,
    null,
    undefined,
    {}
  ])("does not read %o", (input) => {
    assert.isTrue(Result.isFailure(decode(TopWire.DateText, input)))
    assert.isTrue(Result.isFailure(decodeAnswer(TopWire.DateText, input)))
  })

  it.each([first - 1, last + 1, -8.64e15, 8.64e15])(
    "does not write %d, because its year does not have four digits",
    (millis) => {
      assert.isTrue(Result.isFailure(encode(TopWire.DateText, DateTime.makeUnsafe(millis))))
    }
  )

  it.each([first, last])("writes %d, the edge", (millis) => {
    assert.deepStrictEqual(
      encode(TopWire.DateText, DateTime.makeUnsafe(millis)),
      Result.succeed(independent.timestamp(millis))
    )
  })

  it.effect.prop(
    "a time comes back without its fraction of a second",
    [integer(first, last)],
    ([millis]) =>
      Effect.sync(() => {
        const text = Result.getOrThrow(encode(TopWire.DateText, DateTime.makeUnsafe(millis)))
        assert.strictEqual(text, independent.timestamp(millis))
        assert.deepStrictEqual(
          decode(TopWire.DateText, text),
          Result.succeed(DateTime.makeUnsafe(Math.floor(millis / 1000) * 1000))
        )
      }),
    { arbitrary: { seed: "dates", runs: 500 } }
  )

  it.effect.prop(
    "every time that its arbitrary draws can be written",
    [Arbitrary.schema(TopWire.DateText)],
    ([time]) => Effect.sync(() => assert.isTrue(Result.isSuccess(encode(TopWire.DateText, time)))),
    { arbitrary: { seed: "date arbitrary", runs: 200 } }
  )

  describe("is the same in any zone of the process", () => {
    const zone = process.env.TZ
    afterEach(() => {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    })

    it.each([
      ["UTC", 0],
      ["America/New_York", 240],
      ["Asia/Shanghai", -540],
      ["Asia/Kolkata", -330],
      ["Asia/Kathmandu", -345]
    ])("%s", (name, minutes) => {
      process.env.TZ = name
      const time = "1988-07-01T00:00:00Z"
      // The test shows something only where the process did change its zone.
      assert.strictEqual(new Date(time).getTimezoneOffset(), minutes)
      assert.deepStrictEqual(encode(TopWire.DateText, at(time)), Result.succeed("1988-07-01 08:00:00"))
      assert.deepStrictEqual(decode(TopWire.DateText, "1988-07-01 08:00:00"), Result.succeed(at(time)))
      assert.strictEqual(TopWire.formatDate(0), "1970-01-01 08:00:00")
      assert.strictEqual(TopWire.parseDate("1970-01-01 08:00:00"), 0)
      // 02:30 of this day does not exist in New York.
      assert.strictEqual(TopWire.parseDate("2024-03-10 02:30:00"), Date.parse("2024-03-09T18:30:00Z"))
    })
  })
})

describe("JsonText", () => {
  it.each([
    ["a text stays as it is", '{"a": 1}', '{"a": 1}'],
    ["a text that is no JSON", "xxx", "xxx"],
    ["an empty text", "", ""],
    ["an object", { a: [1, "二", null] }, '{"a":[1,"二",null]}'],
    ["a number", 1234, "1234"],
    ["a boolean", false, "false"],
    ["an integer with all its digits", 9007199254740993n, "9007199254740993"],
    ["such an integer in an object", { a: [9007199254740993n] }, '{"a":[9007199254740993]}']
  ])("%s", (_, input, text) => {
    assert.deepStrictEqual(decode(TopWire.JsonText, input), Result.succeed(text))
    assert.deepStrictEqual(encode(TopWire.JsonText, text), Result.succeed(text))
  })

  it.each([
    ["null", null],
    ["an integer that was rounded", 2 ** 53],
    ["such an integer in an object", { a: [2 ** 60] }]
  ])("does not read %s", (_, input) => {
    assert.isTrue(Result.isFailure(decode(TopWire.JsonText, input)))
    assert.isTrue(Result.isFailure(decodeAnswer(TopWire.JsonText, input)))
  })
})

describe("list", () => {
  const numbers = TopWire.list(Schema.Finite as Wire.Codec<number>)
  const areas = TopWire.list(Wire.struct({ account_id: Wire.optional(Wire.Int64) }))

  it.each([
    ["a bare array", [1, 2], [1, 2]],
    ["an empty array", [], []],
    ["one key with an array", { item: [1, 2] }, [1, 2]],
    ["one key of any name", { whatever: [1] }, [1]],
    ["one key with one element", { item: 1 }, [1]],
    ["one key with an empty array", { item: [] }, []],
    ["an empty object", {}, []],
    ["an empty text", "", []]
  ])("%s", (_, input, expected) => {
    assert.deepStrictEqual(decode(numbers, input), Result.succeed(expected))
    assert.deepStrictEqual(decodeAnswer(numbers, input), Result.succeed(expected))
    assert.deepStrictEqual(encode(numbers, expected), Result.succeed(expected))
  })

  it("one key with one object", () => {
    const expected = Result.succeed([{ account_id: 5n }])
    assert.deepStrictEqual(decode(areas, { area: { account_id: 5 } }), expected)
    assert.deepStrictEqual(decode(areas, { area: [{ account_id: "5" }] }), expected)
    assert.deepStrictEqual(decode(areas, [{ account_id: 5 }]), expected)
  })

  it.each([
    ["two keys", { a: [1], b: [2] }],
    ["two keys, one of them empty", { a: [1], b: [] }],
    ["a text", "1"],
    ["a number", 1],
    ["null", null],
    ["nothing", undefined],
    ["an element of another type", ["a"]],
    ["an element of another type under a key", { item: ["a"] }]
  ])("does not read %s", (_, input) => {
    assert.isTrue(Result.isFailure(decode(numbers, input)))
    assert.isTrue(Result.isFailure(decodeAnswer(numbers, input)))
  })
})
