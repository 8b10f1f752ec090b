import { assert, describe, it } from "@effect/vitest"
import * as Operation from "@effect-vendors/core/Operation"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { inspect } from "node:util"
import { book, Closed, NotReleased, release, SeatTaken } from "./toy.ts"

const full = {
  vendor: "Toy",
  operation: "book",
  code: "1",
  subCode: "1.2",
  message: "no 不",
  requestId: "r-1",
  outcome: "Rejected",
  retryable: true
} as const

// Each class once, with all fields of its own.
const errors: ReadonlyArray<VendorError.VendorError> = [
  new VendorError.AuthFailure(full),
  new VendorError.PermissionDenied(full),
  new VendorError.InvalidParameter({ ...full, origin: "client" }),
  new VendorError.ResourceNotFound(full),
  new VendorError.LimitExceeded(full),
  new VendorError.RateLimited({ ...full, retryAfter: Duration.seconds(7) }),
  new VendorError.ServiceFailure(full),
  new VendorError.OperationRefused(full),
  new VendorError.TransportFailure({ ...full, cause: new Error("reset", { cause: { code: "ECONNRESET" } }) }),
  new VendorError.MalformedResponse({ ...full, status: 502, excerpt: "<html>", cause: new SyntaxError("not JSON") }),
  new VendorError.UnexpectedError(full)
]

it("the tests cover every class", () =>
  assert.sameMembers(
    errors.map((error) => error._tag),
    Object.keys(VendorError.classes)
  ))

describe("an error made by a test", () => {
  it.each([...Object.values(VendorError.classes), SeatTaken, Closed, NotReleased].map((constructor) => [constructor]))(
    "%o needs no fields",
    (constructor: new (properties: object) => VendorError.VendorError & { message: string }) => {
      const error = new constructor({})
      assert.instanceOf(error, Error)
      assert.isTrue(VendorError.isVendorError(error))
      assert.deepInclude(error, { vendor: "", operation: "", code: "", outcome: "Unknown", retryable: false })
      assert.strictEqual(error.message, "")
      assert.isFalse("requestId" in error)
    }
  )

  it("has the given fields, and defaults for the rest", () => {
    const error = new VendorError.InvalidParameter({ code: "MissingParameter" })
    assert.strictEqual(error.origin, "vendor")
    assert.strictEqual(error.code, "MissingParameter")
    assert.strictEqual(new VendorError.MalformedResponse({}).excerpt, "")
    const refusal = new NotReleased({ code: "409", message: "free", seat: "12F" })
    assert.strictEqual(refusal._tag, "NotReleased")
    assert.strictEqual(refusal.seat, "12F")
  })

  it.effect("makes an effect fail and is caught by its tag", () =>
    Effect.gen(function* () {
      const sit = Effect.fnUntraced(function* (seat: string) {
        if (seat !== "1A") return yield* new NotReleased({ seat })
        return "free"
      })
      const asked = (seat: string) =>
        sit(seat).pipe(Effect.catchTag("NotReleased", (error) => Effect.succeed(`not ${error.seat}`)))
      assert.strictEqual(yield* asked("12F"), "not 12F")
      assert.strictEqual(yield* asked("1A"), "free")
    })
  )
})

it.each([
  [new Error("no")],
  [{ _tag: "AuthFailure", vendor: "", outcome: "Unknown" }],
  [null],
  [undefined],
  ["AuthFailure"],
  [Object.assign(new Error("no"), { _tag: "AuthFailure" })]
])("%o is no error of this library", (value) => assert.isFalse(VendorError.isVendorError(value)))

describe("a printed error", () => {
  it.each(errors.map((error) => [error._tag, error] as const))(
    "of the class %s tells its tag and its fields",
    (tag, error) => {
      const { cause: _cause, retryAfter: _retryAfter, ...json } = JSON.parse(JSON.stringify(error))
      assert.deepInclude(json, { _tag: tag, ...full })
      const text = inspect(error)
      for (const word of [tag, full.code, full.subCode, full.message, full.requestId]) assert.include(text, word)
    }
  )
})

describe("the codec of an operation's errors", () => {
  const stored = <E>(codec: Schema.Codec<E, unknown>, error: E): E =>
    Schema.decodeUnknownSync(codec)(JSON.parse(JSON.stringify(Schema.encodeUnknownSync(codec)(error))))

  const refusals = [
    [book, new SeatTaken(full)],
    [book, new Closed(full)],
    [release, new NotReleased({ ...full, seat: "12F" })]
  ] as const

  it.each([...errors.map((error) => [book, error] as const), ...refusals])(
    "of %o stores and restores %o",
    (operation, error) => {
      const copy = stored(Operation.errorsOf(operation) as Schema.Codec<VendorError.VendorError, unknown>, error)
      assert.strictEqual(copy.constructor, error.constructor)
      const { cause: causeOfCopy, ...fieldsOfCopy } = copy
      const { cause, ...fields } = error
      assert.deepStrictEqual(fieldsOfCopy, fields)
      assert.strictEqual(copy.message, error.message)
      if (cause !== undefined) {
        assert.instanceOf(causeOfCopy, Error)
        assert.strictEqual((causeOfCopy as Error).message, (cause as Error).message)
        assert.deepStrictEqual((causeOfCopy as Error).cause, (cause as Error).cause)
      }
    }
  )

  it("reads neither the refusal of another operation nor a value that is no error", () => {
    const encoded = Schema.encodeUnknownSync(Operation.errorsOf(release))(new NotReleased(full))
    for (const value of [encoded, {}, null, "AuthFailure", { ...full, _tag: "Nothing" }]) {
      assert.isFalse(Schema.is(Schema.toType(Operation.errorsOf(book)))(value))
      assert.throws(() => Schema.decodeUnknownSync(Operation.errorsOf(book))(value))
    }
  })

  it("is made once", () => assert.strictEqual(Operation.errorsOf(book), Operation.errorsOf(book)))
})
