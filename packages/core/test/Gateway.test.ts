import { assert, describe, it } from "@effect/vitest"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Operation from "@effect-vendors/core/Operation"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { answeredWith, book, Closed, gateway, identity, NotReleased, release, SeatTaken, Toy } from "./toy.ts"

const failure = (code: string, subCode?: string): Exchange.Refused => ({
  _tag: "Refused",
  code,
  subCode,
  message: "no",
  requestId: "r-1"
})

const once = Operation.make(Toy, identity("once"), {
  request: Wire.struct({}),
  response: Wire.struct({ id: Wire.Int64 })
})

const often = Operation.make(Toy, identity("often"), {
  request: once.request,
  response: once.response
}).annotate(Operation.Idempotent, true)

describe("an error tells outcome and retryable", () => {
  // tag, outcome, retryable once, retryable for an idempotent operation
  const table = [
    ["AuthFailure", "Rejected", false, false],
    ["PermissionDenied", "Rejected", false, false],
    ["InvalidParameter", "Rejected", false, false],
    ["ResourceNotFound", "Rejected", false, false],
    ["LimitExceeded", "Rejected", false, false],
    ["RateLimited", "Rejected", true, true],
    ["ServiceFailure", "Unknown", false, true],
    ["OperationRefused", "Rejected", false, false],
    ["UnexpectedError", "Unknown", false, true]
  ] as const

  it.effect.each(table)("for the tag %s", ([tag, outcome, retryable, retryableIfIdempotent]) =>
    Effect.gen(function* () {
      for (const [operation, expected] of [
        [once, retryable],
        [often, retryableIfIdempotent]
      ] as const) {
        const error = yield* operation({}).pipe(Effect.flip, answeredWith(failure(tag)))
        assert.strictEqual(error.constructor, VendorError.classes[tag])
        assert.deepInclude<VendorError.VendorError>(error, {
          _tag: tag,
          vendor: "Toy",
          operation: operation.name,
          code: tag,
          requestId: "r-1",
          outcome,
          retryable: expected
        })
        assert.strictEqual(error.message, "no")
        // A permanent failure is never retryable.
        const permanent = yield* operation({}).pipe(Effect.flip, answeredWith(failure(`${tag}!permanent`)))
        assert.deepInclude<VendorError.VendorError>(permanent, { _tag: tag, outcome, retryable: false })
      }
    })
  )

  it.effect("and how long to wait, where waiting may help", () =>
    Effect.gen(function* () {
      const retryAfter = Duration.seconds(3)
      for (const tag of ["RateLimited", "ServiceFailure"] as const) {
        const error = yield* once({}).pipe(Effect.flip, answeredWith({ ...failure(tag), retryAfter }))
        assert(error._tag === "RateLimited" || error._tag === "ServiceFailure")
        assert.deepStrictEqual(error.retryAfter, retryAfter)
      }
      const other = yield* once({}).pipe(Effect.flip, answeredWith({ ...failure("OperationRefused"), retryAfter }))
      assert.notProperty(other, "retryAfter")
    })
  )

  it.effect("for a response that does not fit", () =>
    Effect.gen(function* () {
      for (const body of [{}, null, [], "", 5, { id: "x" }, { id: null }, { ID: 1 }]) {
        const answer = { _tag: "Answered", body, requestId: "r-1" } as const
        const error = yield* once({}).pipe(Effect.flip, answeredWith(answer))
        assert.instanceOf(error, VendorError.MalformedResponse)
        assert.deepInclude(error, { operation: "once", requestId: "r-1", outcome: "Done" })
        assert.isFalse(error.retryable)
        assert.isFalse((yield* often({}).pipe(Effect.flip, answeredWith(answer))).retryable)
        assert.deepStrictEqual(Redacted.value(error.response!), body)
      }
    })
  )

  it.effect("as the exchange set them, for an error of the exchange", () =>
    Effect.gen(function* () {
      const broken = new VendorError.TransportFailure({ code: "ECONNRESET" })
      const service = gateway(() => Effect.fail(broken))
      assert.strictEqual(yield* once({}).pipe(Effect.flip, Effect.provideService(Toy, service)), broken)
    })
  )
})

describe("a gateway recognizes refusals", () => {
  it.effect.each([
    ["by code", failure("seat-taken"), SeatTaken],
    ["by sub code", failure("OperationRefused", "closed"), Closed],
    ["by sub code, though the code is another's", failure("seat-taken", "closed"), Closed],
    ["by code, where the sub code is not listed", failure("seat-taken", "isv.other"), SeatTaken]
  ] as const)("%s", ([, answer, expected]) =>
    Effect.gen(function* () {
      const error = yield* book({ seat: "1A" }).pipe(Effect.flip, answeredWith(answer))
      assert.strictEqual(error.constructor, expected)
      assert.deepInclude(error, { code: answer.code, outcome: "Rejected", retryable: false, requestId: "r-1" })
      assert.strictEqual(error.subCode, answer.subCode)
    })
  )

  it.effect("only of the operation that is called", () =>
    Effect.gen(function* () {
      const error = yield* once({}).pipe(Effect.flip, answeredWith(failure("seat-taken")))
      assert.strictEqual(error._tag, "UnexpectedError")
    })
  )

  it.effect("in a response, with a field of their own", () =>
    Effect.gen(function* () {
      const body = { released: false, code: "free", message: "nobody sits there", seat: "1A" }
      const error = yield* release({ seat: "1A" }).pipe(
        Effect.flip,
        answeredWith({ _tag: "Answered", body, requestId: "r-1" })
      )
      assert(error instanceof NotReleased)
      assert.deepInclude(error, { operation: "release", code: "free", seat: "1A", requestId: "r-1" })
      // The operation is idempotent, but another attempt would be refused again.
      assert.deepInclude(error, { outcome: "Rejected", retryable: false })
    })
  )

  it.effect("but no refusal in a malformed response", () =>
    Effect.gen(function* () {
      for (const body of [{ released: false }, {}, { released: "maybe", code: "", message: "", seat: "" }]) {
        const error = yield* release({ seat: "1A" }).pipe(Effect.flip, answeredWith({ _tag: "Answered", body }))
        assert.strictEqual(error._tag, "MalformedResponse")
      }
    })
  )

  it.effect.each(["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"])(
    "but no refusal by the code %s, which every object has as a property",
    (code) =>
      Effect.gen(function* () {
        for (const answer of [failure(code), failure("UnexpectedError", code)]) {
          const error = yield* book({ seat: "1A" }).pipe(Effect.flip, answeredWith(answer))
          assert.instanceOf(error, VendorError.UnexpectedError)
          assert.deepInclude(error, { code: answer.code, outcome: "Unknown" })
        }
      })
  )
})

describe("integers beyond 2^53", () => {
  const text = `{"id":9007199254740993,"other":18446744073709551615}`

  it.effect("are read again with all digits, only where a field needs them", () =>
    Effect.gen(function* () {
      let readings = 0
      const answer: Exchange.Answer = {
        _tag: "Answered",
        body: Json.parse(text),
        reparse: () => {
          readings++
          return Json.parseExact(text)
        }
      }
      assert.deepStrictEqual(yield* once({}).pipe(answeredWith(answer)), { id: 9007199254740993n })
      assert.strictEqual(readings, 1)
      const { raw } = yield* once.detailed({}).pipe(answeredWith(answer))
      assert.deepStrictEqual(raw, { id: 9007199254740993n, other: 18446744073709551615n })

      readings = 0
      const fits: Exchange.Answer = { ...answer, body: { id: 5, other: 2 ** 60 } }
      assert.deepStrictEqual(yield* once({}).pipe(answeredWith(fits)), { id: 5n })
      assert.strictEqual(readings, 0)
    })
  )

  it.effect("make a response malformed where it cannot be read again: nothing is rounded", () =>
    Effect.gen(function* () {
      const error = yield* once({}).pipe(Effect.flip, answeredWith({ _tag: "Answered", body: Json.parse(text) }))
      assert.strictEqual(error._tag, "MalformedResponse")
    })
  )

  it.effect("make a response malformed where the second reading fails", () =>
    Effect.gen(function* () {
      const error = yield* once({}).pipe(
        Effect.flip,
        answeredWith({
          _tag: "Answered",
          body: Json.parse(text),
          reparse: () => {
            throw new RangeError("nested too deep")
          }
        })
      )
      assert.strictEqual(error._tag, "MalformedResponse")
    })
  )
})

describe("a request that does not fit", () => {
  const counted = () => {
    let calls = 0
    const service = gateway(() => {
      calls++
      return Effect.succeed({ _tag: "Answered", body: { ticket: "t", number: 1, released: true } })
    })
    return { provide: Effect.provideService(Toy, service), calls: () => calls }
  }

  it.effect.each([
    ["too long", { seat: "12345678901" }],
    ["missing", {}],
    ["of another type", { seat: 12 }],
    ["beyond 64 bits", { seat: "1A", passenger: 2n ** 63n }],
    ["not safe on the wire", { seat: "1\u0000" }],
    ["null", null],
    ["nothing", undefined]
  ])("never reaches the exchange: %s", ([, input]) =>
    Effect.gen(function* () {
      const { calls, provide } = counted()
      const error = yield* book(input as never).pipe(Effect.flip, provide)
      assert(error._tag === "InvalidParameter")
      assert.deepInclude(error, {
        vendor: "Toy",
        operation: "book",
        origin: "client",
        outcome: "NotSent",
        retryable: false
      })
      assert.notStrictEqual(error.message, "")
      assert.strictEqual(calls(), 0)
      // The same service passes on a request that fits.
      yield* book({ seat: "1A" }).pipe(provide)
      assert.strictEqual(calls(), 1)
    })
  )

  it.effect("fails with an error that names the field and tells no secret", () =>
    Effect.gen(function* () {
      const { provide } = counted()
      for (const password of [Redacted.make("hunter2\u0000"), "hunter2"]) {
        const error = yield* book({ seat: "1A", password } as never).pipe(Effect.flip, provide)
        assert.include(error.message, "password")
        assert.notInclude(error.message + JSON.stringify(error), "hunter2")
      }
    })
  )

  it.effect("never reaches the exchange: nested without end", () =>
    Effect.gen(function* () {
      const endless: Record<string, unknown> = {}
      endless.self = endless
      const any = Operation.make(Toy, identity("any"), { request: Wire.AnyObject, response: Wire.struct({}) })
      const { calls, provide } = counted()
      const error = yield* any(endless).pipe(Effect.flip, provide)
      assert(error._tag === "InvalidParameter")
      assert.strictEqual(error.origin, "client")
      assert.strictEqual(calls(), 0)
    })
  )
})

describe("an operation", () => {
  it.effect("gives the request id and the response as it was, when asked for details", () =>
    Effect.gen(function* () {
      const body = { id: "5", unknown: [1] }
      const answer = { _tag: "Answered", body, requestId: "r-1" } as const
      assert.deepStrictEqual(yield* once.detailed({}).pipe(answeredWith(answer)), {
        value: { id: 5n },
        requestId: "r-1",
        raw: body,
        drift: []
      })
      assert.deepStrictEqual(yield* once({}).pipe(answeredWith(answer)), { id: 5n })
    })
  )

  it.effect("sends its request encoded", () =>
    Effect.gen(function* () {
      const requests: Array<unknown> = []
      const service = gateway(({ operation, request }) => {
        requests.push([operation.name, request])
        return Effect.succeed({ _tag: "Answered", body: { ticket: "t", number: 1 } })
      })
      yield* book({ seat: "1A", passenger: 9007199254740993n, password: Redacted.make("hunter2") }).pipe(
        Effect.provideService(Toy, service)
      )
      assert.deepStrictEqual(requests, [["book", { seat: "1A", passenger: 9007199254740993n, password: "hunter2" }]])
    })
  )

  it("has its name, its error codes and its annotations", () => {
    assert.strictEqual(book.name, "book")
    assert.deepStrictEqual(book.errorCodes, [])
    assert.isTrue(Context.get(release.annotations, Operation.Idempotent))
    assert.isFalse(Context.get(book.annotations, Operation.Idempotent))
  })
})
