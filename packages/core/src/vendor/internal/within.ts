import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"

/**
 * Limits the time of an effect, like `Effect.timeoutOrElse` at a fraction of the cost.
 *
 * `timeoutOrElse` takes two more fibers, one of them only to sleep: for a small answer, a quarter of the whole cost of
 * a call. This takes a timer of the runtime, unless the program has its own clock, as tests have.
 */
export const within = <A, E, R>(
  effect: Effect.Effect<A, E, R>,
  duration: Duration.Duration,
  orElse: () => Effect.Effect<A, E>
): Effect.Effect<A, E, R> =>
  Effect.withFiber((fiber) => {
    const millis = Duration.toMillis(duration)
    if (!Number.isFinite(millis)) return effect
    const context = fiber.context as Context.Context<R>
    if (millis > longestTimer || Context.getOrUndefined(context, Clock.Clock) !== undefined) {
      return Effect.timeoutOrElse(effect, { duration, orElse })
    }
    // The fork happens inside the callback, so that no interruption comes between the fork and the wait for it.
    return Effect.callback<A, E>((resume) => {
      const running = Effect.runForkWith(context)(effect)
      const exit = running.pollUnsafe()
      if (exit !== undefined) return resume(exit)
      // The effect has been interrupted before the caller learns that the time is up.
      const timer = setTimeout(() => resume(Effect.flatMap(Fiber.interrupt(running), orElse)), millis)
      running.addObserver((exit) => {
        clearTimeout(timer)
        resume(exit)
      })
      return Effect.suspend(() => {
        clearTimeout(timer)
        return Fiber.interrupt(running)
      })
    })
  })

// The longest time that setTimeout takes.
const longestTimer = 2 ** 31 - 1
