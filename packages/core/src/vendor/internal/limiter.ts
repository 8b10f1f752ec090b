import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { CurrentShared } from "../../internal/shared.ts"
import * as alarm from "./alarm.ts"
import { Queue, type Turn, type Waiting } from "./queue.ts"

/**
 * Gives calls their turns.
 *
 * - `enter`: whether all rates of a call let it go at once. If they do, the call is counted. Once it is counted, it
 *   takes at most `duration` milliseconds.
 * - `wait`: waits for the turn of a call, and counts it. Fails with the time that is left where the turn would come too
 *   late.
 * - `leave`: ends a call that was counted, and goes on counting it for so many windows.
 * - `size`: how many queues are kept.
 */
export interface Limiter {
  readonly enter: (turns: ReadonlyArray<Turn>, clock: Clock.Clock, duration: number) => boolean
  readonly wait: (
    turns: ReadonlyArray<Turn>,
    maxWait: Duration.Input,
    duration: number
  ) => Effect.Effect<void, Duration.Duration>
  readonly leave: (turns: ReadonlyArray<Turn>, clock: Clock.Clock, windows: number) => void
  readonly size: () => number
}

/** Makes a limiter. */
export const make: Effect.Effect<Limiter> = Effect.gen(function* () {
  const shared = yield* CurrentShared
  const queues = new Map<string, Queue>()
  let looking = queues.entries()

  const queueOf = (key: string): Queue => {
    let queue = queues.get(key)
    if (queue === undefined) queues.set(key, (queue = new Queue()))
    return queue
  }

  // Each call looks at the next few queues and drops the idle ones. It goes on as long as it finds some.
  const dropIdle = (now: number) => {
    for (let steps = 2; steps > 0;) {
      const { done, value } = looking.next()
      if (done === true) {
        looking = queues.entries()
        steps--
      } else if (value[1].isIdle(now)) queues.delete(value[0])
      else steps--
    }
  }

  const leave = (turns: ReadonlyArray<Turn>, clock: Clock.Clock, windows: number) => {
    const now = monotonicMillis(clock)
    for (const turn of turns) {
      const { place, queue, rate } = turn
      turn.place = turn.queue = undefined
      const rest = windows === 0 ? 0 : windows * queue!.lengthOf(rate)
      const until = place === undefined ? now + rest : place(rest, now)
      queue?.end(turn, until, now)
    }
  }

  // Waits in one queue, and counts the call there.
  const pass = Effect.fnUntraced(function* (turn: Turn, deadline: number, duration: number, goesOn: boolean) {
    const { key, rate } = turn
    const clock = yield* Clock.Clock
    const queue = queueOf(key)
    const begin = monotonicMillis(clock)
    const lasting = duration + (goesOn ? Math.max(0, deadline - begin) : 0)
    const opens = queue.opensAt(rate, queue.waiting, begin)
    if (opens > begin && isLate(opens, deadline)) return yield* Effect.fail(millisOf(opens - begin))
    let call = queue.join(rate)
    const comes = Effect.gen(function* () {
      while (true) {
        const now = monotonicMillis(clock)
        if (call.hasLeft) call = queue.join(rate)
        const isFirst = queue.isFirst(call, now)
        const opens = queue.opensFor(call, now)
        if (opens > now) {
          if (now >= deadline || (isFirst && isLate(opens, deadline))) return yield* Effect.fail(millisOf(opens - now))
          yield* sleep(call, Math.min(opens, deadline), now)
        } else if (!isFirst) {
          // Those before it are about to go. That does not count as waiting.
          yield* sleep(call, now + soon, now)
        } else {
          // While the call asks, the others wait for it. The time that this takes does not count for them either.
          call.until = Infinity
          const until = shared === undefined ? undefined : yield* shared(turn, queue, queue.lengthOf(rate), lasting)
          if (until === undefined) return count(turn, queue, lasting, monotonicMillis(clock))
          queue.keep(until, now)
        }
      }
    })
    yield* Effect.onExitPrimitive(comes, () => {
      queue.leave(call, monotonicMillis(clock))
      return undefined
    })
  })

  return {
    enter: (turns, clock, duration) => {
      if (turns.length === 0) return true
      const now = monotonicMillis(clock)
      dropIdle(now)
      if (shared !== undefined) return false
      for (const { key, rate } of turns) {
        const queue = queues.get(key)
        if (rate.limit < 1) return false
        if (queue !== undefined && (queue.waiting > 0 || queue.opensAt(rate, 0, now) > now)) return false
      }
      for (const turn of turns) count(turn, queueOf(turn.key), duration, now)
      return true
    },
    // A call waits in one queue after the other, and counts in those that it has passed. Where it gives up, it was not
    // sent, and counts nowhere.
    wait: (turns, maxWait, duration) =>
      Effect.clockWith((clock) => {
        const deadline = monotonicMillis(clock) + Duration.toMillis(Duration.fromInputUnsafe(maxWait))
        return Effect.onExitPrimitive(
          Effect.forEach(turns, (turn, index) => pass(turn, deadline, duration, index + 1 < turns.length), {
            discard: true
          }),
          (exit) => {
            if (Exit.isFailure(exit)) leave(turns, clock, 0)
            return undefined
          }
        )
      }),
    leave,
    size: () => queues.size
  }
})

// Calls must not wait because the clock was set back.
const monotonicMillis = (clock: Clock.Clock): number => Number(clock.monotonicTimeNanosUnsafe()) / 1_000_000

const count = (turn: Turn, queue: Queue, duration: number, now: number) => {
  turn.queue = queue
  turn.endsAt = now + duration
  queue.begin(turn)
}

const millisOf = (millis: number): Duration.Duration => Duration.millis(Math.ceil(millis))

const isLate = (opens: number, deadline: number): boolean => opens > deadline || opens === Infinity

// In so many milliseconds a call that waits for the one before it looks again, if nobody wakes it.
const soon = 10

// Each call waits on a timer of its own. A call that is woken goes on in a promise of its own: a runtime that binds
// work to requests, such as Cloudflare Workers, so lets it go on within its own request.
const sleep = (call: Waiting, until: number, now: number): Effect.Effect<void> =>
  Effect.withFiber((fiber) =>
    Effect.callback((resume) => {
      const stop = alarm.set(fiber, until - now, () => resume(Effect.void))
      call.until = until
      void new Promise<void>((wake) => (call.wake = wake)).then(() => {
        stop()
        resume(Effect.void)
      })
      return Effect.sync(stop)
    })
  )
