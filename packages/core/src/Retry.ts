/**
 * When a call is sent again.
 *
 * Whether it may be is not a matter of policy: only what was not sent, what the vendor asked to wait for,
 * and an idempotent operation of unknown outcome are `retryable`, and nothing else is ever repeated. A
 * policy says when, and how often.
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
 * A schedule over the errors of a call. It is asked only about errors that are `retryable`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Policy extends Schedule.Schedule<unknown, VendorError.VendorError> {}

/**
 * Makes a policy: exponential backoff with full jitter, and the vendor's own `retryAfter` where it is
 * longer.
 *
 * - `times`: how often a call is sent again, at most. Default 3.
 * - `base`: the longest first delay; it doubles with each retry. Default 100 milliseconds.
 * - `cap`: the longest delay. Default 5 seconds.
 * - `maxWait`: a vendor that asks to wait longer is not waited for. Default 30 seconds.
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
  (error instanceof VendorError.RateLimited ? error.retryAfter : undefined) ?? Duration.zero

/**
 * The policy that counts for the calls of an effect. `undefined` means that nothing is sent again.
 *
 * @category references
 * @since 0.1.0
 */
export const CurrentPolicy: Context.Reference<Policy | undefined> = Context.Reference(
  "@effect-vendors/core/Retry/Policy",
  {
    defaultValue: (): Policy | undefined => policy()
  }
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
 * const once = call.pipe(Retry.withPolicy(undefined))
 * ```
 *
 * @category references
 * @since 0.1.0
 */
export const withPolicy = (policy: Policy | undefined) => Effect.provideService(CurrentPolicy, policy)
