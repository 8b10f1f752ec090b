import { assert, describe, it } from "@effect/vitest"
import * as ErrorCodes from "@effect-vendors/tencent/ErrorCodes"
import { named, singular } from "./singularCodes.ts"
import common from "../../../specifications/tencent/common-errors.json" with { type: "json" }
import essbasic from "../../../specifications/tencent/essbasic-2021-05-26.json" with { type: "json" }

// The families of the documents, written a second time. The first pattern that matches a code decides its tag.
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
  [/^(ActionOffline|DryRunOperation)$/, "OperationRefused"],
  ...singular.map(([tag, codes]) => [new RegExp(`^(${codes.join("|")})(\\..+)?$`), tag] as const)
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

describe("the codes of the documents", () => {
  it("are all tested", () => {
    assert.isAtLeast(known.length, 219)
    assert.includeMembers(known, ["OperationDenied.QrInvalid", "RequestLimitExceeded.UinLimitExceeded", "AuthFailure"])
  })

  it.each(known.map((code) => [code]))("%s has the tag of its family", (code) => {
    const tag = expected(code)
    assert.isDefined(tag)
    assert.strictEqual(ErrorCodes.tagOf(code), tag)
  })
})

it("the table has the expected families and no others", () => {
  for (const [family, tag] of Object.entries(ErrorCodes.tags)) assert.strictEqual(tag, expected(family), family)
  for (const [pattern] of expectations) {
    assert.isTrue(
      Object.keys(ErrorCodes.tags).some((family) => pattern.test(family)),
      String(pattern)
    )
  }
})

describe("tagOf", () => {
  it.each([
    "",
    ".",
    "..",
    "Nothing",
    "Nothing.InvalidParameter",
    ".InvalidParameter",
    "invalidparameter",
    "invalidParameter",
    "InvalidparameterX.Y",
    "Invalid",
    "NotInvalid.NotFound",
    "constructor",
    "__proto__",
    "toString.valueOf",
    "hasOwnProperty"
  ])("finds no family of %o", (code) => assert.strictEqual(ErrorCodes.tagOf(code), "UnexpectedError"))

  it("finds the longest family of a code", () => {
    assert.strictEqual(ErrorCodes.tagOf("InvalidParameter.A.B.C"), "InvalidParameter")
    assert.strictEqual(ErrorCodes.tagOf("AuthFailure.UnauthorizedOperation.X"), "PermissionDenied")
    assert.strictEqual(ErrorCodes.tagOf("InvalidParameter."), "InvalidParameter")
  })
})

describe("the codes of older products", () => {
  it.each(named)("%s is named by its parameter: %s", (code, tag) => {
    assert.strictEqual(ErrorCodes.tagOf(code), tag)
  })
})
