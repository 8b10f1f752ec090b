/**
 * How long one attempt of a call may take.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"

/**
 * The longest that an attempt may take, from the moment it may be sent to the end of its answer. Then it fails as a
 * `TransportFailure` of unknown outcome. Default 30 seconds; `Duration.infinity` means no limit.
 *
 * @category references
 * @since 0.1.0
 */
export const CurrentTimeout: Context.Reference<Duration.Duration> = Context.Reference("@effect-vendors/core/Timeout", {
  defaultValue: () => Duration.seconds(30)
})

/**
 * Sets the longest time for each attempt of an effect's calls. Use `Effect.timeout` to limit a call with all its
 * attempts and its waiting.
 *
 * @category references
 * @since 0.1.0
 */
export const withTimeout = (timeout: Duration.Input) =>
  Effect.provideService(CurrentTimeout, Duration.fromInputUnsafe(timeout))
