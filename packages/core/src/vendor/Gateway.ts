/**
 * Turns an operation into a call: encode, credentials, turn, exchange, classify, decode.
 *
 * Only the exchange differs between the live vendor, a fake and a sandbox. The rest is the same for all three, and
 * so are the errors.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import type * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as Credentials from "../Credentials.ts"
import * as Drift from "../Drift.ts"
import { CurrentCircuit } from "../internal/circuit.ts"
import * as Limits from "../Limits.ts"
import type * as Operation from "../Operation.ts"
import * as Retry from "../Retry.ts"
import { CurrentDeadline, CurrentTimeout } from "../Timeout.ts"
import type * as VendorError from "../VendorError.ts"
import type * as Exchange from "./Exchange.ts"
import { attempting, classify, decode } from "./internal/answer.ts"
import * as limiters from "./internal/limiter.ts"
import type { Turn } from "./internal/queue.ts"
import { repeated } from "./internal/repeat.ts"
import { showing } from "./internal/showing.ts"
import * as telemetry from "./internal/telemetry.ts"
import { Sending, within } from "./internal/within.ts"
import * as VendorErrors from "./VendorErrors.ts"

/**
 * A vendor's service: it runs operations.
 *
 * @category models
 * @since 0.1.0
 */
export interface Gateway extends Operation.Gateway {}

/**
 * The policies of calls that set none by `Limits.withLimits` or `Retry.withPolicy`.
 *
 * - `limits`: the documented limits fill in what is left out. Default: the documented limits.
 * - `retry`: default `Retry.policy()`.
 * - `strict`: whether drift is an error; see `Drift`. Default false.
 *
 * @category models
 * @since 0.1.0
 */
export interface Defaults {
  readonly limits?: Partial<Limits.Limits> | undefined
  readonly retry?: Retry.Policy | undefined
  readonly strict?: boolean | undefined
}

/**
 * The defaults of fakes, and of sandboxes in the same process. A test's clock stands still, so a call waits only where
 * the test says so. A test wants to know of drift, so drift is an error.
 *
 * @category models
 * @since 0.1.0
 */
export const unhurried: Required<Defaults> = { limits: Limits.none, retry: Retry.none, strict: true }

/**
 * How a gateway finds the credentials of a call.
 *
 * - `source`: the source that a call's context names, or the layer's. An operation that needs no key has none to ask.
 * - `account`: whose calls a credential signs. Rates are counted by account.
 * - `isStale`: whether an error of the vendor says that the secret is no longer valid. A source that keeps its secret
 *   then forgets it, and the call is sent once more. Default: no error says so.
 *
 * @category models
 * @since 0.1.0
 */
export interface Signing<C extends Credentials.Credential> {
  readonly source: (context: Context.Context<never>, operation: Operation.Any) => Credentials.Source<C>
  readonly account: (credential: C) => string
  readonly isStale?: ((refused: Exchange.Refused) => boolean) | undefined
}

/**
 * The definition of one vendor's gateway.
 *
 * - `classify`: the kind of error that a refused answer is.
 * - `normalize`: reduces an encoded request to what the vendor's wire carries, or tells what it cannot carry.
 * - `credentials`: absent for a vendor that signs nothing, and for fakes.
 * - `rate`: the rate of the gateway as a whole, for each account. Default: unlimited.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options<C extends Credentials.Credential> {
  readonly vendor: string
  readonly classify: (refused: Exchange.Refused) => Exchange.Classification
  readonly exchange: Exchange.Exchange<C>
  readonly normalize?: ((request: unknown) => Result.Result<unknown, string>) | undefined
  readonly credentials?: Signing<C> | undefined
  readonly rate?: Limits.Rate | undefined
  readonly defaults?: Defaults | undefined
}

/**
 * Makes a gateway from an exchange.
 *
 * Each attempt of a call waits for its turn, reads its credential, is exchanged within its time, and its answer is
 * classified and decoded. The gateway makes another attempt where the policy says so, and counts, times and traces
 * every call.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = Effect.fnUntraced(function* <C extends Credentials.Credential = Credentials.Credential>(
  options: Options<C>
): Effect.fn.Return<Gateway> {
  const { normalize = Result.succeed, rate: gatewayRate, vendor } = options
  const { account, isStale, source } = options.credentials ?? anonymous
  const limits: Limits.Limits = { ...Limits.documented, ...options.defaults?.limits }
  const policy = options.defaults?.retry ?? Retry.policy()
  const observe = telemetry.make(vendor)
  const limiter = yield* limiters.make
  const circuit = yield* CurrentCircuit
  const isStrict = (yield* Drift.CurrentStrict) ?? options.defaults?.strict ?? false

  // An operation is nearly always called for the same account as before.
  const known = new WeakMap<Operation.Any, Keys>()
  const keysOf = (operation: Operation.Any, account: string): Keys => {
    let keys = known.get(operation)
    if (keys?.account !== account) {
      keys = { account, gateway: `${vendor}/${account}`, operation: `${operation.id}/${account}` }
      known.set(operation, keys)
    }
    return keys
  }

  const turnsOf = (operation: Operation.Any, rate: Limits.Rate | undefined, credential: C): ReadonlyArray<Turn> => {
    if (rate === undefined && gatewayRate === undefined) return []
    const keys = keysOf(operation, account(credential))
    const turns: Array<Turn> = []
    if (rate !== undefined) turns.push({ key: keys.operation, rate })
    if (gatewayRate !== undefined) turns.push({ key: keys.gateway, rate: gatewayRate })
    return turns
  }

  // The exchange and its answer. Nothing that the vendor said gets past it with a secret in it.
  const exchanged = (
    call: Exchange.Call<C>,
    current: Credentials.Source<C>,
    input: unknown,
    progress: telemetry.Progress,
    timeout: Duration.Duration,
    sending: Sending
  ): Effect.Effect<Operation.Detailed<unknown>, VendorError.VendorError> => {
    const { operation } = call
    progress.attempts++
    progress.corrected = false
    const late = () =>
      Effect.fail(
        isUnsent(sending)
          ? VendorErrors.unconnected(vendor, operation, timeout, sending.stage === "queued")
          : VendorErrors.timedOut(vendor, operation, timeout)
      )
    const exchange = within(options.exchange(call), timeout, late, sending)
    const show = showing(call, input)
    const received = Effect.flatMap(exchange, (given) => {
      const answer = show.answer(given)
      progress.requestId = answer.requestId
      if (answer._tag === "Answered") {
        return Effect.withFiber((fiber) =>
          decode(vendor, operation, answer, fiber.getRef(Drift.CurrentStrict) ?? isStrict)
        )
      }
      const failure = Effect.fail(classify(vendor, operation, answer, options.classify(answer)))
      progress.corrected = answer.corrected === true
      if (isStale?.(answer) !== true || !isCached(current)) return failure
      return Effect.flatMap(current.invalidate(call.credential), (mayRenew) => {
        progress.corrected = mayRenew
        return failure
      })
    })
    return Effect.mapError(received, show.error)
  }

  // One attempt: the account, its turn, the secret, the exchange.
  const attempted = (operation: Operation.Any, input: unknown, request: unknown, progress: telemetry.Progress) => {
    const attempt = Effect.withFiber<Operation.Detailed<unknown>, VendorError.VendorError>((fiber) => {
      const { maxWait, operation: rateOf } = fiber.getRef(Limits.CurrentLimits) ?? limits
      const timeout = fiber.getRef(CurrentTimeout)
      const clock = fiber.getRef(Clock.Clock)
      const current = source(fiber.context, operation)
      const issued = isProvider(current)
        ? Effect.mapError(
            withinTime(vendor, operation, current, timeout),
            showing({ operation, request, credential: undefined }, input).error
          )
        : undefined
      const deadline = fiber.getRef(CurrentDeadline)
      const sending = new Sending()
      const send = (credential: C) => {
        if (deadline !== undefined && clock.currentTimeMillisUnsafe() > deadline) {
          return Effect.fail(VendorErrors.tooLate(vendor, operation))
        }
        const call = { operation, request, credential, report: sending.report, secrets: new Set<string>() }
        return exchanged(call, current, input, progress, timeout, sending)
      }
      const proceed = (credential: C): Effect.Effect<Operation.Detailed<unknown>, VendorError.VendorError> => {
        if (options.credentials !== undefined && !Predicate.isObject(credential)) {
          return Effect.fail(VendorErrors.unsignable(vendor, operation, "there are no credentials"))
        }
        const turns = turnsOf(operation, rateOf(operation), credential)
        if (turns.length === 0) return send(credential)
        // Most calls find no queue at all.
        const duration = longest(timeout)
        const turn = limiter.enter(turns, clock, duration)
          ? send(credential)
          : Effect.matchEffect(limiter.wait(turns, maxWait, duration), {
              onFailure: (retryAfter) => Effect.fail(VendorErrors.limited(vendor, operation, retryAfter)),
              // The secret may have changed while the call waited.
              onSuccess: () => (issued === undefined ? send(credential) : Effect.flatMap(issued, send))
            })
        return Effect.onExitPrimitive(turn, (exit) => {
          limiter.leave(turns, clock, windowsOf(exit, sending))
          return undefined
        })
      }
      return issued === undefined ? proceed(current as C) : Effect.flatMap(issued, proceed)
    })
    return circuit === undefined
      ? attempt
      : Effect.mapError(circuit(vendor, attempt), (error) =>
          error._tag === "CircuitOpen"
            ? VendorErrors.circuitOpen(vendor, operation)
            : (error as VendorError.VendorError)
        )
  }

  return {
    run: (operation, input) =>
      observe(operation, (progress) => {
        const encoded = attempting(() => operation.encode(input))
        if (Result.isFailure(encoded)) return Effect.fail(unfit(vendor, operation, encoded.failure))
        const request = normalize(encoded.success)
        if (Result.isFailure(request)) {
          return Effect.fail(VendorErrors.invalidRequest(vendor, operation, request.failure))
        }
        return repeated(attempted(operation, input, request.success, progress), progress, policy)
      })
  }
})

// A vendor that signs nothing, and a fake, have one account without a name. Their exchanges read no credential.
const anonymous: Signing<any> = { source: () => undefined, account: () => "" }

/** The keys under which rates are counted. */
interface Keys {
  readonly account: string
  readonly gateway: string
  readonly operation: string
}

// The time limit holds for each stage of a request, and for the credentials that are read after the turn.
const longest = (timeout: Duration.Duration): number => 4 * Duration.toMillis(timeout)

const isUnsent = ({ stage }: Sending): boolean => stage === "queued" || stage === "connecting"

// How many windows a call still counts after its end. A call that was never sent counts nowhere. The vendor counted an
// answered call before its answer. What got no answer may still be on its way to the vendor.
const windowsOf = (exit: Exit.Exit<unknown, VendorError.VendorError>, sending: Sending): number => {
  if (Exit.isSuccess(exit)) return 1
  const error = Exit.findErrorOption(exit)
  if (Option.isNone(error)) return isUnsent(sending) ? 0 : 2
  if (error.value.outcome === "NotSent") return 0
  return error.value._tag === "TransportFailure" ? 2 : 1
}

const unfit = (vendor: string, operation: Operation.Any, problem: unknown): VendorError.InvalidParameter =>
  VendorErrors.invalidRequest(
    vendor,
    operation,
    Schema.isSchemaError(problem) ? problem.message : "the request is nested too deep"
  )

const isProvider = <C extends Credentials.Credential>(
  source: Credentials.Source<C>
): source is Credentials.Provider<C> => Effect.isEffect(source)

const isCached = <C extends Credentials.Credential>(source: Credentials.Source<C>): source is Credentials.Cached<C> =>
  isProvider(source) && "invalidate" in source

// A provider that fails or hangs has sent nothing.
const withinTime = <C extends Credentials.Credential>(
  vendor: string,
  operation: Operation.Any,
  provider: Credentials.Provider<C>,
  timeout: Duration.Duration
): Effect.Effect<C, VendorError.VendorError> =>
  Effect.mapError(
    within(provider, timeout, () => Effect.fail(VendorErrors.noCredentials(timeout))),
    (error) => VendorErrors.ofCall(error, vendor, operation, "NotSent")
  )
