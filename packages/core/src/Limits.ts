/**
 * Keeping to the rates that vendors allow, before they refuse.
 *
 * A call waits in a queue for its operation, then for its gateway where that is limited, and is sent in
 * its turn. What is kept is a sliding window: in no stretch of time as long as the window are more than
 * `limit` calls let through, and as many may go at once. Waiting is in order of arrival, and whoever is
 * interrupted leaves the queue as if it had never come.
 *
 * Counts are kept in memory for each gateway; `layerShared` keeps them where several processes share them.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as RateLimiter from "effect/persistence/RateLimiter"
import * as Semaphore from "effect/Semaphore"
import type * as Operation from "./Operation.ts"

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
 * What limits the calls of an effect.
 *
 * - `operation`: the rate of each operation; by default what its traits say. `undefined` means unlimited.
 * - `maxWait`: how long a call waits at most for its turn. Past that it fails as `RateLimited`, not sent.
 *   Default 30 seconds.
 *
 * @category models
 * @since 0.1.0
 */
export interface Limits {
  readonly operation: (operation: Operation.Any) => Rate | undefined
  readonly maxWait: Duration.Input
}

const standard: Limits = { operation: (operation) => operation.traits.rateLimit, maxWait: "30 seconds" }

/**
 * The limits that count for the calls of an effect.
 *
 * @category references
 * @since 0.1.0
 */
export const CurrentLimits: Context.Reference<Limits> = Context.Reference("@effect-vendors/core/Limits", {
  defaultValue: () => standard
})

/**
 * Sets limits for the calls of an effect; those that are not named stay as they are by default.
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
export const withLimits = (limits: Partial<Limits>) => Effect.provideService(CurrentLimits, { ...standard, ...limits })

/**
 * The limiter on which gateways count, instead of one in memory for each.
 *
 * @category references
 * @since 0.1.0
 */
export const SharedLimiter: Context.Reference<RateLimiter.RateLimiter | undefined> = Context.Reference(
  "@effect-vendors/core/Limits/SharedLimiter",
  { defaultValue: (): RateLimiter.RateLimiter | undefined => undefined }
)

/**
 * Lets the gateways that it is provided to count on a `RateLimiter`, such as one on Redis.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerShared: Layer.Layer<never, never, RateLimiter.RateLimiter> = Layer.effect(
  SharedLimiter,
  RateLimiter.RateLimiter
)

/**
 * Makes the wait for a turn: an effect that ends when a call under a key may be sent, and fails with the
 * time that is left where that would take too long.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make: Effect.Effect<
  (key: string, rate: Rate, maxWait: Duration.Input) => Effect.Effect<void, Duration.Duration>
> = Effect.gen(function* () {
  const shared = yield* SharedLimiter
  const limiter = shared ?? (yield* RateLimiter.make.pipe(Effect.provide(RateLimiter.layerStoreMemory)))
  const queues = new Map<string, Queue>()
  return (key, rate, maxWait) => {
    let queue = queues.get(key)
    if (queue === undefined) queues.set(key, (queue = makeQueue(limiter, key)))
    return queue(rate, Duration.fromInputUnsafe(maxWait))
  }
})

interface Queue {
  (rate: Rate, maxWait: Duration.Duration): Effect.Effect<void, Duration.Duration>
}

// A sliding window is kept by as many slots as calls fit into it, each good for one call in a window: a
// slot is free again when its call leaves the window. They are taken in turn, so the next is the one that
// is free first. Where other processes take them too, a few are looked at.
const probes = 4

const makeQueue = (limiter: RateLimiter.RateLimiter, key: string): Queue => {
  const order = Semaphore.makeUnsafe(1)
  let next = 0
  let waiting = 0

  // How long a slot is taken. Zero where it was free, and now is taken by this call.
  const take = (slot: number, window: Duration.Input): Effect.Effect<Duration.Duration> =>
    Effect.match(limiter.consume({ key: `${key}#${slot}`, limit: 1, window, onExceeded: "fail" }), {
      onSuccess: () => Duration.zero,
      // A limiter that is out of reach must not stop the calls: the vendor limits them all the same.
      onFailure: ({ reason }) => (reason._tag === "RateLimitExceeded" ? reason.retryAfter : Duration.zero)
    })

  const wait = Effect.fnUntraced(function* ({ limit, window }: Rate, deadline: number) {
    while (true) {
      let left = Duration.infinity
      const first = next
      for (let look = 0; look < Math.min(limit, probes); look++) {
        const slot = (first + look) % limit
        const taken = yield* take(slot, window)
        if (Duration.isZero(taken)) {
          next = slot + 1
          return
        }
        if (Duration.isLessThan(taken, left)) {
          left = taken
          next = slot
        }
      }
      const now = yield* Clock.currentTimeMillis
      if (now + Duration.toMillis(left) > deadline) return yield* Effect.fail(left)
      yield* Effect.sleep(left)
    }
  })

  return (rate, maxWait) =>
    Effect.clockWith((clock) => {
      const turn = order.withPermit(wait(rate, clock.currentTimeMillisUnsafe() + Duration.toMillis(maxWait)))
      // Who is first in the queue keeps the time by itself; who stands behind others needs a timer.
      const bounded =
        waiting === 0
          ? turn
          : Effect.timeoutOrElse(turn, {
              duration: maxWait,
              orElse: () => Effect.fail(Duration.fromInputUnsafe(rate.window))
            })
      waiting++
      return Effect.onExitPrimitive(bounded, () => {
        waiting--
        return undefined
      })
    })
}
