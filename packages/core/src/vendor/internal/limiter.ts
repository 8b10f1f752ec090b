import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as RateLimiter from "effect/persistence/RateLimiter"
import * as Semaphore from "effect/Semaphore"
import * as Limits from "../../Limits.ts"

/** A rate, and the key under which it is counted. */
export interface Turn {
  readonly key: string
  readonly rate: Limits.Rate
}

/**
 * Gives calls their turns.
 *
 * - `enter`: whether all rates of a call let it go at once. If they do, the call is counted.
 * - `wait`: waits for the turn of a call and counts the call. Fails with the time that is left where the turn would
 *   come too late.
 */
export interface Limiter {
  readonly enter: (turns: ReadonlyArray<Turn>, clock: Clock.Clock) => boolean
  readonly wait: (turns: ReadonlyArray<Turn>, maxWait: Duration.Input) => Effect.Effect<void, Duration.Duration>
}

/** Makes a limiter. */
export const make: Effect.Effect<Limiter> = Effect.gen(function* () {
  const shared = yield* Limits.SharedLimiter
  const queues = new Map<string, Queue>()
  const queueOf = (key: string): Queue => {
    let queue = queues.get(key)
    if (queue === undefined) queues.set(key, (queue = makeQueue(shared, key)))
    return queue
  }

  // A call waits in one queue after the other, and stays first in each until it has passed them all. It takes its
  // places only then: a call that gives up in the last queue has used no place in the others.
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

// Calls must not wait because the clock was set back.
const monotonicMillis = (clock: Clock.Clock): number => Number(clock.monotonicTimeNanosUnsafe()) / 1_000_000

interface Queue {
  /** Whether a call may go at once, without a word from other processes. */
  readonly isOpen: (rate: Limits.Rate, now: number) => boolean
  /** Counts a call that goes at once. */
  readonly take: (rate: Limits.Rate, now: number) => void
  /** Waits for the turn of a call, and counts it. */
  readonly wait: (
    rate: Limits.Rate,
    deadline: number,
    others: Effect.Effect<void, Duration.Duration>
  ) => Effect.Effect<void, Duration.Duration>
}

// A queue keeps its sliding window by slots, as many as calls fit into the window. A slot holds one call and is free
// again when that call leaves the window. Where other processes take slots too, the queue knows only the earliest
// time at which a slot may be free; it learns whether it is free when it takes it.
const makeQueue = (shared: RateLimiter.RateLimiter | undefined, key: string): Queue => {
  const order = Semaphore.makeUnsafe(1)
  const freeAt: Array<number> = []
  let waiting = 0
  let silentUntil = 0
  let last = -1
  // The window is nearly always the same, and reading a duration's text takes time.
  let window: { readonly of: Duration.Input; readonly millis: number } = { of: 0, millis: 0 }

  const lengthOf = (input: Duration.Input): number => {
    if (input !== window.of) window = { of: input, millis: millisOf(input) }
    return window.millis
  }

  const freeFirst = (limit: number, now: number): number => {
    // Slots are taken in turn: while there is room, the next one is free and no search is needed.
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

  // How long others hold a slot; zero where it was free and this call has taken it. Calls go on while the shared
  // limiter is out of reach: this process then counts for itself.
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
    { limit, window }: Limits.Rate,
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
        // The first call in the queue watches the time by itself; those behind it need a timer. The time that the
        // shared limiter takes to answer does not count against a call.
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

// A shared limiter may take so many milliseconds to answer. After it took longer, it is not asked for a while.
const patience = 1000
const silence = 10_000
