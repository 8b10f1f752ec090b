/**
 * The error codes of the Taobao Open Platform, as data.
 *
 * The gateway's own `code` counts first. The `sub_code` counts where the code is unknown, or says only that the service
 * behind the gateway answered with an error (15, 50). `isp.*` is the vendor's fault, and `isv.*` is the caller's. Any
 * other `sub_code` of 15 or 50 is that service's own code for a refusal: `-4003`, `2`, `20000`.
 *
 * @since 0.1.0
 */
import type { Classification, Refused } from "@effect-vendors/core/vendor/Exchange"

/**
 * The tag of each code.
 *
 * @category data
 * @since 0.1.0
 */
export const tags: Readonly<Record<string, Classification["tag"]>> = {
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
  53: "PermissionDenied",
  88: "AuthFailure"
}

/**
 * The classification of sub_codes, by their beginnings. The first entry that fits counts.
 *
 * @category data
 * @since 0.1.0
 */
export const subCodes: ReadonlyArray<readonly [beginning: string, classification: Classification]> = [
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
 * Classifies a code and its sub_code. A code without an entry is an `UnexpectedError`.
 *
 * @category classification
 * @since 0.1.0
 */
export const classify = ({ code, subCode }: Pick<Refused, "code" | "subCode">): Classification => {
  // The day's quota is used up: waiting seconds does not help.
  const permanent = subCode === "accesscontrol.limited-by-app-access-count"
  if (Object.hasOwn(tags, code)) return { tag: tags[code]!, permanent }
  const entry = subCode === undefined ? undefined : subCodes.find(([beginning]) => subCode.startsWith(beginning))
  if (entry !== undefined) return { permanent, ...entry[1] }
  if (!services.has(code)) return { tag: "UnexpectedError" }
  return { tag: subCode === undefined ? "ServiceFailure" : "OperationRefused" }
}

// The codes that pass on the error of a service.
const services = /*#__PURE__*/ new Set(["15", "50"])
