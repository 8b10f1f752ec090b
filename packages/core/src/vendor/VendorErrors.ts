/**
 * Makes the errors of a call: for vendors' packages, and for protocols of your own.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import { visible } from "../internal/visible.ts"
import * as Operation from "../Operation.ts"
import * as VendorError from "../VendorError.ts"

/**
 * The properties of an error, without those that `make` fills in. A property that is `undefined` counts as absent.
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
 * Makes an error of a call, and derives whether the call may be sent again: because it was never sent, because the
 * vendor asked to wait, or because its outcome is unknown and the operation is idempotent. `permanent` says that
 * another attempt would not help.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = <E extends VendorError.VendorError>(
  // Classes differ in their own fields, which the caller knows.
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
      ((outcome ?? "Unknown") === "Unknown" && Context.get(operation.annotations, Operation.Idempotent)))
  return new constructor(result)
}

/**
 * Makes the same error with another outcome.
 *
 * @category combinators
 * @since 0.1.0
 */
export const withOutcome = (error: VendorError.VendorError, outcome: VendorError.Outcome): VendorError.VendorError =>
  error.outcome === outcome ? error : changed(error, { outcome })

/**
 * Makes an error of a call out of one that does not know the call yet.
 *
 * @category combinators
 * @since 0.1.0
 */
export const ofCall = (
  error: VendorError.VendorError,
  vendor: string,
  operation: Operation.Any,
  outcome: VendorError.Outcome
): VendorError.VendorError => changed(error, { vendor, operation: operation.name, outcome })

/**
 * Makes the same error with other properties.
 *
 * @category combinators
 * @since 0.1.0
 */
export const changed = (error: VendorError.VendorError, properties: Properties): VendorError.VendorError => {
  const { _tag, ...own } = error
  const constructor = error.constructor as new (properties: any) => VendorError.VendorError
  // An error's message and cause are not among the properties that spreading copies.
  const cause = error.cause === undefined ? {} : { cause: error.cause }
  return new constructor({ ...own, ...cause, message: error.message, ...properties })
}

/**
 * The error of a request that is not sent because it does not fit its operation.
 *
 * @category constructors
 * @since 0.1.0
 */
export const invalidRequest = (
  vendor: string,
  operation: Operation.Any,
  message: string
): VendorError.InvalidParameter =>
  make(
    VendorError.InvalidParameter,
    vendor,
    operation,
    // The names of fields are a caller's, and may come from anywhere.
    { message: message.split("\n").map(visible).join("\n"), origin: "client", outcome: "NotSent" },
    true
  )

/**
 * The error of a provider of credentials that does not answer.
 *
 * @category constructors
 * @since 0.1.0
 */
export const noCredentials = (timeout: Duration.Duration): VendorError.AuthFailure =>
  new VendorError.AuthFailure({
    message: `the provider gave no credentials within ${Duration.toSeconds(timeout)}s`,
    outcome: "NotSent"
  })

/**
 * The error of credentials that cannot sign a request.
 *
 * @category constructors
 * @since 0.1.0
 */
export const unsignable = (vendor: string, operation: Operation.Any, message: string): VendorError.AuthFailure =>
  make(VendorError.AuthFailure, vendor, operation, { message, outcome: "NotSent" }, true)

/**
 * The error of an attempt that took too long.
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
    message: `no whole answer within ${Duration.toSeconds(timeout)}s`,
    outcome: "Unknown"
  })

/**
 * The error of a request that was not written in time, because it got no connection. While connections are in use, there
 * are too many calls at once. Else the vendor does not let this machine connect.
 *
 * @category constructors
 * @since 0.1.0
 */
export const unconnected = (
  vendor: string,
  operation: Operation.Any,
  timeout: Duration.Duration,
  areInUse: boolean
): VendorError.RateLimited | VendorError.TransportFailure => {
  const seconds = Duration.toSeconds(timeout)
  return areInUse
    ? make(VendorError.RateLimited, vendor, operation, {
        message: `all connections were in use for ${seconds}s; make fewer calls at once, or allow more connections`,
        outcome: "NotSent"
      })
    : make(VendorError.TransportFailure, vendor, operation, {
        code: "ConnectTimeout",
        message: `no connection within ${seconds}s`,
        outcome: "NotSent"
      })
}

/**
 * The error of an attempt that would be sent after its deadline.
 *
 * @category constructors
 * @since 0.1.0
 */
export const tooLate = (vendor: string, operation: Operation.Any): VendorError.TransportFailure =>
  make(VendorError.TransportFailure, vendor, operation, {
    code: "DeadlinePassed",
    message: "the deadline passed before the request was sent",
    outcome: "NotSent"
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
    message: Duration.isFinite(retryAfter)
      ? `the turn of the call comes in ${Duration.toSeconds(retryAfter)}s at the earliest, later than \`maxWait\` allows; raise it by Limits.withLimits, or make the call later`
      : "the rate of the call lets no call through",
    outcome: "NotSent",
    retryAfter
  })

/**
 * The error of a call that is not sent because the vendor's circuit is open.
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
