import * as Drift from "@effect-vendors/core/Drift"
import * as Operation from "@effect-vendors/core/Operation"
import * as Refusal from "@effect-vendors/core/Refusal"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { inspect } from "node:util"
import { capturing } from "./spans.ts"
import { answeredWith, codes, classify, identity, Toy, waitingGateway } from "./toy.ts"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"

class NotSold extends Refusal.Class<NotSold>()("NotSold", { row: Schema.optional(Schema.Int) }) {}

const Seat = Wire.struct({ number: Wire.Int, names: Wire.array(Wire.String), note: Wire.optional(Wire.String) })

const sell = Operation.make(Toy, identity("sell"), {
  request: Wire.struct({}),
  response: Wire.struct({
    id: Wire.String,
    seats: Wire.array(Seat),
    spare: Wire.orEmpty(Wire.array(Seat)),
    row: Wire.optional(Wire.Int),
    best: Wire.optional(Seat),
    any: Wire.optional(Wire.Any),
    secret: Wire.optional(Wire.Secret)
  }),
  refusals: {
    response: Refusal.flagged(NotSold, {
      flags: ["sold"],
      code: ["code"],
      message: ["why"],
      fields: { row: ["row", Wire.Int] }
    })
  }
}).annotate(Operation.Idempotent, true)

const answer = (text: string): Exchange.Answered => ({
  _tag: "Answered",
  body: Json.parse(text),
  requestId: "r-1",
  reparse: () => Json.parseNumerals(text)
})

/** A call of a live gateway, which takes drift. */
const sold = (text: string) => sell.detailed({}).pipe(Drift.withStrict(false), answeredWith(answer(text)))

const seat = { number: 1, names: [] }

describe("an answer reads", () => {
  it.effect.each<readonly [text: string, id: string]>([
    // https://github.com/TencentCloud/tencentcloud-sdk-go/issues/38
    [`{"id":20240101}`, "20240101"],
    [`{"id":1.50}`, "1.50"],
    [`{"id":5.0}`, "5.0"],
    [`{"id":1e400}`, "1e400"],
    [`{"id":-0}`, "-0"],
    [`{"id":12345678901234567890}`, "12345678901234567890"],
    [`{"id":true}`, "true"]
  ])("text from a number or a truth value, digit by digit: %s", ([text, id]) =>
    Effect.gen(function* () {
      const { drift, value } = yield* sold(text)
      assert.deepStrictEqual(value, { id, seats: [], spare: [] })
      assert.deepStrictEqual(drift, [])
    })
  )

  it.effect("a secret from a number", () =>
    Effect.gen(function* () {
      const { value } = yield* sold(`{"id":"a","secret":10.50}`)
      assert.strictEqual(Redacted.value(value.secret!), "10.50")
    })
  )

  it.effect("numbers that no text field has as numbers", () =>
    Effect.gen(function* () {
      const { raw, value } = yield* sold(`{"id":1,"row":5.0,"any":[1.50,12345678901234567890,1e30,"2.50"]}`)
      assert.deepStrictEqual(value.any, [1.5, 12345678901234567890n, "1e30", "2.50"])
      assert.strictEqual(value.row, 5)
      assert.deepStrictEqual(raw, { id: 1, row: 5, any: [1.5, 12345678901234567890n, "1e30", "2.50"] })
    })
  )

  it.effect("a list that is null or absent as an empty one", () =>
    Effect.gen(function* () {
      for (const text of [`{"id":"a"}`, `{"id":"a","seats":null,"spare":null}`]) {
        const { drift, value } = yield* sold(text)
        assert.deepStrictEqual(value, { id: "a", seats: [], spare: [] })
        assert.deepStrictEqual(drift, [])
      }
      const nested = yield* sold(`{"id":"a","seats":[{"number":"1.0"},{"number":2,"names":null}]}`)
      assert.deepStrictEqual(nested.value.seats, [seat, { number: 2, names: [] }])
    })
  )
})

describe("what cannot be read", () => {
  const left: ReadonlyArray<readonly [fields: object, left: object, Drift.Drift]> = [
    [{ row: {} }, {}, { path: "row", expected: "number", actual: "object" }],
    [{ row: "12a" }, {}, { path: "row", expected: "number", actual: "text" }],
    [{ best: { number: 1, note: [] } }, { best: seat }, { path: "best.note", expected: "string", actual: "list" }],
    [{ best: { names: [] } }, {}, { path: "best.number", expected: "Missing key", actual: "nothing" }],
    [{ best: { number: 1, names: [{}] } }, {}, { path: "best.names[0]", expected: "string", actual: "object" }],
    [{ best: 5 }, {}, { path: "best", expected: "object", actual: "number" }],
    [{ spare: "none" }, { spare: [] }, { path: "spare", expected: "array", actual: "text" }],
    [{ spare: [seat, null] }, { spare: [] }, { path: "spare[1]", expected: "object", actual: "null" }]
  ]

  it.effect.each(left)("is left out with the nearest optional field around it: %j", ([fields, expected, drift]) =>
    Effect.gen(function* () {
      const result = yield* sold(JSON.stringify({ id: "a", ...fields }))
      assert.deepStrictEqual(result.value, { id: "a", seats: [], spare: [], ...expected } as never)
      assert.deepStrictEqual(result.drift, [drift])
      assert.deepStrictEqual(result.raw, { id: "a", ...fields })
    })
  )

  it.effect.each([
    [{ seats: "none" }],
    [{ seats: [null] }],
    [{ seats: [{ names: [] }] }],
    [{ id: {} }],
    [{ id: null }],
    [{ id: undefined }]
  ])("fails the call where a required field needs it: %j", ([fields]) =>
    Effect.gen(function* () {
      const body = { id: "a", sold: true, ...fields }
      const error = yield* Effect.flip(sold(JSON.stringify(body)))
      assert.instanceOf(error, VendorError.MalformedResponse)
      assert.deepInclude(error, { outcome: "Done", retryable: false, requestId: "r-1" })
      assert.deepStrictEqual(Redacted.value(error.response!), JSON.parse(JSON.stringify(body)))
    })
  )

  it.effect("leaves the outcome unknown where the evidence is not there", () =>
    Effect.gen(function* () {
      for (const sold_ of [undefined, null, "yes", {}]) {
        const error = yield* Effect.flip(sold(JSON.stringify({ id: {}, sold: sold_ })))
        assert.deepInclude(error, { _tag: "MalformedResponse", outcome: "Unknown", retryable: true })
      }
    })
  )

  it.effect("beside a flag that says no hides no refusal", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(sold(`{"id":"a","sold":0,"row":{},"code":12.50,"why":{}}`))
      assert.deepInclude(error, { _tag: "NotSold", outcome: "Rejected", code: "12.50", message: "" })
    })
  )
})

describe("drift", () => {
  const drifting = `{"id":"a","row":"x","seats":[],"spare":[{"number":1,"note":[]},{"number":2,"note":[]}]}`

  it.effect("is an error for a strict call, and in fakes", () =>
    Effect.gen(function* () {
      for (const call of [sell({}).pipe(Drift.withStrict()), sell({})]) {
        const error = yield* call.pipe(answeredWith({ ...answer(drifting), isConfirmed: true }), Effect.flip)
        assert.deepInclude(error, { _tag: "MalformedResponse", outcome: "Unknown" })
        assert.include(error.message, "row is text, not number")
      }
    })
  )

  it.effect("is an error where the gateway was built strict", () =>
    Effect.gen(function* () {
      const exchange = () => Effect.succeed(answer(drifting.replace("{", `{"sold":true,`)))
      const options: Gateway.Options<never> = { vendor: codes.vendor, classify, exchange }
      const lenient = yield* Gateway.make(options)
      assert.strictEqual((yield* Effect.provideService(sell({}), Toy, lenient)).id, "a")
      const strict = yield* Effect.provide(Gateway.make(options), Drift.strict)
      const error = yield* sell({}).pipe(Effect.provideService(Toy, strict), Effect.flip)
      assert.deepInclude(error, { _tag: "MalformedResponse", outcome: "Done" })
    })
  )

  it.effect("is an event of the span, and counts once for each field of a call", () =>
    Effect.gen(function* () {
      const { provide, spans } = capturing()
      const service = yield* waitingGateway(() => Effect.succeed(answer(drifting)))
      yield* sell({}).pipe(Effect.provideService(Toy, service), provide)
      assert.deepStrictEqual(
        spans[0]!.events.map(([name, , attributes]) => [name, attributes?.path]),
        [
          ["vendor.drift", "spare[0].note"],
          ["vendor.drift", "spare[1].note"],
          ["vendor.drift", "row"]
        ]
      )
      const counts = (yield* Metric.snapshot).filter(({ id }) => id === "vendor.client.drift")
      assert.deepStrictEqual(
        counts
          .filter(({ attributes }) => attributes?.["vendor.operation"] === sell.id)
          .map(({ attributes, state }) => [attributes?.["vendor.field"], (state as { readonly count: number }).count])
          .sort(),
        [
          ["row", 1],
          ["spare[].note", 1]
        ]
      )
    }).pipe(Effect.provideService(Metric.MetricRegistry, new Map()))
  )
})

describe("the response of an error", () => {
  const codec = Operation.errorsOf(sell)
  const stored = (text: string) =>
    Effect.map(Effect.flip(sold(text)), (error) => ({ error, json: Schema.encodeSync(codec)(error as never) }))

  it.effect("is shown nowhere", () =>
    Effect.gen(function* () {
      const { error } = yield* stored(`{"id":{"a":"hunter2"},"sold":true}`)
      assert.notInclude(`${inspect(error, { depth: 9 })} ${JSON.stringify(error)} ${String(error)}`, "hunter2")
    })
  )

  it.effect("is stored where the outcome is Done, with every digit", () =>
    Effect.gen(function* () {
      const { json } = yield* stored(`{"id":[12345678901234567890],"sold":true}`)
      assert.deepInclude(json, { response: `{"id":[12345678901234567890],"sold":true}` })
      const error = Schema.decodeUnknownSync(codec)(JSON.parse(JSON.stringify(json))) as VendorError.MalformedResponse
      assert.deepStrictEqual(Redacted.value(error.response!), { id: [12345678901234567890n], sold: true })
    })
  )

  it.effect("is not stored otherwise", () =>
    Effect.gen(function* () {
      const { error, json } = yield* stored(`{"id":["hunter2"]}`)
      assert.deepStrictEqual(Redacted.value((error as VendorError.MalformedResponse).response!), { id: ["hunter2"] })
      assert.notInclude(JSON.stringify(json), "hunter2")
    })
  )
})
