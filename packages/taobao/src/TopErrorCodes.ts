/**
 * What the error codes of the Taobao Open Platform mean, as data.
 *
 * The gateway's own `code` counts first. Where it only says that the service behind failed (15, 50), or
 * is not known, the `sub_code` counts: `isp.*` is the vendor's fault, `isv.*` the caller's.
 *
 * @since 0.1.0
 */
import type { Meaning } from "@effect-vendors/core/Gateway"

/**
 * The tag of each code.
 *
 * @category data
 * @since 0.1.0
 */
export const tags: Readonly<Record<string, Meaning["tag"]>> = {
  3: "InvalidParameter",
  4: "RateLimited",
  5: "RateLimited",
  6: "RateLimited",
  7: "RateLimited",
  8: "RateLimited",
  9: "InvalidParameter",
  10: "ServiceFailure",
  11: "PermissionDenied",
  12: "PermissionDenied",
  13: "PermissionDenied",
  21: "InvalidParameter",
  22: "InvalidParameter",
  23: "InvalidParameter",
  24: "AuthFailure",
  25: "AuthFailure",
  26: "AuthFailure",
  27: "AuthFailure",
  28: "AuthFailure",
  29: "AuthFailure",
  30: "AuthFailure",
  31: "AuthFailure",
  32: "InvalidParameter",
  33: "InvalidParameter",
  34: "InvalidParameter",
  40: "InvalidParameter",
  41: "InvalidParameter",
  42: "PermissionDenied",
  43: "InvalidParameter",
  53: "PermissionDenied"
}

/**
 * The meaning of each beginning of a sub_code; the first that fits counts.
 *
 * @category data
 * @since 0.1.0
 */
export const subCodes: ReadonlyArray<readonly [beginning: string, meaning: Meaning]> = [
  ["isp.null-pointer-exception", { tag: "ServiceFailure", permanent: true }],
  ["isp.top-parse-error", { tag: "ServiceFailure", permanent: true }],
  ["isp.top-mapping-parse-error", { tag: "ServiceFailure", permanent: true }],
  ["isp.", { tag: "ServiceFailure" }],
  ["isv.invalid-parameter", { tag: "InvalidParameter" }],
  ["isv.missing-parameter", { tag: "InvalidParameter" }],
  ["isv.parameters-mismatch", { tag: "InvalidParameter" }],
  ["isv.", { tag: "OperationRefused" }],
  ["accesscontrol.", { tag: "RateLimited" }]
]

/**
 * The meaning of a code and its sub_code. What no entry covers is an `UnexpectedError`.
 *
 * @category classification
 * @since 0.1.0
 */
export const meaningOf = (code: string, subCode: string | undefined): Meaning => {
  // The day's quota is used up: waiting seconds does not help.
  const permanent = subCode === "accesscontrol.limited-by-app-access-count"
  if (Object.hasOwn(tags, code)) return { tag: tags[code]!, permanent }
  const entry = subCode === undefined ? undefined : subCodes.find(([beginning]) => subCode.startsWith(beginning))
  return entry === undefined ? { tag: "UnexpectedError" } : { permanent, ...entry[1] }
}
