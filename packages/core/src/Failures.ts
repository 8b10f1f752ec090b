/**
 * Making the errors of a call: for vendors' packages, and for protocols of your own.
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"
import type * as Operation from "./Operation.ts"
import * as VendorError from "./VendorError.ts"

/**
 * The properties of an error, without those that `make` fills in; `undefined` counts as absent.
 *
 * @category models
 * @since 0.1.0
 */
export interface Properties {
  readonly code?: string | undefined
  readonly message?: string | undefined
  readonly outcome?: VendorError.Outcome | undefined
  readonly [own: string]: unknown
}

/**
 * Makes an error of a call, and derives whether the call may be sent again: it was never sent, the
 * vendor asked to wait, or its outcome is unknown and the operation is idempotent. `permanent` says
 * that sending it again would not help.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = <E extends VendorError.VendorError>(
  // Classes differ in the fields of their own, which their callers here know.
  constructor: new (properties: any) => E,
  vendor: string,
  operation: Operation.Any,
  properties: Properties,
  permanent = false
): E => {
  const result: Record<string, unknown> = { vendor, operation: operation.name }
  for (const [key, value] of Object.entries(properties)) if (value !== undefined) result[key] = value
  const { outcome } = properties
  result.retryable =
    !permanent &&
    (outcome === "NotSent" ||
      (outcome === "Rejected" && (constructor as unknown) === VendorError.RateLimited) ||
      (outcome !== "Rejected" && operation.traits.idempotent === true))
  return new constructor(result)
}

/**
 * The same error with another outcome.
 *
 * @category combinators
 * @since 0.1.0
 */
export const withOutcome = (error: VendorError.VendorError, outcome: VendorError.Outcome): VendorError.VendorError => {
  if (error.outcome === outcome) return error
  const { _tag, ...properties } = error
  const constructor = error.constructor as new (properties: any) => VendorError.VendorError
  // Message and cause are not among the properties that are copied above.
  const cause = error.cause === undefined ? {} : { cause: error.cause }
  return new constructor({ ...properties, ...cause, message: error.message, outcome })
}

/**
 * The error of a request that never leaves the process, since it does not fit its operation.
 *
 * @category constructors
 * @since 0.1.0
 */
export const invalidRequest = (
  vendor: string,
  operation: Operation.Any,
  message: string
): VendorError.InvalidParameter =>
  make(VendorError.InvalidParameter, vendor, operation, { message, origin: "client", outcome: "NotSent" }, true)

/**
 * The error of credentials that cannot sign a request.
 *
 * @category constructors
 * @since 0.1.0
 */
export const unsignable = (vendor: string, operation: Operation.Any, message: string): VendorError.AuthFailure =>
  make(VendorError.AuthFailure, vendor, operation, { message, outcome: "NotSent" }, true)

/**
 * The error of an attempt whose time is up.
 *
 * @category constructors
 * @since 0.1.0
 */
export const timedOut = (
  vendor: string,
  operation: Operation.Any,
  timeout: Duration.Duration
): VendorError.TransportFailure =>
  make(VendorError.TransportFailure, vendor, operation, {
    code: "Timeout",
    message: `no whole answer within ${Duration.format(timeout)}`,
    outcome: "Unknown"
  })

/**
 * The error of a call that would have to wait too long for its turn.
 *
 * @category constructors
 * @since 0.1.0
 */
export const limited = (
  vendor: string,
  operation: Operation.Any,
  retryAfter: Duration.Duration
): VendorError.RateLimited =>
  make(VendorError.RateLimited, vendor, operation, {
    message: "the call would have to wait too long for its turn",
    outcome: "NotSent",
    retryAfter
  })

/**
 * The error of a call that is not sent, since the vendor's circuit is open.
 *
 * @category constructors
 * @since 0.1.0
 */
export const circuitOpen = (vendor: string, operation: Operation.Any): VendorError.ServiceFailure =>
  make(VendorError.ServiceFailure, vendor, operation, {
    code: "CircuitOpen",
    message: `calls to ${vendor} have failed too often; none is sent for a while`,
    outcome: "NotSent"
  })
