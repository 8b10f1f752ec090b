import { assert, describe, it } from "@effect/vitest"
import * as Operation from "@effect-vendors/core/Operation"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Wire from "@effect-vendors/core/Wire"
import * as Essbasic from "@effect-vendors/tencent/Essbasic"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { visible } from "../../core/src/internal/visible.ts"
import { integer, oneOf } from "../../core/test/arbitraries.ts"
import { cancelRequest, createRequest, options, recording } from "./stub.ts"

const wide = Tencent.product({ service: "cvm", version: "2017-03-12" })("DescribeEverything", {
  request: Wire.struct({}),
  response: Wire.struct({ Id: Wire.Int64, Any: Wire.optional(Wire.Any), List: Wire.array(Wire.Int) })
})

const anything = Tencent.product({ service: "cvm", version: "2017-03-12" })("Anything", {
  request: Wire.struct({}),
  response: Wire.AnyObject
})

const createdResponse = {
  QrCode: { QrCodeId: "q", QrCodeUrl: "u", ExpiredTime: 1700000000, WeixinQrCodeUrl: "w" },
  SignUrls: { AppSignUrl: "a", EffectiveTime: "e", HttpSignUrl: "h" },
  RequestId: "r-1"
}

// Operations, each with a request and a response that is a success.
const subjects: ReadonlyArray<{
  readonly operation: Operation.Any
  readonly request: unknown
  readonly success: Readonly<Record<string, unknown>>
}> = [
  {
    operation: Essbasic.channelCancelMultiFlowSignQRCode,
    request: cancelRequest,
    success: { RequestId: "r-1" }
  },
  { operation: Essbasic.channelCreateMultiFlowSignQRCode, request: createRequest, success: createdResponse },
  { operation: wide, request: {}, success: { Id: 1, List: [1, 2], RequestId: "r-1" } },
  { operation: anything, request: {}, success: { Id: 1, RequestId: "r-1" } }
]

const call = (
  { operation, request }: (typeof subjects)[number],
  status: number,
  body: string | Uint8Array<ArrayBuffer>
) =>
  Effect.exit(operation(request)).pipe(
    Effect.provide(Tencent.layer(options).pipe(Layer.provide(recording(() => ({ status, body })).layer)))
  ) as Effect.Effect<Exit.Exit<unknown, VendorError.VendorError>>

/** Asserts that a call failed with an error of its operation, and gives the error. */
const assertTyped = (operation: Operation.Any, exit: Exit.Exit<unknown, VendorError.VendorError>) => {
  assert(Exit.isFailure(exit))
  assert.isFalse(Exit.hasDies(exit), String(exit))
  const error = exit.cause.reasons.find((reason) => reason._tag === "Fail")!.error
  assert.isTrue(VendorError.isVendorError(error))
  assert.isTrue(Schema.is(Schema.toType(Operation.errorsOf(operation)))(error), error._tag)
  assert.deepInclude(error, { vendor: "Tencent", operation: operation.name })
  return error
}

const subject = integer(0, subjects.length - 1).pipe(Arbitrary.map((index) => subjects[index]!))

const errorStatus = oneOf(
  // The stub cannot give a body to an answer with 304.
  integer(300, 599).pipe(Arbitrary.map((status) => (status === 304 ? 305 : status))),
  Arbitrary.schema(Schema.Literals([301, 400, 401, 403, 404, 429, 500, 502, 503, 504]))
)

const status = oneOf(Arbitrary.schema(Schema.Literals([200, 201])), errorStatus)

const text = Arbitrary.schema(Schema.String)

const utf8 = (text: string) => new TextEncoder().encode(text)

// So few bytes cannot be a success by chance.
const bytes = Arbitrary.array(integer(0, 255), { maxLength: 24 }).pipe(
  Arbitrary.map((values) => Uint8Array.from(values))
)

const pages = oneOf(
  Arbitrary.Constant(""),
  Arbitrary.Constant(" \r\n"),
  Arbitrary.Constant("\uFEFF"),
  Arbitrary.Constant("<html><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>"),
  Arbitrary.Constant(`<?xml version="1.0"?><Response><RequestId>r-1</RequestId></Response>`),
  text.pipe(Arbitrary.map((text) => `<!DOCTYPE html><p>${text}</p>`)),
  text.pipe(Arbitrary.map((text) => `upstream error: ${text}`)),
  text.pipe(Arbitrary.map((text) => JSON.stringify(text))),
  Arbitrary.Constant("null"),
  Arbitrary.Constant("true"),
  Arbitrary.Constant("12345678901234567890"),
  Arbitrary.Constant("[]"),
  Arbitrary.Constant("{}"),
  Arbitrary.Constant(`[{"Response":{"RequestId":"r-1"}}]`),
  Arbitrary.Constant(`{"response":{"RequestId":"r-1"}}`),
  Arbitrary.Constant(`{"RequestId":"r-1"}`),
  Arbitrary.Constant(`{"__proto__":{"Response":{"RequestId":"r-1"}}}`),
  Arbitrary.Constant(`{"Response":{"__proto__":{"RequestId":"r-1"}}}`)
).pipe(Arbitrary.map(utf8))

const refusal = { Error: { Code: "OperationDenied.QrInvalid", Message: "no" }, RequestId: "r-1" }

// An envelope that lacks its end is never JSON.
const cut = Arbitrary.all([subject, Arbitrary.schema(Schema.Boolean), integer(1, 1000)]).pipe(
  Arbitrary.map(([{ success }, succeeds, length]) => {
    const envelope = JSON.stringify({ Response: succeeds ? success : refusal })
    return utf8(envelope.slice(0, -1 - (length % envelope.length)))
  })
)

const garbled = Arbitrary.all([
  subject,
  integer(0, 1000),
  Arbitrary.schema(Schema.Literals([0xff, 0xc0, 0x80, 0x00]))
]).pipe(
  Arbitrary.map(([{ success }, position, byte]) => {
    const envelope = utf8(JSON.stringify({ Response: success }))
    // JSON in ASCII has none of these bytes.
    envelope[position % envelope.length] = byte
    return envelope
  })
)

// These values are no response, since they have no request id.
const noResponse = oneOf<unknown>(
  ...[
    null,
    true,
    1,
    "r-1",
    [],
    ["r-1"],
    {},
    { RequestId: null },
    { RequestId: "" },
    { RequestId: true },
    { RequestId: ["r-1"] }
  ].map(Arbitrary.Constant)
)

// These errors cannot be read. A response with one of them is still no success.
const noError = oneOf<unknown>(
  ...[
    true,
    false,
    0,
    "InternalError",
    "",
    [],
    {},
    { Code: null },
    { Code: "" },
    { Code: ["InternalError"] },
    { code: "InternalError" }
  ].map(Arbitrary.Constant)
)

const mistyped = oneOf(
  noResponse.pipe(Arbitrary.map((Response) => ({ Response }))),
  Arbitrary.all([subject, noError]).pipe(
    Arbitrary.map(([{ success }, Error]) => ({ Response: { ...success, Error } }))
  ),
  Arbitrary.all([subject, noResponse]).pipe(
    Arbitrary.map(([{ success }, RequestId]) => ({
      Response: {
        ...success,
        RequestId: typeof RequestId === "string" || typeof RequestId === "number" ? [RequestId] : RequestId
      }
    }))
  )
).pipe(Arbitrary.map((envelope) => utf8(JSON.stringify(envelope))))

const settings = { arbitrary: { seed: "robust", runs: 400 } }

it.effect.prop(
  "an answer outside the protocol is an error of the operation",
  [subject, status, oneOf<Uint8Array<ArrayBuffer>>(bytes, pages, cut, garbled, mistyped)],
  ([subject, status, body]) =>
    Effect.gen(function* () {
      const error = assertTyped(subject.operation, yield* call(subject, status, body))
      // The statuses by which HTTP itself refuses a request: RFC 9110, section 15.5, RFC 6585 and RFC 8470.
      const [tag, outcome] = [411, 413, 414, 415, 426, 431].includes(status)
        ? ["InvalidParameter", "Rejected"]
        : status === 429
          ? ["RateLimited", "Rejected"]
          : status === 421 || status === 425
            ? ["ServiceFailure", "Rejected"]
            : [status >= 500 || status === 408 ? "ServiceFailure" : "MalformedResponse", "Unknown"]
      assert.deepStrictEqual([error._tag, error.outcome], [tag, outcome])
    }),
  { arbitrary: { seed: "robust", runs: 1500 } }
)

it.effect.prop(
  "a success counts only with the status 2xx",
  [subject, errorStatus],
  ([subject, status]) =>
    Effect.gen(function* () {
      const body = JSON.stringify({ Response: subject.success })
      assert.isTrue(Exit.isSuccess(yield* call(subject, 200, body)))
      assertTyped(subject.operation, yield* call(subject, status, body))
    }),
  settings
)

it.effect.prop(
  "an error that can be read counts with every status and every code",
  [subject, status, text, text],
  ([subject, status, code, message]) =>
    Effect.gen(function* () {
      const Code = `C${code}`
      const body = JSON.stringify({
        Response: { ...subject.success, Error: { Code, Message: message }, RequestId: "r" }
      })
      const error = assertTyped(subject.operation, yield* call(subject, status, body))
      assert.deepInclude(error, { _tag: "UnexpectedError", code: visible(Code), requestId: "r" })
      assert.strictEqual(error.message, visible(message))
    }),
  settings
)

const without = (response: Readonly<Record<string, unknown>>, path: ReadonlyArray<string>, value: unknown) => {
  const copy = structuredClone(response) as Record<string, any>
  let object = copy
  for (const name of path.slice(0, -1)) object = object[name]
  if (value === undefined) delete object[path.at(-1)!]
  else object[path.at(-1)!] = value
  return copy
}

describe("a response is malformed", () => {
  const fields = [["QrCode"], ["QrCode", "QrCodeId"]]

  it.effect.each(fields.map((path) => ({ name: path.join("."), path })))(
    "where $name is missing or has another type",
    ({ path }) =>
      Effect.gen(function* () {
        for (const value of [undefined, null, [], {}, [[[]]]]) {
          const response = without(createdResponse, path, value)
          const exit = yield* call(subjects[1]!, 200, JSON.stringify({ Response: response }))
          const error = assertTyped(subjects[1]!.operation, exit)
          assert.deepInclude<VendorError.VendorError>(error, {
            _tag: "MalformedResponse",
            requestId: "r-1",
            outcome: "Done"
          })
        }
      })
  )
})

describe("an answer that is nested deeper than the stack", () => {
  const deep = "[".repeat(100_000) + "9007199254740993" + "]".repeat(100_000)

  it.effect.each(subjects)("is an error of $operation.name", (subject) =>
    Effect.gen(function* () {
      const bodies = [
        deep,
        `{"Response":${deep}}`,
        `{"Response":{"RequestId":${deep}}}`,
        `{"Response":{"RequestId":"r","Error":${deep}}}`,
        `{"Response":{"RequestId":"r","Error":{"Code":${deep}}}}`,
        `{"Response":{"RequestId":"r","QrCode":${deep},"Id":"no","Any":${deep}}}`
      ]
      for (const status of [200, 500]) {
        for (const [i, body] of bodies.entries()) {
          const exit = yield* call(subject, status, body)
          // The response of cancelling has no fields, so the gateway reads only its request id.
          if (subject === subjects[0] && status === 200 && i === 5) assert.isTrue(Exit.isSuccess(exit))
          else assertTyped(subject.operation, exit)
        }
      }
    })
  )
})
