import { assert, describe, it } from "@effect/vitest"
import * as Operation from "@effect-vendors/core/Operation"
import * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as Wire from "@effect-vendors/core/Wire"
import * as TopErrorCodes from "@effect-vendors/top/TopErrorCodes"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import errors from "../../../specifications/top/errors.json" with { type: "json" }
import * as Courier from "./courier/Courier.ts"
import { forms } from "./formats.ts"
import * as Stub from "./stub.ts"

const expectedOfCode: Readonly<Record<string, string>> = {
  ...Object.fromEntries([24, 25, 26, 27, 28, 29, 30, 31].map((code) => [code, "AuthFailure"])),
  ...Object.fromEntries([11, 12, 13, 42, 53].map((code) => [code, "PermissionDenied"])),
  ...Object.fromEntries([3, 9, 21, 22, 23, 32, 33, 34, 40, 41, 43].map((code) => [code, "InvalidParameter"])),
  ...Object.fromEntries([4, 5, 6, 7, 8].map((code) => [code, "RateLimited"])),
  10: "ServiceFailure",
  // The service behind the gateway failed, and gave no code of its own.
  15: "ServiceFailure",
  50: "ServiceFailure",
  88: "AuthFailure"
}

// The tag of a sub_code with the codes 15, 50 and unknown ones, and whether an idempotent call may be sent again.
const expectedOfSubCode: Readonly<Record<string, readonly [tag: string, retryable: boolean]>> = {
  "isp.*-service-unavailable": ["ServiceFailure", true],
  "isp.remote-service-error": ["ServiceFailure", true],
  "isp.remote-service-timeout": ["ServiceFailure", true],
  "isp.remote-connection-error": ["ServiceFailure", true],
  "isp.top-remote-connection-timeout": ["ServiceFailure", true],
  "isp.top-remote-connection-error": ["ServiceFailure", true],
  "isp.top-remote-service-unavailable": ["ServiceFailure", true],
  "isp.unknown-error": ["ServiceFailure", true],
  "isp.null-pointer-exception": ["ServiceFailure", false],
  "isp.top-parse-error": ["ServiceFailure", false],
  "isp.top-mapping-parse-error": ["ServiceFailure", false],
  "isv.*-not-exist:*": ["OperationRefused", false],
  "isv.missing-parameter:*": ["InvalidParameter", false],
  "isv.invalid-parameter:*": ["InvalidParameter", false],
  "isv.invalid-permission": ["OperationRefused", false],
  "isv.parameters-mismatch:*-and-*": ["InvalidParameter", false],
  "isv.*-service-error:*": ["OperationRefused", false],
  "accesscontrol.limited-by-app-access-count": ["RateLimited", false],
  "accesscontrol.limited-by-api-access-count": ["RateLimited", true],
  "accesscontrol.limited-by-app-api-access-count": ["RateLimited", true],
  "accesscontrol.limited-by-dynamic-access-count": ["RateLimited", true]
}

const shapes = { request: Wire.struct({}), response: Wire.struct({}) }
const once = Courier.operation("courier.test.once", shapes)
const often = Courier.operation("courier.test.often", shapes).annotate(Operation.Idempotent, true)

const credentials = { appKey: "key", appSecret: Redacted.make("secret") }

/** The error of a call that the platform answers with a body. */
const failing = (operation: typeof once | typeof often, body: string, format = forms[0]!.format) =>
  operation({}).pipe(
    Effect.flip,
    Effect.provide(
      Courier.layer({ ...Gateway.unhurried, credentials, format }).pipe(Layer.provide(Stub.always(body).layer))
    )
  )

const errorResponse = (error: object) => JSON.stringify({ error_response: error })

const retryableOnce = (tag: string) => tag === "RateLimited"

describe("every code", () => {
  it.effect.each(errors.error_codes)("$code $msg", ({ code, msg }) =>
    Effect.gen(function* () {
      const expected = expectedOfCode[code]
      assert.isDefined(expected)
      for (const written of [code, String(code)]) {
        const error = yield* failing(once, errorResponse({ code: written, msg, request_id: "r-1" }))
        assert.strictEqual(error._tag, expected)
        assert.deepInclude(error, { vendor: "Courier", operation: once.name, code: String(code), requestId: "r-1" })
        assert.strictEqual(error.message, msg)
        assert.strictEqual(error.subCode, undefined)
        const unknown = expected === "ServiceFailure" || expected === "UnexpectedError"
        assert.strictEqual(error.outcome, unknown ? "Unknown" : "Rejected")
        assert.strictEqual(error.retryable, retryableOnce(expected!))
        const again = yield* failing(often, errorResponse({ code: written, msg }))
        assert.strictEqual(again.retryable, retryableOnce(expected!) || unknown)
        if (error._tag === "InvalidParameter") assert.strictEqual(error.origin, "vendor")
      }
    })
  )

  it("has a tag, and no other code has one", () => {
    const known = errors.error_codes.map(({ code }) => String(code))
    assert.sameMembers(Object.keys(expectedOfCode), known)
    assert.includeMembers(known, Object.keys(TopErrorCodes.tags))
    for (const code of known) assert.notStrictEqual(TopErrorCodes.classify({ code }).tag, "UnexpectedError", code)
  })
})

describe("every sub_code", () => {
  it.effect.each(errors.sub_codes)("$sub_code", ({ sub_code }) =>
    Effect.gen(function* () {
      const expected = expectedOfSubCode[sub_code]
      assert.isDefined(expected)
      const [tag, retryable] = expected!
      const sent = sub_code.replaceAll("*", "item")
      for (const code of [15, 50, 999]) {
        const answer = { code, msg: "Remote service error", sub_code: sent, sub_msg: "非法参数" }
        const error = yield* failing(once, errorResponse(answer))
        assert.strictEqual(error._tag, tag)
        assert.deepInclude(error, { code: String(code), subCode: sent })
        assert.strictEqual(error.message, "非法参数")
        assert.strictEqual(error.outcome, tag === "ServiceFailure" ? "Unknown" : "Rejected")
        assert.strictEqual(error.retryable, retryable && retryableOnce(tag))
        const again = yield* failing(often, errorResponse(answer))
        assert.strictEqual(again._tag, tag)
        assert.strictEqual(again.retryable, retryable)
      }
    })
  )

  it("has an entry here", () => {
    assert.sameMembers(
      Object.keys(expectedOfSubCode),
      errors.sub_codes.map((entry) => entry.sub_code)
    )
  })

  it.effect.each([
    ["isv.invalid-parameter", "InvalidParameter"],
    ["isv.missing-parameter", "InvalidParameter"],
    ["isv.logistics-offline-service-error:P38", "OperationRefused"],
    ["isp.null-pointer-exception:x", "ServiceFailure"],
    ["ISV.INVALID", "OperationRefused"],
    ["isv", "OperationRefused"],
    ["constructor", "OperationRefused"],
    // Services have codes of their own: github.com/yumufeng/tbk-union-sdk/issues/2, github.com/pea-cake/tbk/issues/10
    ["-4003", "OperationRefused"],
    ["2", "OperationRefused"],
    ["20000", "OperationRefused"],
    ["", "ServiceFailure"]
  ] as const)("%s is %s", ([sub_code, tag]) =>
    Effect.gen(function* () {
      const outcome = tag === "ServiceFailure" ? "Unknown" : "Rejected"
      for (const code of [15, 50]) {
        const answer = errorResponse({ code, msg: "Remote service error", sub_code })
        assert.deepInclude(yield* failing(once, answer), { _tag: tag, outcome, retryable: false })
        const retryable = tag === "ServiceFailure" && !sub_code.startsWith("isp.null-pointer-exception")
        assert.deepInclude(yield* failing(often, answer), { _tag: tag, outcome, retryable })
      }
    })
  )

  it.effect("without a meaning leaves a code that no document lists unexpected", () =>
    Effect.gen(function* () {
      for (const sub_code of ["-4003", "isv", ""]) {
        const error = yield* failing(often, errorResponse({ code: 999, msg: "m", sub_code }))
        assert.deepInclude(error, { _tag: "UnexpectedError", outcome: "Unknown" })
      }
    })
  )

  it.effect("does not change the tag of the gateway's own code", () =>
    Effect.gen(function* () {
      for (const sub_code of ["isv.invalid-parameter", "isp.unknown-error", "isv.permission-api-package-empty"]) {
        assert.strictEqual(
          (yield* failing(once, errorResponse({ code: 11, msg: "m", sub_code })))._tag,
          "PermissionDenied"
        )
        assert.strictEqual((yield* failing(once, errorResponse({ code: 27, msg: "m", sub_code })))._tag, "AuthFailure")
      }
    })
  )
})

describe("code 7", () => {
  const limited = (sub_msg: string, sub_code = "accesscontrol.limited-by-api-access-count") => ({
    code: 7,
    msg: "App Call Limited",
    sub_code,
    sub_msg
  })

  it.effect.each(forms)("$name: tells how long the ban lasts", ({ failure, format }) =>
    Effect.gen(function* () {
      const error = yield* failing(once, failure(limited("This ban will last for 17 more seconds")), format)
      assert(error._tag === "RateLimited")
      assert.deepStrictEqual(error.retryAfter, Duration.seconds(17))
      assert.isTrue(error.retryable)
    })
  )

  it.effect("tells a ban of one second", () =>
    Effect.gen(function* () {
      const error = yield* failing(once, errorResponse(limited("This ban will last for 1 more second")))
      assert(error._tag === "RateLimited")
      assert.deepStrictEqual(error.retryAfter, Duration.seconds(1))
    })
  )

  it.effect("tells no time where the message has none", () =>
    Effect.gen(function* () {
      for (const sub_msg of ["", "limited", "This ban will last for long"]) {
        const error = yield* failing(once, errorResponse(limited(sub_msg)))
        assert(error._tag === "RateLimited")
        assert.notProperty(error, "retryAfter")
      }
    })
  )

  it.effect("is not retryable where the quota of the day is used up", () =>
    Effect.gen(function* () {
      for (const operation of [once, often]) {
        const error = yield* failing(
          operation,
          errorResponse(limited("used up", "accesscontrol.limited-by-app-access-count"))
        )
        assert.strictEqual(error._tag, "RateLimited")
        assert.isFalse(error.retryable)
      }
    })
  )
})
