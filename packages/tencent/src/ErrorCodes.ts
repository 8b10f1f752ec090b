/**
 * The error codes of Tencent Cloud, as data: each family of codes with the tag of its errors.
 *
 * The families are nested: `InvalidParameter.ParamError` belongs to the family `InvalidParameter`. The longest family
 * that a code belongs to decides its tag. A gateway looks for the refusals of an operation first, and then here.
 *
 * @since 0.1.0
 */
import type { Classification, Refused } from "@effect-vendors/core/vendor/Exchange"

// By tags, which are long and few.
const families: Partial<Record<Classification["tag"], ReadonlyArray<string>>> = {
  AuthFailure: ["AuthFailure"],
  PermissionDenied: ["AuthFailure.UnauthorizedOperation", "UnauthorizedOperation", "IpInBlacklist", "IpNotInWhitelist"],
  InvalidParameter: [
    "InvalidParameter",
    "InvalidParameterValue",
    "MissingParameter",
    "UnknownParameter",
    "InvalidRequest",
    "RequestSizeLimitExceeded",
    "InvalidAction",
    "NoSuchVersion",
    "NoSuchProduct",
    "UnsupportedRegion",
    "UnsupportedProtocol"
  ],
  ResourceNotFound: ["ResourceNotFound"],
  LimitExceeded: ["LimitExceeded", "ResourceInsufficient"],
  RateLimited: ["RequestLimitExceeded"],
  ServiceFailure: ["InternalError", "ServiceUnavailable", "ResponseSizeLimitExceeded"],
  OperationRefused: [
    "OperationDenied",
    "FailedOperation",
    "ResourceUnavailable",
    "ResourceInUse",
    "UnsupportedOperation",
    "ActionOffline",
    "DryRunOperation"
  ]
}

/**
 * The tag of each family of codes.
 *
 * @category data
 * @since 0.1.0
 */
export const tags: Readonly<Record<string, Classification["tag"]>> = /*#__PURE__*/ (() =>
  Object.fromEntries(
    Object.entries(families).flatMap(([tag, codes]) => codes.map((code) => [code, tag as Classification["tag"]]))
  ))()

/**
 * Finds the tag of a code. A code that belongs to no family gets `UnexpectedError`.
 *
 * @category classification
 * @since 0.1.0
 */
export const tagOf = (code: string): Classification["tag"] => {
  for (let family = code; family !== ""; family = family.slice(0, Math.max(0, family.lastIndexOf(".")))) {
    if (Object.hasOwn(tags, family)) return tags[family]!
  }
  return "UnexpectedError"
}

/**
 * Classifies an error by its code.
 *
 * @category classification
 * @since 0.1.0
 */
export const classify = ({ code }: Pick<Refused, "code">): Classification => ({ tag: tagOf(code) })
