/**
 * How an operation becomes a call: encode, exchange, classify, decode.
 *
 * The exchange step is what differs between the live vendor, a fake and a sandbox; the rest is the
 * same for all, and so are its errors.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { CurrentCircuit } from "./internal/circuit.ts"
import * as telemetry from "./internal/telemetry.ts"
import * as Limits from "./Limits.ts"
import type * as Operation from "./Operation.ts"
import * as Retry from "./Retry.ts"
import { CurrentTimeout } from "./Timeout.ts"
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
 * - `account`: whose calls they are, as far as rates are counted by account.
 * - `rate`: the rate of the gateway as a whole; unlimited by default.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly vendor: string
  readonly meaning: (failure: Failure) => Meaning
  readonly exchange: Exchange
  readonly account?: Effect.Effect<string> | undefined
  readonly rate?: Limits.Rate | undefined
}

/**
 * Whether the calls of the gateways that it is provided to wait for their turn, and before they are sent
 * again, unless they are told otherwise. Fakes and sandboxes in tests set it to false: a test's clock
 * stands still, so there a call waits only where the test says so, by `Limits.withLimits` or
 * `Retry.withPolicy`.
 *
 * @category references
 * @since 0.1.0
 */
export const Waits: Context.Reference<boolean> = Context.Reference("@effect-vendors/core/Gateway/Waits", {
  defaultValue: () => true
})

/**
 * Makes a gateway from an exchange step.
 *
 * A call is encoded; each attempt of it waits for its turn, is exchanged within its time, and its answer
 * is classified and decoded; what may be sent again is, as the policy says; and all of it is counted,
 * timed and traced.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = Effect.fnUntraced(function* (options: Options): Effect.fn.Return<Gateway> {
  const { account = Effect.succeed(""), vendor } = options
  const waits = yield* Waits
  const observe = telemetry.make(vendor)
  const turn = yield* Limits.make
  const circuit = yield* CurrentCircuit

  const permit = (operation: Operation.Any) =>
    Effect.withFiber<void, Duration.Duration>((fiber) => {
      if (!waits && Context.getOrUndefined(fiber.context, Limits.CurrentLimits) === undefined) return Effect.void
      const { maxWait, operation: rateOf } = fiber.getRef(Limits.CurrentLimits)
      const rate = rateOf(operation)
      if (rate === undefined && options.rate === undefined) return Effect.void
      return Effect.flatMap(account, (account) => {
        const key = `${vendor}/${account}`
        const own = rate === undefined ? Effect.void : turn(`${key}/${operation.name}`, rate, maxWait)
        return options.rate === undefined ? own : Effect.andThen(own, turn(key, options.rate, maxWait))
      })
    })

  const attempt = (operation: Operation.Any, request: unknown, progress: telemetry.Progress) =>
    Effect.withFiber<Operation.Detailed<unknown>, VendorError.VendorError>((fiber) => {
      progress.attempts++
      const exchange = timed(vendor, operation, fiber.getRef(CurrentTimeout), options.exchange(operation, request))
      return Effect.flatMap(exchange, (answer) => {
        progress.requestId = answer.requestId
        return answer._tag === "Success"
          ? decode(vendor, operation, answer)
          : Effect.fail(classify(options, operation, answer))
      })
    })

  const permitted = (operation: Operation.Any, request: unknown, progress: telemetry.Progress) => {
    const call = Effect.flatMap(
      Effect.mapError(permit(operation), (retryAfter) => limited(vendor, operation, retryAfter)),
      () => attempt(operation, request, progress)
    )
    return circuit === undefined
      ? call
      : Effect.mapError(circuit(vendor, call), (error) =>
          error._tag === "CircuitOpen" ? broken(vendor, operation) : (error as VendorError.VendorError)
        )
  }

  return {
    run: (operation, input) =>
      observe(operation, (progress) => {
        const request = operation.encode(input)
        if (Result.isFailure(request)) {
          return Effect.fail(invalidRequest(vendor, operation, request.failure.message))
        }
        const call = permitted(operation, request.success, progress)
        // The schedule is only asked for where there is something to repeat: most calls have nothing.
        return Effect.catch(call, (error) => (isRepeatable(error) ? repeated(call, error, waits) : Effect.fail(error)))
      })
  }
})

// What this process itself held back, it does not try again: it has waited as long as it was allowed to.
const isRepeatable = (error: VendorError.VendorError): boolean =>
  error.retryable && (error.outcome !== "NotSent" || error instanceof VendorError.TransportFailure)

const repeated = <A>(
  call: Effect.Effect<A, VendorError.VendorError>,
  first: VendorError.VendorError,
  waits: boolean
): Effect.Effect<A, VendorError.VendorError> =>
  Effect.withFiber((fiber) => {
    const policy = waits
      ? fiber.getRef(Retry.CurrentPolicy)
      : Context.getOrUndefined(fiber.context, Retry.CurrentPolicy)
    if (policy === undefined) return Effect.fail(first)
    let failed: VendorError.VendorError | undefined = first
    // The first attempt is over; the schedule counts from its error on.
    const attempts = Effect.suspend(() => {
      if (failed === undefined) return call
      const error = failed
      failed = undefined
      return Effect.fail(error)
    })
    return Effect.retry(attempts, { schedule: policy, while: isRepeatable })
  })

const timed = <A>(
  vendor: string,
  operation: Operation.Any,
  timeout: Duration.Duration,
  exchange: Effect.Effect<A, VendorError.VendorError>
): Effect.Effect<A, VendorError.VendorError> =>
  Duration.isFinite(timeout)
    ? Effect.timeoutOrElse(exchange, {
        duration: timeout,
        orElse: () =>
          Effect.fail(
            error(VendorError.TransportFailure, vendor, operation, {
              code: "Timeout",
              message: `no whole answer within ${Duration.format(timeout)}`,
              outcome: "Unknown"
            })
          )
      })
    : exchange

const limited = (vendor: string, operation: Operation.Any, retryAfter: Duration.Duration): VendorError.RateLimited =>
  error(VendorError.RateLimited, vendor, operation, {
    message: "the call would have to wait too long for its turn",
    outcome: "NotSent",
    retryAfter
  })

const broken = (vendor: string, operation: Operation.Any): VendorError.ServiceFailure =>
  error(VendorError.ServiceFailure, vendor, operation, {
    code: "CircuitOpen",
    message: `calls to ${vendor} have failed too often; none is sent for a while`,
    outcome: "NotSent"
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
