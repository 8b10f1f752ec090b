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

// By tags, which are long and few. Each list ends with the codes of single products.
const families: Partial<Record<Classification["tag"], string>> = {
  AuthFailure: "AuthFailure",
  PermissionDenied: "AuthFailure.UnauthorizedOperation UnauthorizedOperation IpInBlacklist IpNotInWhitelist Cam Did",
  InvalidParameter:
    "InvalidParameter InvalidParameterValue MissingParameter UnknownParameter InvalidRequest RequestSizeLimitExceeded " +
    "InvalidAction NoSuchVersion NoSuchProduct UnsupportedRegion UnsupportedProtocol " +
    "AllowedOneAttributeInEnvIdAndComputeEnv StructParseFailed",
  ResourceNotFound: "ResourceNotFound AccountNotExist InstanceNotExist InterfaceNameNotFound",
  LimitExceeded:
    "LimitExceeded ResourceInsufficient AddressQuotaLimitExceeded ImageQuotaLimitExceeded InstancesQuotaLimitExceeded " +
    "InsufficientRefundQuota InsufficientSnapshotQuota LimitOperation OverQuota ResourcesSoldOut VpcLimitExceeded",
  RateLimited: "RequestLimitExceeded",
  ServiceFailure:
    "InternalError ServiceUnavailable ResponseSizeLimitExceeded " +
    "CdbError DBError DataBase DidSdk FlowError HttpInvoker InternalServerError SecGroupActionFailure SystemError " +
    "UnknownError VpcError",
  OperationRefused:
    "OperationDenied FailedOperation ResourceUnavailable ResourceInUse UnsupportedOperation ActionOffline " +
    "DryRunOperation AccountQualificationRestrictions Authority Cpt Credential DidFailedOperation " +
    "EniNotAllowedChangeSubnet MutexOperation RegionAbilityLimit RegionError RegionNotSupported ResourceBusy " +
    "TradeDealConflict VpcAddrNotInSubNet VpcIpIsUsed"
}

/**
 * The tag of each family of codes.
 *
 * @category data
 * @since 0.1.0
 */
export const tags: Readonly<Record<string, Classification["tag"]>> = /*#__PURE__*/ (() =>
  Object.fromEntries(
    Object.entries(families).flatMap(([tag, codes]) =>
      codes.split(" ").map((code) => [code, tag as Classification["tag"]])
    )
  ))()

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
  return reason === null
    ? "UnexpectedError"
    : reason[1] === "NotFound"
      ? "ResourceNotFound"
      : reason[1] === "LimitExceeded" || reason[1] === "InsufficientBalance"
        ? "LimitExceeded"
        : "InvalidParameter"
}

/**
 * Classifies an error by its code.
 *
 * @category classification
 * @since 0.1.0
 */
export const classify = ({ code }: Pick<Refused, "code">): Classification => ({ tag: tagOf(code) })
