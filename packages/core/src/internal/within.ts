import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"

/**
 * Runs an effect for so long at most: `Effect.timeoutOrElse` at a fraction of the cost.
 *
 * That takes two fibers more, one of them only to sleep, which for a small answer is a quarter of all that
 * the call costs. Here a timer of the runtime does, unless the program has a clock of its own, such as a test's.
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
    // Forked where the wait for it is registered, so that an interruption cannot come between the two.
    return Effect.callback<A, E>((resume) => {
      const running = Effect.runForkWith(context)(effect)
      const exit = running.pollUnsafe()
      if (exit !== undefined) return resume(exit)
      // Whoever is told that it is over can rely on that: the effect has been interrupted by then.
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

// What setTimeout takes.
const longestTimer = 2 ** 31 - 1
