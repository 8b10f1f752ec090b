/** XML of any shape is read in a time that grows with its length. */
import { assert, describe, it } from "@effect/vitest"
import * as Wire from "@effect-vendors/core/Wire"
import * as TopWire from "@effect-vendors/top/TopWire"
import * as TopXml from "@effect-vendors/top/TopXml"
import * as Effect from "effect/Effect"
import * as Courier from "./courier/Courier.ts"
import { provide } from "./gateway.ts"
import * as Stub from "./stub.ts"

const list = Courier.operation("courier.test.list", {
  request: Wire.struct({}),
  response: Wire.struct({
    ids: Wire.optional(TopWire.list(Wire.Int)),
    any: Wire.optional(Wire.Any),
    more: Wire.optional(Wire.Any)
  })
})

const wrapped = (xml: string) => `<courier_test_list_response>${xml}</courier_test_list_response>`

const read = (xml: string) =>
  list({}).pipe(provide(Stub.always(wrapped(xml)), { format: TopXml.format })) as Effect.Effect<
    Readonly<Record<string, unknown>>,
    { readonly _tag: string }
  >

const count = 100_000

describe("a long answer of", () => {
  it.live.each([
    ["one element that is repeated", "<any>1</any>".repeat(count), count],
    ["one element in a list", `<ids>${"<item>1</item>".repeat(count)}</ids>`, count],
    ["one empty element", "<any/>".repeat(count), count],
    ["two elements in turn", "<any>1</any><more>2</more>".repeat(count / 2), count / 2],
    ["elements and texts in turn", `<any>${"x<a/>".repeat(count)}</any>`, 1],
    ["elements with comments", "<any>1</any><!-- c -->".repeat(count), count],
    ["texts in pieces", `<any>${"a&amp;<![CDATA[b]]>".repeat(count)}</any>`, 1],
    ["lists that are repeated", "<ids><item>1</item></ids>".repeat(count), undefined]
  ] as const)("%s takes no time", ([, xml, expected]) =>
    Effect.gen(function* () {
      const start = performance.now()
      const result = yield* Effect.result(read(xml))
      // With the square of its length, it took minutes.
      assert.isBelow(performance.now() - start, 5000)
      if (expected === undefined || result._tag === "Failure") return
      const value = result.success.ids ?? result.success.any
      assert.strictEqual(Array.isArray(value) ? value.length : 1, expected)
    })
  )
})

describe("elements of one name", () => {
  it.effect.each([
    ["<any>1</any>", "1"],
    ["<any>1</any><any>2</any><any>3</any>", ["1", "2", "3"]],
    ["<any><a>1</a><a>2</a></any><any>3</any>", [{ a: ["1", "2"] }, "3"]],
    ["<any>1</any><more>x</more><any>2</any>", ["1", "2"]],
    ["<any/><any/>", ["", ""]]
  ] as const)("%s", ([xml, expected]) =>
    Effect.map(read(xml), ({ any }) => assert.deepStrictEqual(any as unknown, expected))
  )
})

it.effect("a text or an element of more than 16 MB is read", () =>
  Effect.gen(function* () {
    const text = "x".repeat(17 * 1024 * 1024)
    assert.deepStrictEqual(yield* read(`<any>${text}</any><more>${text}</more>`), { any: text, more: text })
  })
)

describe("an answer of many levels", () => {
  it.effect.each([2000, 200_000])("is malformed where its end is missing: %d", (depth) =>
    Effect.gen(function* () {
      assert.strictEqual((yield* Effect.flip(read("<a>".repeat(depth))))._tag, "MalformedResponse")
    })
  )

  it.effect.each([2000, 200_000])("is read beside them: %d", (depth) =>
    Effect.gen(function* () {
      const deep = "<a>".repeat(depth) + "</a>".repeat(depth)
      assert.strictEqual((yield* read(`<other>${deep}</other><any>1</any>`)).any, "1")
    })
  )
})

it.effect("white space before the declaration is left out", () =>
  Effect.gen(function* () {
    const text = `\r\n <?xml version="1.0" encoding="utf-8"?>${wrapped("<any>1</any>")}`
    const value = yield* list({}).pipe(provide(Stub.always(text), { format: TopXml.format }))
    assert.deepStrictEqual(value, { any: "1" })
  })
)
