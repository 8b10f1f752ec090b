/**
 * The time that the sandbox's simulators live in: the process's own, and as much ahead of it as it was
 * told, so that codes expire at once. Timestamps of requests are still held against the process's time,
 * for that is what their clients have.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

/**
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
 * A clock that is not ahead yet.
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
