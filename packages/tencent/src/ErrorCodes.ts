/**
 * The error codes of Tencent Cloud, as data: each family of codes with the tag of its errors.
 *
 * The families are nested: `InvalidParameter.ParamError` belongs to the family `InvalidParameter`. The longest family
 * that a code belongs to decides its tag. A gateway looks for the refusals of an operation first, and then here.
 *
 * Older products have codes of their own. Many are named by the parameter at fault: `InvalidInstanceId.NotFound`.
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
  "DryRunOperation": "OperationRefused",

  // Codes of single products.
  "Cam": "PermissionDenied",
  "Did": "PermissionDenied",
  "AllowedOneAttributeInEnvIdAndComputeEnv": "InvalidParameter",
  "StructParseFailed": "InvalidParameter",
  "AccountNotExist": "ResourceNotFound",
  "InstanceNotExist": "ResourceNotFound",
  "InterfaceNameNotFound": "ResourceNotFound",
  "AddressQuotaLimitExceeded": "LimitExceeded",
  "ImageQuotaLimitExceeded": "LimitExceeded",
  "InstancesQuotaLimitExceeded": "LimitExceeded",
  "InsufficientRefundQuota": "LimitExceeded",
  "InsufficientSnapshotQuota": "LimitExceeded",
  "LimitOperation": "LimitExceeded",
  "OverQuota": "LimitExceeded",
  "ResourcesSoldOut": "LimitExceeded",
  "VpcLimitExceeded": "LimitExceeded",
  "CdbError": "ServiceFailure",
  "DBError": "ServiceFailure",
  "DataBase": "ServiceFailure",
  "DidSdk": "ServiceFailure",
  "FlowError": "ServiceFailure",
  "HttpInvoker": "ServiceFailure",
  "InternalServerError": "ServiceFailure",
  "SecGroupActionFailure": "ServiceFailure",
  "SystemError": "ServiceFailure",
  "UnknownError": "ServiceFailure",
  "VpcError": "ServiceFailure",
  "AccountQualificationRestrictions": "OperationRefused",
  "Authority": "OperationRefused",
  "Cpt": "OperationRefused",
  "Credential": "OperationRefused",
  "DidFailedOperation": "OperationRefused",
  "EniNotAllowedChangeSubnet": "OperationRefused",
  "MutexOperation": "OperationRefused",
  "RegionAbilityLimit": "OperationRefused",
  "RegionError": "OperationRefused",
  "RegionNotSupported": "OperationRefused",
  "ResourceBusy": "OperationRefused",
  "TradeDealConflict": "OperationRefused",
  "VpcAddrNotInSubNet": "OperationRefused",
  "VpcIpIsUsed": "OperationRefused"
}

/**
 * Finds the tag of a code. A code that begins with `Invalid` and belongs to no family names a parameter, and what is
 * wrong with it. Any other code that belongs to no family gets `UnexpectedError`.
 *
 * @category classification
 * @since 0.1.0
 */
export const tagOf = (code: string): Classification["tag"] => {
  for (let family = code; family !== ""; family = family.slice(0, Math.max(0, family.lastIndexOf(".")))) {
    if (Object.hasOwn(tags, family)) return tags[family]!
  }
  const reason = /^Invalid[A-Z]\w*(?:\.(\w+))?$/.exec(code)
  return reason === null ? "UnexpectedError" : (reasons.get(reason[1]) ?? "InvalidParameter")
}

const reasons: ReadonlyMap<string | undefined, Classification["tag"]> = /*#__PURE__*/ new Map<
  string | undefined,
  Classification["tag"]
>([
  ["NotFound", "ResourceNotFound"],
  ["LimitExceeded", "LimitExceeded"],
  ["InsufficientBalance", "LimitExceeded"]
])

/**
 * Classifies an error by its code.
 *
 * @category classification
 * @since 0.1.0
 */
export const classify = ({ code }: Pick<Refused, "code">): Classification => ({ tag: tagOf(code) })
