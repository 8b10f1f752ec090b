import { assert, describe, it } from "@effect/vitest"
import type * as Gateway from "@effect-vendors/core/Gateway"
import * as Json from "@effect-vendors/core/Json"
import * as Operation from "@effect-vendors/core/Operation"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { answeredWith, book, Closed, gateway, NotReleased, release, SeatTaken, Toy } from "./toy.ts"

const failure = (code: string, subCode?: string): Gateway.Failure => ({
  _tag: "Failure",
  code,
  subCode,
  message: "no",
  requestId: "r-1"
})

const once = Operation.make(Toy, "once", { request: Wire.struct({}), response: Wire.struct({ id: Wire.Int64 }) })

const often = Operation.make(Toy, "often", {
  request: once.request,
  response: once.response,
  traits: { idempotent: true }
})

describe("outcome, and whether to try again", () => {
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

  it.effect.each(table)("%s", ([tag, outcome, retryable, retryableIfIdempotent]) =>
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
        // What does not pass by waiting is not tried again, whatever it is.
        const permanent = yield* operation({}).pipe(Effect.flip, answeredWith(failure(`${tag}!permanent`)))
        assert.deepInclude<VendorError.VendorError>(permanent, { _tag: tag, outcome, retryable: false })
      }
    })
  )

  it.effect("a rate limit tells how long to wait, and nothing else does", () =>
    Effect.gen(function* () {
      const retryAfter = Duration.seconds(3)
      const limited = yield* once({}).pipe(Effect.flip, answeredWith({ ...failure("RateLimited"), retryAfter }))
      assert(limited._tag === "RateLimited")
      assert.deepStrictEqual(limited.retryAfter, retryAfter)
      const other = yield* once({}).pipe(Effect.flip, answeredWith({ ...failure("ServiceFailure"), retryAfter }))
      assert.notProperty(other, "retryAfter")
    })
  )

  it.effect("a response that does not fit", () =>
    Effect.gen(function* () {
      for (const body of [{}, null, [], "", 5, { id: "x" }, { id: null }, { ID: 1 }]) {
        const answer = { _tag: "Success", body, requestId: "r-1" } as const
        const error = yield* once({}).pipe(Effect.flip, answeredWith(answer))
        assert.instanceOf(error, VendorError.MalformedResponse)
        assert.deepInclude(error, { operation: "once", requestId: "r-1", outcome: "Unknown" })
        assert.isFalse(error.retryable)
        assert.isTrue((yield* often({}).pipe(Effect.flip, answeredWith(answer))).retryable)
      }
    })
  )

  it.effect("an error of the exchange step stays as it is", () =>
    Effect.gen(function* () {
      const broken = new VendorError.TransportFailure({ code: "ECONNRESET" })
      const service = gateway(() => Effect.fail(broken))
      assert.strictEqual(yield* once({}).pipe(Effect.flip, Effect.provideService(Toy, service)), broken)
    })
  )
})

describe("refusals", () => {
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

  it.effect("of another operation have no class here", () =>
    Effect.gen(function* () {
      const error = yield* once({}).pipe(Effect.flip, answeredWith(failure("seat-taken")))
      assert.strictEqual(error._tag, "UnexpectedError")
    })
  )

  it.effect("as a response, with a field of their own", () =>
    Effect.gen(function* () {
      const body = { released: false, code: "free", message: "nobody sits there", seat: "1A" }
      const error = yield* release({ seat: "1A" }).pipe(
        Effect.flip,
        answeredWith({ _tag: "Success", body, requestId: "r-1" })
      )
      assert(error instanceof NotReleased)
      assert.deepInclude(error, { operation: "release", code: "free", seat: "1A", requestId: "r-1" })
      // It was rejected: though the operation is idempotent, there is no use in trying again.
      assert.deepInclude(error, { outcome: "Rejected", retryable: false })
    })
  )

  it.effect("as a response of neither shape are malformed", () =>
    Effect.gen(function* () {
      for (const body of [{ released: false }, {}, { released: "maybe", code: "", message: "", seat: "" }]) {
        const error = yield* release({ seat: "1A" }).pipe(Effect.flip, answeredWith({ _tag: "Success", body }))
        assert.strictEqual(error._tag, "MalformedResponse")
      }
    })
  )

  it.effect.each(["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"])(
    "the code %s is just a code",
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

  it.effect("are read again, exactly, and only where a field needs it", () =>
    Effect.gen(function* () {
      let readings = 0
      const answer: Gateway.Answer = {
        _tag: "Success",
        body: Json.parse(text),
        exactly: () => {
          readings++
          return Json.parseExact(text)
        }
      }
      assert.deepStrictEqual(yield* once({}).pipe(answeredWith(answer)), { id: 9007199254740993n })
      assert.strictEqual(readings, 1)
      const { raw } = yield* once.detailed({}).pipe(answeredWith(answer))
      assert.deepStrictEqual(raw, { id: 9007199254740993n, other: 18446744073709551615n })

      readings = 0
      const fits: Gateway.Answer = { ...answer, body: { id: 5, other: 2 ** 60 } }
      assert.deepStrictEqual(yield* once({}).pipe(answeredWith(fits)), { id: 5n })
      assert.strictEqual(readings, 0)
    })
  )

  it.effect("without an exact reading are malformed, never rounded", () =>
    Effect.gen(function* () {
      const error = yield* once({}).pipe(Effect.flip, answeredWith({ _tag: "Success", body: Json.parse(text) }))
      assert.strictEqual(error._tag, "MalformedResponse")
    })
  )

  it.effect("an exact reading that fails is malformed", () =>
    Effect.gen(function* () {
      const error = yield* once({}).pipe(
        Effect.flip,
        answeredWith({
          _tag: "Success",
          body: Json.parse(text),
          exactly: () => {
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
      return Effect.succeed({ _tag: "Success", body: { ticket: "t", number: 1, released: true } })
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
  ])("%s: never reaches the exchange step", ([, input]) =>
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
      // The same service does pass on a request that fits.
      yield* book({ seat: "1A" }).pipe(provide)
      assert.strictEqual(calls(), 1)
    })
  )

  it.effect("names the field, and tells no secret", () =>
    Effect.gen(function* () {
      const { provide } = counted()
      for (const password of [Redacted.make("hunter2\u0000"), "hunter2"]) {
        const error = yield* book({ seat: "1A", password } as never).pipe(Effect.flip, provide)
        assert.include(error.message, "password")
        assert.notInclude(error.message + JSON.stringify(error), "hunter2")
      }
    })
  )

  it.effect("nested without end", () =>
    Effect.gen(function* () {
      const endless: Record<string, unknown> = {}
      endless.self = endless
      const any = Operation.make(Toy, "any", { request: Wire.AnyObject, response: Wire.struct({}) })
      const { calls, provide } = counted()
      const error = yield* any(endless).pipe(Effect.flip, provide)
      assert(error._tag === "InvalidParameter")
      assert.strictEqual(error.origin, "client")
      assert.strictEqual(calls(), 0)
    })
  )
})

describe("an operation", () => {
  it.effect("in detail gives request id and the response as it was", () =>
    Effect.gen(function* () {
      const body = { id: "5", unknown: [1] }
      const answer = { _tag: "Success", body, requestId: "r-1" } as const
      assert.deepStrictEqual(yield* once.detailed({}).pipe(answeredWith(answer)), {
        value: { id: 5n },
        requestId: "r-1",
        raw: body
      })
      assert.deepStrictEqual(yield* once({}).pipe(answeredWith(answer)), { id: 5n })
    })
  )

  it.effect("sends its request encoded", () =>
    Effect.gen(function* () {
      const requests: Array<unknown> = []
      const service = gateway((operation, request) => {
        requests.push([operation.name, request])
        return Effect.succeed({ _tag: "Success", body: { ticket: "t", number: 1 } })
      })
      yield* book({ seat: "1A", passenger: 9007199254740993n, password: Redacted.make("hunter2") }).pipe(
        Effect.provideService(Toy, service)
      )
      assert.deepStrictEqual(requests, [["book", { seat: "1A", passenger: 9007199254740993n, password: "hunter2" }]])
    })
  )

  it("has the vendor's name", () => {
    assert.strictEqual(book.name, "book")
    assert.deepStrictEqual(book.codes, [])
    assert.deepStrictEqual(release.traits, { idempotent: true })
  })
})
