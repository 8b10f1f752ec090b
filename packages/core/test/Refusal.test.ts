/** Refusals by a flag in a response. */
import * as Refusal from "@effect-vendors/core/Refusal"
import * as Wire from "@effect-vendors/core/Wire"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

class Refused extends Refusal.Class<Refused>()("Refused", {
  ok: Schema.optionalKey(Schema.Boolean),
  number: Schema.optionalKey(Schema.Int),
  words: Schema.optionalKey(Schema.String),
  inner: Schema.optionalKey(Schema.Boolean)
}) {}

const flagged = Refusal.flagged(Refused, {
  flags: ["result.ok", "result.data.inner"],
  code: ["result.number"],
  message: ["result.words"],
  fields: {
    ok: ["result.ok", Wire.Boolean],
    number: ["result.number", Wire.Int],
    words: ["result.words", Wire.String],
    inner: ["result.data.inner", Wire.Boolean]
  }
})

const read = (body: unknown): Readonly<Record<string, unknown>> | undefined =>
  Result.getOrUndefined(flagged.decode(body)) as Readonly<Record<string, unknown>> | undefined
const write = (properties: ConstructorParameters<typeof Refused>[0]) =>
  Result.getOrThrow(flagged.encode(new Refused(properties)))

const own = Schema.Struct({
  ok: Schema.optionalKey(Schema.Boolean),
  number: Schema.optionalKey(Wire.Int),
  words: Schema.optionalKey(Wire.String),
  inner: Schema.optionalKey(Schema.Boolean)
})

describe("a flagged response", () => {
  it("is the refusal where a flag is false, in any writing of it", () => {
    assert.deepInclude(read({ result: { ok: false, number: "7", words: "no" } }), {
      code: "7",
      number: 7,
      message: "no"
    })
    assert.deepInclude(read({ result: { ok: "false" } }), { code: "", message: "", ok: false })
    assert.deepInclude(read({ result: { ok: true, data: { inner: false } } }), { ok: true, inner: false })
  })

  it("is the refusal where a field beside the flags cannot be read", () => {
    assert.deepStrictEqual(read({ result: { ok: false, number: "seven", words: 1 } }), {
      ok: false,
      words: "1",
      code: "seven",
      message: "1"
    })
  })

  it("is no refusal where no flag is false", () => {
    for (const body of [
      null,
      {},
      [],
      "text",
      { result: null },
      { result: { ok: true } },
      { result: { ok: null, data: "" } },
      { result: { ok: "no" } }
    ]) {
      assert.isUndefined(read(body), JSON.stringify(body))
    }
  })
})

describe("a flagged refusal", () => {
  it("is written with one flag that says no", () => {
    assert.deepStrictEqual(write({}), { result: { ok: false } })
    assert.deepStrictEqual(write({ ok: true }), { result: { ok: false } })
    assert.deepStrictEqual(write({ inner: false }), { result: { ok: true, data: { inner: false } } })
  })

  it("is written with its code where the vendor's field can hold it", () => {
    assert.deepStrictEqual(write({ code: "7", message: "no" }), { result: { ok: false, number: 7, words: "no" } })
    assert.deepStrictEqual(write({ code: "seven" }), { result: { ok: false } })
    assert.deepStrictEqual(write({ code: "7", number: 8 }), { result: { ok: false, number: 8 } })
  })

  it.effect("is read as it was written", () =>
    Effect.gen(function* () {
      const result = yield* Arbitrary.checkEffect(Arbitrary.schema(own), (properties) => {
        const once = read(write(properties))
        return once !== undefined && JSON.stringify(read(write(once))) === JSON.stringify(once)
      })
      assert.isUndefined(Arbitrary.formatCheckFailure(result))
    })
  )
})
