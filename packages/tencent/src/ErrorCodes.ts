/**
 * What the error codes of Tencent Cloud mean, as data.
 *
 * Codes are hierarchical: `InvalidParameter.ParamError` is an `InvalidParameter`. The longest entry that
 * a code equals or extends counts; refusals of an operation come before all of these.
 *
 * @since 0.1.0
 */
import type { Failure, Meaning } from "@effect-vendors/core/Gateway"

/**
 * The tag of each code or family of codes.
 *
 * @category data
 * @since 0.1.0
 */
export const tags: Readonly<Record<string, Meaning["tag"]>> = {
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
 * The tag of a code. Codes that no entry covers are `UnexpectedError`.
 *
 * @category classification
 * @since 0.1.0
 */
export const tagOf = (code: string): Meaning["tag"] => {
  for (let family = code; family !== ""; family = family.slice(0, Math.max(0, family.lastIndexOf(".")))) {
    if (Object.hasOwn(tags, family)) return tags[family]!
  }
  return "UnexpectedError"
}

/**
 * What an answer's code means.
 *
 * @category classification
 * @since 0.1.0
 */
export const meaning = ({ code }: Failure): Meaning => ({ tag: tagOf(code) })
