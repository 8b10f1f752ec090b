/**
 * The error codes of Parcels, as data.
 *
 * @since 0.1.0
 */
import type { Classification, Refused } from "@effect-vendors/core/vendor/Exchange"

/**
 * The kind of error that a code stands for, and the status that it comes with.
 *
 * @category models
 * @since 0.1.0
 */
export interface Entry {
  readonly status: number
  readonly tag: Classification["tag"]
}

/**
 * The codes that any operation may be answered with. The refusals of an operation come before these.
 *
 * @category data
 * @since 0.1.0
 */
export const entries: Readonly<Record<string, Entry>> = {
  InvalidRequest: { status: 400, tag: "InvalidParameter" },
  UnknownKey: { status: 401, tag: "AuthFailure" },
  WrongSignature: { status: 401, tag: "AuthFailure" },
  ExpiredTimestamp: { status: 401, tag: "AuthFailure" },
  Forbidden: { status: 403, tag: "PermissionDenied" },
  QuotaExceeded: { status: 403, tag: "LimitExceeded" },
  NotFound: { status: 404, tag: "ResourceNotFound" },
  UnknownRoute: { status: 404, tag: "InvalidParameter" },
  Refused: { status: 409, tag: "OperationRefused" },
  ParcelSent: { status: 409, tag: "OperationRefused" },
  ParcelCancelled: { status: 409, tag: "OperationRefused" },
  TooLarge: { status: 413, tag: "InvalidParameter" },
  TooManyRequests: { status: 429, tag: "RateLimited" },
  Internal: { status: 500, tag: "ServiceFailure" },
  Unavailable: { status: 503, tag: "ServiceFailure" }
}

/**
 * Classifies an error by its code. A code that is not listed is an `UnexpectedError`.
 *
 * @category classification
 * @since 0.1.0
 */
export const classify = ({ code }: Pick<Refused, "code">): Classification => ({
  tag: Object.hasOwn(entries, code) ? entries[code]!.tag : "UnexpectedError"
})

/**
 * The status that a code comes with.
 *
 * @category classification
 * @since 0.1.0
 */
export const statusOf = (code: string): number => (Object.hasOwn(entries, code) ? entries[code]!.status : 500)
