/** Forms of an answer that its schema alone does not have, and that are read all the same. */
import * as Operation from "@effect-vendors/core/Operation"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import { assert, describe, it } from "@effect/vitest"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { decoder } from "../src/internal/decoder.ts"
import { encoder } from "../src/internal/encoder.ts"
import { weather } from "./toy.ts"

const Item = Wire.struct({ id: Wire.optional(Wire.Int), names: Wire.orEmpty(Wire.array(Wire.String)) })

const Answer = Wire.struct({
  items: Wire.array(Item),
  ids: Wire.array(Wire.String),
  notes: Wire.orEmpty(Wire.array(Wire.String)),
  rows: Wire.array(Wire.array(Wire.Int)),
  byName: Wire.optional(Schema.Record(Schema.String, Wire.String)),
  counts: Wire.optional(Schema.Record(Schema.String, Wire.struct({ count: Wire.Int })))
})

const decode = decoder(Answer)
const empty = { items: [], ids: [], notes: [], rows: [] }

const reading = (text: string) =>
  Result.map(
    decode(Json.parse(text), () => Json.parseNumerals(text)),
    ({ drift, value }) => ({ value, drift: drift.map(({ actual, path }) => `${path}: ${actual}`) })
  )

describe("an answer with another form of", () => {
  it.each<readonly [string, object, ReadonlyArray<string>]>([
    [`{"items":null,"ids":"","notes":{},"rows":[]}`, {}, []],
    [`{"items":{"id":"5","names":null}}`, { items: [{ id: 5, names: [] }] }, []],
    [`{"items":{"id":[]}}`, { items: [{ names: [] }] }, ["items.id: list"]],
    [
      `{"items":[null,{"id":1},""]}`,
      { items: [{ names: [] }, { id: 1, names: [] }, { names: [] }] },
      ["items[0]: null", "items[2]: text"]
    ],
    [`{"items":[{"names":["a",null,1.50]}]}`, { items: [{ names: ["a", "", "1.50"] }] }, ["items[0].names[1]: null"]],
    [`{"notes":["",null]}`, { notes: ["", ""] }, ["notes[1]: null"]],
    [`{"notes":["",{}]}`, {}, ["notes[1]: object"]],
    [`{"rows":[null,[1],"",["2.0"],{}]}`, { rows: [[], [1], [], [2], []] }, []],
    [
      `{"byName":{"a":1.50,"b":true,"c":"text","__proto__":12345678901234567890}}`,
      { byName: JSON.parse(`{"a":"1.50","b":"true","c":"text","__proto__":"12345678901234567890"}`) },
      []
    ],
    [`{"byName":{"a":null,"b":"text"}}`, { byName: { b: "text" } }, ["byName.a: null"]],
    [`{"counts":{"a":{"count":"5"},"b":{"count":"x"}}}`, { counts: { a: { count: 5 } } }, ["counts.b.count: text"]],
    [`{"byName":[]}`, {}, ["byName: list"]]
  ])("lists and records: %s", (text, expected, drift) => {
    assert.deepStrictEqual(reading(text), Result.succeed({ value: { ...empty, ...expected }, drift }) as never)
  })

  // Neither is known by a field, and an empty text among ids would be an id.
  it.each([
    `{"items":{"other":1}}`,
    `{"items":"none"}`,
    `{"items":[1]}`,
    `{"ids":"f-1"}`,
    `{"ids":["f-1",null]}`,
    `{"rows":[5]}`
  ])("a list that it needs is not read from %s", (text) => assert.isTrue(Result.isFailure(reading(text))))
})

it("an answer that is nested deeper than the stack does not keep its error from being stored", () => {
  const deep: unknown = JSON.parse("[".repeat(100_000) + "]".repeat(100_000))
  const error = new VendorError.MalformedResponse({ outcome: "Done", response: Redacted.make({ id: deep }) })
  const stored = Schema.encodeUnknownSync(Operation.errorsOf(weather))(error)
  assert.notProperty(stored, "response")
  assert.strictEqual(Schema.decodeUnknownSync(Operation.errorsOf(weather))(stored).outcome, "Done")
})

describe("a request that would be sent as an empty object is refused", () => {
  class Named {
    readonly id = 5
  }
  const write = encoder(Wire.struct({ item: Wire.optional(Wire.struct({ id: Wire.optional(Wire.Int) })) }))

  it.each<readonly [string, object]>([
    ["a map", new Map([["id", 5]])],
    ["a set", new Set(["id"])],
    ["a promise", Promise.resolve({ id: 5 })],
    ["a date", new Date(0)],
    ["a secret", Redacted.make({ id: 5 })]
  ])("%s", (_, item) => {
    for (const [input, at] of [
      [{ item }, ` ["item"]`],
      [item, ""]
    ] as const) {
      const written = write(input)
      assert(Result.isFailure(written))
      assert.match(written.failure.message, /^JSON has no objects of classes/)
      assert.include(written.failure.message, at.trim())
    }
    assert.isTrue(Result.isFailure(encoder(Wire.AnyObject)(item)))
  })

  it("and not an object of a class that has the fields", () => {
    assert.deepStrictEqual(write({ item: new Named() }), Result.succeed({ item: { id: 5 } }))
  })

  it("a date that is none", () => {
    const written = encoder(Wire.AnyObject)({ at: [new Date(Number.NaN)] })
    assert(Result.isFailure(written))
    assert.strictEqual(written.failure.message, `the date is invalid\n  at ["at"][0]`)
  })
})
