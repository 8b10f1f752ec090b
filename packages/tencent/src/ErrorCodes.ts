/**
 * The error codes of Tencent Cloud, as data: each family of codes with the tag of its errors.
 *
 * The families are nested: `InvalidParameter.ParamError` belongs to the family `InvalidParameter`. The longest family
 * that a code belongs to decides its tag. A gateway looks for the refusals of an operation first, and then here.
 *
 * @since 0.1.0
 */
import type { Classification, Refused } from "@effect-vendors/core/vendor/Exchange"

/**
 * The tag of each family of codes.
 *
 * @category data
 * @since 0.1.0
 */
export const tags: Readonly<Record<string, Classification["tag"]>> = {
  "AuthFailure": "AuthFailure",
  "AuthFailure.UnauthorizedOperation": "PermissionDenied",
  "UnauthorizedOperation": "PermissionDenied",
  "IpInBlacklist": "PermissionDenied",
  "IpNotInWhitelist": "PermissionDenied",
  "InvalidParameter": "InvalidParameter",
  "InvalidParameterValue": "InvalidParameter",
  "MissingParameter": "InvalidParameter",
  "UnknownParameter": "InvalidParameter",
  "InvalidRequest": "InvalidParameter",
  "RequestSizeLimitExceeded": "InvalidParameter",
  "InvalidAction": "InvalidParameter",
  "NoSuchVersion": "InvalidParameter",
  "NoSuchProduct": "InvalidParameter",
  "UnsupportedRegion": "InvalidParameter",
  "UnsupportedProtocol": "InvalidParameter",
  "ResourceNotFound": "ResourceNotFound",
  "LimitExceeded": "LimitExceeded",
  "ResourceInsufficient": "LimitExceeded",
  "RequestLimitExceeded": "RateLimited",
  "InternalError": "ServiceFailure",
  "ServiceUnavailable": "ServiceFailure",
  "ResponseSizeLimitExceeded": "ServiceFailure",
  "OperationDenied": "OperationRefused",
  "FailedOperation": "OperationRefused",
  "ResourceUnavailable": "OperationRefused",
  "ResourceInUse": "OperationRefused",
  "UnsupportedOperation": "OperationRefused",
  "ActionOffline": "OperationRefused",
  "DryRunOperation": "OperationRefused"
}

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
