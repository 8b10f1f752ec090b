/**
 * Keeping to the rates that vendors allow, before they refuse.
 *
 * A call waits in a queue for its operation, then for its gateway where that is limited, and is sent in
 * its turn. What is kept is a sliding window: in no stretch of time as long as the window are more than
 * `limit` calls let through, and as many may go at once. Waiting is in order of arrival, and whoever is
 * interrupted leaves the queue as if it had never come.
 *
 * Counts are kept in memory for each gateway; `layerShared` keeps them where several processes share them.
 * There, who is interrupted while the limiter is being asked may leave one place unused for a window.
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
 * Where that fails, calls are not held up: each process then counts for itself. One that does not answer
 * within a second is left alone for ten.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerShared: Layer.Layer<never, never, RateLimiter.RateLimiter> = Layer.effect(
  SharedLimiter,
  RateLimiter.RateLimiter
)

/**
 * A rate, and the name under which it is counted.
 *
 * @category models
 * @since 0.1.0
 */
export interface Turn {
  readonly key: string
  readonly rate: Rate
}

/**
 * Lets calls go in their turn.
 *
 * - `enter`: whether a call may be sent at once by all of its rates; where it may, it is counted.
 * - `wait`: ends when the call may be sent, and has counted it; fails with the time that is left where that would
 *   take too long.
 *
 * @category models
 * @since 0.1.0
 */
export interface Limiter {
  readonly enter: (turns: ReadonlyArray<Turn>, clock: Clock.Clock) => boolean
  readonly wait: (turns: ReadonlyArray<Turn>, maxWait: Duration.Input) => Effect.Effect<void, Duration.Duration>
}

/**
 * Makes a limiter.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make: Effect.Effect<Limiter> = Effect.gen(function* () {
  const shared = yield* SharedLimiter
  const queues = new Map<string, Queue>()
  const queueOf = (key: string): Queue => {
    let queue = queues.get(key)
    if (queue === undefined) queues.set(key, (queue = makeQueue(shared, key)))
    return queue
  }

  // A call waits in one queue after the other, and stays the first in each until it has passed them all. It
  // takes its places only then: whoever gives up while it waits for the last leaves the others untouched.
  const pass = (turns: ReadonlyArray<Turn>, deadline: number, first = 0): Effect.Effect<void, Duration.Duration> => {
    const turn = turns[first]
    return turn === undefined
      ? Effect.void
      : queueOf(turn.key).wait(turn.rate, deadline, pass(turns, deadline, first + 1))
  }

  return {
    enter: (turns, clock) => {
      const now = monotonicMillis(clock)
      if (!turns.every(({ key, rate }) => queueOf(key).isOpen(rate, now))) return false
      for (const { key, rate } of turns) queueOf(key).take(rate, now)
      return true
    },
    wait: (turns, maxWait) => Effect.clockWith((clock) => pass(turns, monotonicMillis(clock) + millisOf(maxWait)))
  }
})

// A clock that is set back must not make calls wait.
const monotonicMillis = (clock: Clock.Clock): number => Number(clock.monotonicTimeNanosUnsafe()) / 1_000_000

interface Queue {
  /** Whether a call may go at once, without asking anybody else. */
  readonly isOpen: (rate: Rate, now: number) => boolean
  /** Counts a call that goes at once. */
  readonly take: (rate: Rate, now: number) => void
  /** Waits for the turn of a call, and counts it. */
  readonly wait: (
    rate: Rate,
    deadline: number,
    others: Effect.Effect<void, Duration.Duration>
  ) => Effect.Effect<void, Duration.Duration>
}

// A sliding window is kept by as many slots as calls fit into it, each good for one call in a window: a
// slot is free again when its call leaves the window. Where other processes take them too, what is known
// here of a slot is the earliest time at which it may be free, and whether it is turns out when it is taken.
const makeQueue = (shared: RateLimiter.RateLimiter | undefined, key: string): Queue => {
  const order = Semaphore.makeUnsafe(1)
  const freeAt: Array<number> = []
  let waiting = 0
  let silentUntil = 0
  let last = -1
  // Mostly it is the same, and a text takes its time to be read.
  let window: { readonly of: Duration.Input; readonly millis: number } = { of: 0, millis: 0 }

  const lengthOf = (input: Duration.Input): number => {
    if (input !== window.of) window = { of: input, millis: millisOf(input) }
    return window.millis
  }

  const freeFirst = (limit: number, now: number): number => {
    // Slots are taken in turn, so that while there is room the next is free, and none has to be searched for.
    const next = last + 1 < limit ? last + 1 : 0
    if (timeOf(next) <= now) return next
    let first = 0
    for (let slot = 1; slot < limit; slot++) if (timeOf(slot) < timeOf(first)) first = slot
    return first
  }

  const timeOf = (slot: number): number => freeAt[slot] ?? 0

  const occupy = (slot: number, until: number) => {
    last = slot
    freeAt[slot] = until
  }

  // How long a slot is taken by others; zero where it was free, and now is taken by this call. A limiter
  // that is out of reach must not stop the calls: then this process counts for itself.
  const consume = (slot: number, window: Duration.Input, clock: Clock.Clock): Effect.Effect<number> => {
    if (shared === undefined || monotonicMillis(clock) < silentUntil) return free
    return Effect.match(shared.consume({ key: `${key}#${slot}`, limit: 1, window, onExceeded: "fail" }), {
      onSuccess: () => 0,
      onFailure: ({ reason }) =>
        reason._tag === "RateLimitExceeded" ? Math.max(1, Duration.toMillis(reason.retryAfter)) : 0
    }).pipe(
      Effect.timeoutOrElse({
        duration: patience,
        orElse: () => {
          silentUntil = monotonicMillis(clock) + silence
          return free
        }
      })
    )
  }

  const pass = Effect.fnUntraced(function* (
    { limit, window }: Rate,
    deadline: number,
    others: Effect.Effect<void, Duration.Duration>
  ) {
    const clock = yield* Clock.Clock
    while (true) {
      const now = monotonicMillis(clock)
      const slot = freeFirst(limit, now)
      const left = limit < 1 ? Infinity : timeOf(slot) - now
      if (now + left > deadline) return yield* Effect.fail(Duration.millis(Math.ceil(left)))
      if (left > 0) {
        yield* Effect.sleep(Math.ceil(left))
        continue
      }
      yield* others
      const taken = yield* consume(slot, window, clock)
      occupy(slot, monotonicMillis(clock) + (taken === 0 ? lengthOf(window) : taken))
      if (taken === 0) return
    }
  })

  return {
    isOpen: ({ limit }, now) =>
      shared === undefined && waiting === 0 && limit >= 1 && timeOf(freeFirst(limit, now)) <= now,
    take: ({ limit, window }, now) => occupy(freeFirst(limit, now), now + lengthOf(window)),
    wait: (rate, deadline, others) =>
      Effect.clockWith((clock) => {
        const turn = order.withPermit(pass(rate, deadline, others))
        // Who is first in the queue keeps the time by itself; who stands behind others needs a timer. The time
        // that it takes to ask is not held against anybody.
        const bounded =
          waiting === 0
            ? turn
            : Effect.timeoutOrElse(turn, {
                duration: Math.max(0, deadline - monotonicMillis(clock)) + (shared === undefined ? 0 : patience),
                orElse: () => Effect.fail(Duration.fromInputUnsafe(rate.window))
              })
        waiting++
        return Effect.onExitPrimitive(bounded, () => {
          waiting--
          return undefined
        })
      })
  }
}

const millisOf = (window: Duration.Input): number => Duration.toMillis(Duration.fromInputUnsafe(window))

const free = Effect.succeed(0)

// How long a shared limiter may take to answer, and for how long one that did not is left alone, in
// milliseconds.
const patience = 1000
const silence = 10_000
