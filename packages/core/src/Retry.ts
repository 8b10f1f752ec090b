/**
 * When a call is sent again.
 *
 * A policy says when and how often. It does not say whether: only a `retryable` error is ever followed by another
 * attempt, and an error is retryable where the call was not sent, where the vendor asked to wait, or where the
 * outcome of an idempotent operation is unknown.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Random from "effect/Random"
import * as Schedule from "effect/Schedule"
import * as VendorError from "./VendorError.ts"

/**
 * A schedule over the errors of a call. It sees only errors that are `retryable`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Policy extends Schedule.Schedule<unknown, VendorError.VendorError> {}

/**
 * Makes a policy: exponential backoff with full jitter, or the vendor's own `retryAfter` where that is longer.
 *
 * - `times`: how often a call is sent again at most. Default 3.
 * - `base`: the longest first delay; it doubles with each retry. Default 100 milliseconds.
 * - `cap`: the longest delay. Default 5 seconds.
 * - `maxWait`: the longest `retryAfter` that a call waits for. Default 30 seconds.
 *
 * @category constructors
 * @since 0.1.0
 */
export const policy = (options?: {
  readonly times?: number | undefined
  readonly base?: Duration.Input | undefined
  readonly cap?: Duration.Input | undefined
  readonly maxWait?: Duration.Input | undefined
}): Policy => {
  const cap = Duration.fromInputUnsafe(options?.cap ?? "5 seconds")
  const maxWait = Duration.fromInputUnsafe(options?.maxWait ?? "30 seconds")
  return Schedule.exponential(options?.base ?? "100 millis").pipe(
    Schedule.upTo({ times: options?.times ?? 3 }),
    Schedule.setInputType<VendorError.VendorError>(),
    Schedule.while(({ input }) => Duration.isLessThanOrEqualTo(retryAfter(input), maxWait)),
    Schedule.modifyDelay(({ duration, input }) =>
      Effect.map(Random.next, (random) =>
        Duration.max(Duration.times(Duration.min(duration, cap), random), retryAfter(input))
      )
    )
  )
}

const retryAfter = (error: VendorError.VendorError): Duration.Duration =>
  (error instanceof VendorError.RateLimited || error instanceof VendorError.ServiceFailure
    ? error.retryAfter
    : undefined) ?? Duration.zero

/**
 * Never sends a call again.
 *
 * @category constructors
 * @since 0.1.0
 */
export const none: Policy = /*#__PURE__*/ Schedule.recurs(0)

/**
 * The policy of an effect's calls; `undefined` means the gateway's: `policy()` for a live one, `none` for fakes and
 * for sandboxes in the same process.
 *
 * @category references
 * @since 0.1.0
 */
export const CurrentPolicy: Context.Reference<Policy | undefined> = Context.Reference(
  "@effect-vendors/core/Retry/Policy",
  { defaultValue: (): Policy | undefined => undefined }
)

/**
 * Sets the policy for the calls of an effect.
 *
 * **Example** (A patient caller, and one that does not retry)
 *
 * ```ts
 * import { Retry } from "@effect-vendors/core"
 * import { Mafia } from "@effect-vendors/taobao"
 *
 * const call = Mafia.accountAreaAuth({})
 *
 * const patient = call.pipe(Retry.withPolicy(Retry.policy({ times: 10, cap: "1 minute" })))
 * const once = call.pipe(Retry.withPolicy(Retry.none))
 * ```
 *
 * @category references
 * @since 0.1.0
 */
export const withPolicy = (policy: Policy) => Effect.provideService(CurrentPolicy, policy)
