/**
 * Keeps to the rates that vendors allow, before they refuse.
 *
 * A call waits in a queue for its operation, then in one for its gateway where the gateway is limited, and is sent
 * in its turn. It counts from then until its answer, and a window longer: the vendor counts it somewhere between. So the
 * vendor's window never holds more than `limit` calls, whether it slides or not. A call that timed out or was interrupted
 * counts two windows longer, because its request may still be on its way. A call that was never sent counts nowhere.
 *
 * Calls go in the order in which they came, each on a timer of its own. An interrupted call leaves the queue as if it
 * had never been there. A call whose turn would come later than it may wait fails at once.
 *
 * Each gateway counts in memory, by account; `layerShared` counts where several processes share the numbers.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as RateLimiter from "effect/persistence/RateLimiter"
import { CurrentShared, sharing } from "./internal/shared.ts"
import * as Operation from "./Operation.ts"

/**
 * So many calls in a window.
 *
 * @category models
 * @since 0.1.0
 */
export interface Rate {
  readonly limit: number
  readonly window: Duration.Input
}

/**
 * The limits of calls.
 *
 * - `operation`: the rate of each operation; `undefined` means unlimited. Default: its `RateLimit` annotation.
 * - `maxWait`: the longest that a call waits for its turn. A call whose turn would come later fails at once as
 *   `RateLimited`, not sent, with the time until its turn as `retryAfter`. Default 30 seconds.
 *
 * @category models
 * @since 0.1.0
 */
export interface Limits {
  readonly operation: (operation: Operation.Any) => Rate | undefined
  readonly maxWait: Duration.Input
}

/**
 * The limits that vendors document: those of live gateways.
 *
 * @category constructors
 * @since 0.1.0
 */
export const documented: Limits = {
  operation: ({ annotations }) => Context.get(annotations, Operation.RateLimit),
  maxWait: "30 seconds"
}

/**
 * No limits: those of fakes and of sandboxes in the same process, where a test's clock stands still.
 *
 * @category constructors
 * @since 0.1.0
 */
export const none: Limits = { operation: () => undefined, maxWait: 0 }

/**
 * The limits of an effect's calls; `undefined` means those of the gateway.
 *
 * @category references
 * @since 0.1.0
 */
export const CurrentLimits: Context.Reference<Limits | undefined> = Context.Reference("@effect-vendors/core/Limits", {
  defaultValue: (): Limits | undefined => undefined
})

/**
 * Sets limits for the calls of an effect. The documented limits fill in what is left out.
 *
 * **Example** (A batch that may wait long)
 *
 * ```ts
 * import { Limits } from "@effect-vendors/core"
 * import { Mafia } from "@effect-vendors/taobao"
 *
 * const batch = Mafia.accountAreaAuth({}).pipe(
 *   Limits.withLimits({ operation: () => ({ limit: 5, window: "1 second" }), maxWait: "10 minutes" })
 * )
 * ```
 *
 * @category references
 * @since 0.1.0
 */
export const withLimits = (limits: Partial<Limits>) =>
  Effect.provideService(CurrentLimits, { ...documented, ...limits })

/**
 * Makes gateways count on a `RateLimiter`, such as one on Redis. Provide it to the layers of the gateways.
 *
 * All processes together keep a rate as one would alone. A call takes one of `limit` places, each a key of the limiter, for
 * as long as it may last, and shortens that time when it ends. The place of a process that dies is free after four times
 * the attempt's time limit and two windows.
 *
 * Calls go on where the limiter fails: each process then counts for itself. A limiter that does not answer within a
 * second is not asked again for ten.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerShared: Layer.Layer<never, never, RateLimiter.RateLimiter> = /*#__PURE__*/ Layer.effect(
  CurrentShared,
  /*#__PURE__*/ Effect.map(RateLimiter.RateLimiter, sharing)
)
