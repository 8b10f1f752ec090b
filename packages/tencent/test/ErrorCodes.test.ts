import { assert, describe, it } from "@effect/vitest"
import * as ErrorCodes from "@effect-vendors/tencent/ErrorCodes"
import common from "../../../specifications/tencent/common-errors.json" with { type: "json" }
import essbasic from "../../../specifications/tencent/essbasic-2021-05-26.json" with { type: "json" }

// What the documents' families mean, written down a second time: a pattern with its tag, the first that
// matches counts.
const expectations: ReadonlyArray<readonly [pattern: RegExp, tag: string]> = [
  [/^AuthFailure\.UnauthorizedOperation$/, "PermissionDenied"],
  [/^AuthFailure(\..+)?$/, "AuthFailure"],
  [/^UnauthorizedOperation(\..+)?$/, "PermissionDenied"],
  [/^(IpInBlacklist|IpNotInWhitelist)$/, "PermissionDenied"],
  [/^(InvalidParameter|InvalidParameterValue|MissingParameter)(\..+)?$/, "InvalidParameter"],
  [/^(UnknownParameter|InvalidRequest|RequestSizeLimitExceeded)(\..+)?$/, "InvalidParameter"],
  [/^(InvalidAction|NoSuchVersion|NoSuchProduct|UnsupportedRegion|UnsupportedProtocol)$/, "InvalidParameter"],
  [/^ResourceNotFound(\..+)?$/, "ResourceNotFound"],
  [/^(LimitExceeded|ResourceInsufficient)(\..+)?$/, "LimitExceeded"],
  [/^RequestLimitExceeded(\..+)?$/, "RateLimited"],
  [/^(InternalError(\..+)?|ServiceUnavailable|ResponseSizeLimitExceeded)$/, "ServiceFailure"],
  [/^(OperationDenied|FailedOperation)(\..+)?$/, "OperationRefused"],
  [/^(ResourceUnavailable|ResourceInUse|UnsupportedOperation)(\..+)?$/, "OperationRefused"],
  [/^(ActionOffline|DryRunOperation)$/, "OperationRefused"]
]

const expected = (code: string): string | undefined => expectations.find(([pattern]) => pattern.test(code))?.[1]

const known = [
  ...new Set([
    ...common.codes.map(({ code }) => code),
    ...essbasic.serviceErrorCodes,
    ...essbasic.actions.flatMap(({ errorCodes }) => errorCodes),
    ...essbasic.actions.flatMap(({ errorCodesInExamplesOnly }) => errorCodesInExamplesOnly ?? [])
  ])
].sort()

describe("every code that the documents know", () => {
  it("is there to be tested", () => {
    assert.isAtLeast(known.length, 219)
    assert.includeMembers(known, ["OperationDenied.QrInvalid", "RequestLimitExceeded.UinLimitExceeded", "AuthFailure"])
  })

  it.each(known.map((code) => [code]))("%s", (code) => {
    const tag = expected(code)
    assert.isDefined(tag)
    assert.strictEqual(ErrorCodes.tagOf(code), tag)
  })
})

it("no family is listed that the expectations do not know, and none of them is missing", () => {
  for (const [family, tag] of Object.entries(ErrorCodes.tags)) assert.strictEqual(tag, expected(family), family)
  for (const [pattern] of expectations) {
    assert.isTrue(
      Object.keys(ErrorCodes.tags).some((family) => pattern.test(family)),
      String(pattern)
    )
  }
})

describe("what no entry covers", () => {
  it.each([
    "",
    ".",
    "..",
    "Nothing",
    "Nothing.InvalidParameter",
    ".InvalidParameter",
    "invalidparameter",
    "InvalidParameters",
    "InvalidParameterX.Y",
    "constructor",
    "__proto__",
    "toString.valueOf",
    "hasOwnProperty"
  ])("%o is unexpected", (code) => assert.strictEqual(ErrorCodes.tagOf(code), "UnexpectedError"))

  it("the longest family counts, however deep", () => {
    assert.strictEqual(ErrorCodes.tagOf("InvalidParameter.A.B.C"), "InvalidParameter")
    assert.strictEqual(ErrorCodes.tagOf("AuthFailure.UnauthorizedOperation.X"), "PermissionDenied")
    assert.strictEqual(ErrorCodes.tagOf("InvalidParameter."), "InvalidParameter")
  })
})
