import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"

/**
 * Calls a function after so many milliseconds, unless the alarm is stopped. Gives how to stop it.
 *
 * It takes a timer of the runtime, which costs a fraction of a fiber that sleeps. Where the program has its own clock,
 * as tests have, that clock's time counts. On Cloudflare Workers the timer belongs to the request that set it.
 */
export const set = (fiber: Fiber.Fiber<unknown, unknown>, millis: number, ring: () => void): (() => void) => {
  const { context } = fiber
  if (Context.getOrUndefined(context, Clock.Clock) !== undefined) {
    const asleep = Effect.runForkWith(context)(Effect.sleep(Duration.millis(Math.ceil(millis))))
    const forget = asleep.addObserver(ring)
    return () => {
      forget()
      asleep.interruptUnsafe()
    }
  }
  const left = Math.ceil(millis) - longest
  let stop = () => clearTimeout(timer)
  const timer = setTimeout(left > 0 ? () => (stop = set(fiber, left, ring)) : ring, Math.min(millis, longest))
  return () => stop()
}

// The longest time that setTimeout takes.
const longest = 2 ** 31 - 1
