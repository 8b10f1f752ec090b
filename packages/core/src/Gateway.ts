/**
 * How an operation becomes a call: encode, exchange, classify, decode.
 *
 * The exchange step is what differs between the live vendor, a fake and a sandbox; the rest is the
 * same for all, and so are its errors.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Failures from "./Failures.ts"
import { attempting, classify, decode } from "./internal/answer.ts"
import { CurrentCircuit } from "./internal/circuit.ts"
import * as telemetry from "./internal/telemetry.ts"
import { within } from "./internal/within.ts"
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
 * - `normalize`: what of an encoded request the vendor's wire carries, where that is not all of it; fails
 *   with what it cannot carry.
 * - `account`: whose calls those of a context are, as far as rates are counted by account.
 * - `rate`: the rate of the gateway as a whole; unlimited by default.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly vendor: string
  readonly meaning: (failure: Failure) => Meaning
  readonly exchange: Exchange
  readonly normalize?: ((request: unknown) => Result.Result<unknown, string>) | undefined
  readonly account?: ((context: Context.Context<never>) => string) | undefined
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
  const { account = () => "", normalize = Result.succeed, vendor } = options
  const waits = yield* Waits
  const observe = telemetry.make(vendor)
  const limiter = yield* Limits.make
  const circuit = yield* CurrentCircuit

  // Mostly an operation is called for the same account as before.
  const known = new WeakMap<Operation.Any, Keys>()
  const keysOf = (operation: Operation.Any, account: string): Keys => {
    let keys = known.get(operation)
    if (keys?.account !== account) {
      const gateway = `${vendor}/${account}`
      keys = { account, gateway, operation: `${gateway}/${operation.name}` }
      known.set(operation, keys)
    }
    return keys
  }

  const turnsOf = (
    operation: Operation.Any,
    limits: Limits.Limits,
    context: Context.Context<never>
  ): ReadonlyArray<Limits.Turn> => {
    const rate = limits.operation(operation)
    if (rate === undefined && options.rate === undefined) return []
    const keys = keysOf(operation, account(context))
    const turns: Array<Limits.Turn> = []
    if (rate !== undefined) turns.push({ key: keys.operation, rate })
    if (options.rate !== undefined) turns.push({ key: keys.gateway, rate: options.rate })
    return turns
  }

  const attempt = (
    operation: Operation.Any,
    request: unknown,
    progress: telemetry.Progress,
    timeout: Duration.Duration
  ): Effect.Effect<Operation.Detailed<unknown>, VendorError.VendorError> => {
    progress.attempts++
    const exchange = within(options.exchange(operation, request), timeout, () =>
      Effect.fail(Failures.timedOut(vendor, operation, timeout))
    )
    return Effect.flatMap(exchange, (answer) => {
      progress.requestId = answer.requestId
      return answer._tag === "Success"
        ? decode(vendor, operation, answer)
        : Effect.fail(classify(vendor, operation, answer, options.meaning(answer)))
    })
  }

  const permitted = (operation: Operation.Any, request: unknown, progress: telemetry.Progress) => {
    const call = Effect.withFiber<Operation.Detailed<unknown>, VendorError.VendorError>((fiber) => {
      const limits = fiber.getRef(Limits.CurrentLimits)
      const timeout = fiber.getRef(CurrentTimeout)
      const isLimited = waits || Context.getOrUndefined(fiber.context, Limits.CurrentLimits) !== undefined
      const turns = isLimited ? turnsOf(operation, limits, fiber.context) : []
      // Most calls find no queue at all.
      if (limiter.enter(turns, fiber.getRef(Clock.Clock))) return attempt(operation, request, progress, timeout)
      return Effect.matchEffect(limiter.wait(turns, limits.maxWait), {
        onFailure: (retryAfter) => Effect.fail(Failures.limited(vendor, operation, retryAfter)),
        onSuccess: () => attempt(operation, request, progress, timeout)
      })
    })
    return circuit === undefined
      ? call
      : Effect.mapError(circuit(vendor, call), (error) =>
          error._tag === "CircuitOpen" ? Failures.circuitOpen(vendor, operation) : (error as VendorError.VendorError)
        )
  }

  return {
    run: (operation, input) =>
      observe(operation, (progress) => {
        const request = attempting(operation.encode, input)
        if (Result.isFailure(request)) return Effect.fail(unfit(vendor, operation, request.failure))
        const carried = normalize(request.success)
        if (Result.isFailure(carried)) return Effect.fail(Failures.invalidRequest(vendor, operation, carried.failure))
        const call = permitted(operation, carried.success, progress)
        // The schedule is only asked for where there is something to repeat: most calls have nothing.
        return Effect.catch(call, (error) => (isRepeatable(error) ? repeated(call, error, waits) : Effect.fail(error)))
      })
  }
})

/** The names under which rates are counted. */
interface Keys {
  readonly account: string
  readonly gateway: string
  readonly operation: string
}

const unfit = (vendor: string, operation: Operation.Any, problem: unknown): VendorError.InvalidParameter =>
  Failures.invalidRequest(
    vendor,
    operation,
    Schema.isSchemaError(problem) ? problem.message : "the request is nested too deep"
  )

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
    let unknown = false
    // The first attempt is over; the schedule counts from its error on.
    const attempts = Effect.suspend(() => {
      if (failed === undefined) return call
      const error = failed
      failed = undefined
      return Effect.fail(error)
    })
    return attempts.pipe(
      Effect.tapError((error) => Effect.sync(() => (unknown ||= error.outcome === "Unknown"))),
      Effect.retry({ schedule: policy, while: isRepeatable }),
      // What an attempt may have done, no later one can take back, whatever became of it.
      Effect.mapError((error) => (unknown ? Failures.withOutcome(error, "Unknown") : error))
    )
  })
