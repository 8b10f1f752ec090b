/**
 * How an operation becomes a call: encode, exchange, classify, decode.
 *
 * The exchange step is what differs between the live vendor, a fake and a sandbox; the rest is the
 * same for all, and so are its errors.
 *
 * @since 0.1.0
 */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as Operation from "./Operation.ts"
import * as VendorError from "./VendorError.ts"

/**
 * A vendor's service: runs operations.
 *
 * @category models
 * @since 0.1.0
 */
export interface Gateway {
  // Each operation's type says what its run gives; see `Operation.make`.
  readonly run: (operation: Operation.Any, input: unknown) => Effect.Effect<Operation.Detailed<any>, any>
}

/**
 * What a vendor answered, taken out of its envelope and not yet decoded.
 *
 * `exactly` gives the body with every digit of its integers, for when a plain reading rounded one.
 *
 * @category models
 * @since 0.1.0
 */
export type Answer = Success | Failure

/**
 * @category models
 * @since 0.1.0
 */
export interface Success {
  readonly _tag: "Success"
  readonly body: unknown
  readonly requestId?: string | undefined
  readonly exactly?: (() => unknown) | undefined
}

/**
 * @category models
 * @since 0.1.0
 */
export interface Failure {
  readonly _tag: "Failure"
  readonly code: string
  readonly subCode?: string | undefined
  readonly message: string
  readonly requestId?: string | undefined
  readonly retryAfter?: Duration.Duration | undefined
}

/**
 * What an error code of a vendor means. `permanent` marks failures on the vendor's side that do not
 * pass by waiting.
 *
 * @category models
 * @since 0.1.0
 */
export interface Meaning {
  readonly tag: Exclude<VendorError.GatewayErrorTag, "TransportFailure" | "MalformedResponse">
  readonly permanent?: boolean | undefined
}

/**
 * The step that carries an encoded request to a vendor and brings back its answer.
 *
 * @category models
 * @since 0.1.0
 */
export interface Exchange {
  (operation: Operation.Any, request: unknown): Effect.Effect<Answer, VendorError.VendorError>
}

/**
 * What sets one vendor's gateway apart.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly vendor: string
  readonly meaning: (failure: Failure) => Meaning
  readonly exchange: Exchange
}

/**
 * Makes a gateway from an exchange step.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = (options: Options): Gateway => ({
  run: (operation, input) => {
    const request = read(operation.encode, input)
    if (Result.isFailure(request)) {
      const { failure } = request
      const message = Schema.isSchemaError(failure) ? failure.message : "the request is nested too deep"
      return Effect.fail(invalidRequest(options.vendor, operation, message))
    }
    return Effect.flatMap(options.exchange(operation, request.success), (answer) =>
      answer._tag === "Success"
        ? decode(options.vendor, operation, answer)
        : Effect.fail(classify(options, operation, answer))
    )
  }
})

const decode = (
  vendor: string,
  operation: Operation.Any,
  answer: Success
): Effect.Effect<Operation.Detailed<unknown>, VendorError.VendorError> => {
  let body = answer.body
  let value = read(operation.decode, body)
  const exact = Result.isFailure(value) && answer.exactly !== undefined ? Result.try(answer.exactly) : undefined
  if (exact !== undefined && Result.isSuccess(exact)) {
    body = exact.success
    value = read(operation.decode, body)
  }
  const { requestId } = answer
  if (Result.isSuccess(value)) return Effect.succeed({ value: value.success, requestId, raw: body })
  const { refused } = operation
  const properties = refused === undefined ? undefined : read(refused.decode, body)
  return Effect.fail(
    properties !== undefined && Result.isSuccess(properties)
      ? error(refused!.error, vendor, operation, { ...properties.success, requestId, outcome: "Rejected" })
      : error(VendorError.MalformedResponse, vendor, operation, {
          message: "the response does not fit the operation",
          requestId,
          cause: value.failure
        })
  )
}

// What recurses throws on a value that is nested deeper than the stack: no reason for a defect.
const read = <A>(decode: (body: unknown) => Result.Result<A, unknown>, body: unknown): Result.Result<A, unknown> => {
  try {
    return decode(body)
  } catch (cause) {
    return Result.fail(cause)
  }
}

const classify = (options: Options, operation: Operation.Any, failure: Failure): VendorError.VendorError => {
  const { code, message, requestId, retryAfter, subCode } = failure
  const properties = { code, subCode, message, requestId }
  const refusal = entry(operation.refusals, subCode) ?? entry(operation.refusals, code)
  if (refusal !== undefined) return error(refusal, options.vendor, operation, { ...properties, outcome: "Rejected" })
  const { permanent, tag } = options.meaning(failure)
  const outcome = tag === "ServiceFailure" || tag === "UnexpectedError" ? "Unknown" : "Rejected"
  const own = tag === "RateLimited" ? { retryAfter } : {}
  return error(classOf(tag), options.vendor, operation, { ...properties, ...own, outcome }, permanent)
}

// Widened from the union of the classes, whose constructors TypeScript cannot unite.
const classOf = (tag: VendorError.GatewayErrorTag): new (properties: any) => VendorError.VendorError =>
  VendorError.classes[tag]

const entry = <A>(record: Readonly<Record<string, A>>, key: string | undefined): A | undefined =>
  key !== undefined && Object.hasOwn(record, key) ? record[key] : undefined

/**
 * The properties of an error, without those that `error` fills in; `undefined` counts as absent.
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
export const error = <E extends VendorError.VendorError>(
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
  error(VendorError.InvalidParameter, vendor, operation, { message, origin: "client", outcome: "NotSent" }, true)

/**
 * The error of credentials that cannot sign a request.
 *
 * @category constructors
 * @since 0.1.0
 */
export const unsignable = (vendor: string, operation: Operation.Any, message: string): VendorError.AuthFailure =>
  error(VendorError.AuthFailure, vendor, operation, { message, outcome: "NotSent" }, true)
