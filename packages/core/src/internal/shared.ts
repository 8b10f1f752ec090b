import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as RateLimiter from "effect/persistence/RateLimiter"

/** A call that counts under a key. */
export interface Counted {
  readonly key: string
  /** Ends the call for all processes, except that it counts for so many milliseconds. Gives until when. */
  place?: ((rest: number, now: number) => number) | undefined
}

/**
 * Takes the place of a call that lasts so many milliseconds at most, in the window of a queue. Where another call has it,
 * gives the time at which that may have left.
 */
export interface Shared {
  (call: Counted, queue: object, window: number, duration: number): Effect.Effect<number | undefined>
}

export const CurrentShared: Context.Reference<Shared | undefined> = Context.Reference(
  "@effect-vendors/core/Limits/Shared",
  { defaultValue: (): Shared | undefined => undefined }
)

/**
 * Takes places in a limiter that processes share. A rate has as many places as calls fit into its window, and each is a
 * key of its own. A store counts in windows that do not slide, so that one key for a whole rate would let nearly twice
 * as many calls through.
 *
 * A call takes its place for the longest time that it may last, and two windows. When it ends it shortens that time.
 */
export const sharing = (limiter: RateLimiter.RateLimiter): Shared => {
  let silentUntil = 0
  // When a place may be free, as far as this process knows.
  const known = new WeakMap<object, Array<number>>()

  // A call on its way counts as two of two, so that nobody else takes its place. Minus one brings the time forward at
  // which the store forgets the place, and leaves it taken until then.
  const consume = (key: string, tokens: number, limit: number, window: number, onExceeded: "fail" | "delay") =>
    limiter.consume({ key, tokens, limit, window, onExceeded })

  return (call, queue, window, duration) =>
    Effect.withFiber((fiber) => {
      const clock = fiber.getRef(Clock.Clock)
      const monotonicMillis = () => Number(clock.monotonicTimeNanosUnsafe()) / 1_000_000
      const begin = monotonicMillis()
      // Calls go on while the limiter is out of reach: this process then counts for itself.
      if (begin < silentUntil) return Effect.undefined
      let times = known.get(queue)
      if (times === undefined) known.set(queue, (times = []))
      const freeAt = times
      let index = 0
      while (freeAt[index]! > begin) index++
      freeAt[index] = Infinity

      const lasting = Math.min(duration, longest) + 2 * window
      const name = `${call.key}#${index}`
      let delay = 0
      const place = (rest: number, now: number): number => {
        const early = Math.floor(begin + lasting - now - rest)
        // The caller has its answer, and does not wait for this.
        const shortened = Effect.timeout(consume(name, -1, 1, early, "delay"), patience)
        if (early > 0) Effect.runForkWith(fiber.context)(Effect.ignore(shortened))
        // The store counts from the moment at which it was asked.
        return (freeAt[index] = now + rest + delay)
      }

      const taken = Effect.matchEffect(consume(name, 2, 2, lasting, "fail"), {
        onSuccess: (): Effect.Effect<number | undefined> => {
          call.place = place
          delay = monotonicMillis() - begin
          return Effect.undefined
        },
        onFailure: ({ reason }) => {
          if (reason._tag !== "RateLimitExceeded") {
            freeAt[index] = 0
            return Effect.undefined
          }
          // The call that has the place may end before its longest time, but it stays for a window.
          const left = Math.min(Math.max(1, Duration.toMillis(reason.retryAfter)), window)
          return Effect.succeed((freeAt[index] = monotonicMillis() + left))
        }
      })
      const answered = Effect.timeoutOrElse(taken, {
        duration: patience,
        orElse: () => {
          silentUntil = monotonicMillis() + silence
          freeAt[index] = 0
          return Effect.undefined
        }
      })
      return Effect.onExitPrimitive(answered, (exit) => {
        // The limiter may have counted a call that gave up while it asked.
        if (Exit.isFailure(exit)) place(0, begin)
        return undefined
      })
    })
}

// A call keeps its place for so many milliseconds at most.
const longest = 3_600_000

// A limiter may take so many milliseconds to answer. After it took longer, it is not asked for a while.
const patience = 1000
const silence = 10_000
