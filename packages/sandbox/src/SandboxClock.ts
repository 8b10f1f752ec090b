/**
 * The time of the sandbox's simulators. It may be ahead of the process's time, so that a test sees codes expire at
 * once. The sandbox still compares the timestamps of requests with the process's time, since clients have no other.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

/**
 * The simulators' clock.
 *
 * @category services
 * @since 0.1.0
 */
export class SandboxClock extends Context.Service<
  SandboxClock,
  {
    /** The simulators' time, in milliseconds since 1970. */
    readonly now: Effect.Effect<number>
    /** How far it is ahead. */
    readonly ahead: Effect.Effect<Duration.Duration>
    /** Sets how far it is ahead. */
    readonly set: (ahead: Duration.Duration) => Effect.Effect<void>
  }
>()("@effect-vendors/sandbox/SandboxClock") {}

/**
 * A clock that begins with the process's time.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer: Layer.Layer<SandboxClock> = Layer.sync(SandboxClock, () => {
  let ahead = Duration.zero
  return {
    now: Effect.map(Clock.currentTimeMillis, (now) => now + Duration.toMillis(ahead)),
    ahead: Effect.sync(() => ahead),
    set: (duration) =>
      Effect.sync(() => {
        ahead = duration
      })
  }
})
