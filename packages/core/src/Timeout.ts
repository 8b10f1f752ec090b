/**
 * How long one attempt of a call may take, and until when it may be sent.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { dual } from "effect/Function"

/**
 * The longest that an attempt may take, from the moment its request is written to the end of its answer. Then it fails
 * as a `TransportFailure` of unknown outcome. Default 30 seconds; `Duration.infinity` means no limit.
 *
 * A client that knows when it writes a request, such as that of `@effect-vendors/node`, may wait as long again for a
 * connection. Then the call fails, not sent. With other clients the time begins when the request is handed to them.
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

/**
 * The moment after which no attempt is sent any more, in milliseconds since 1970. An attempt that comes later fails as a
 * `TransportFailure` that was not sent. A process that slept, or was frozen, so sends nothing that others have given up.
 *
 * The client of `@effect-vendors/node` looks at it right before it writes a request to its connection. Other clients, such
 * as fetch, do not: there it counts when the signed request is handed to them, and they may still open a connection.
 *
 * @category references
 * @since 0.1.0
 */
export const CurrentDeadline: Context.Reference<number | undefined> = /*#__PURE__*/ Context.Reference(
  "@effect-vendors/core/Timeout/Deadline",
  { defaultValue: (): number | undefined => undefined }
)

/**
 * Sets the moment after which nothing of an effect's calls is sent, in milliseconds since 1970.
 *
 * @category references
 * @since 0.1.0
 */
export const withDeadline: {
  (deadline: number): <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  <A, E, R>(effect: Effect.Effect<A, E, R>, deadline: number): Effect.Effect<A, E, R>
} = dual(2, <A, E, R>(effect: Effect.Effect<A, E, R>, deadline: number) =>
  Effect.provideService(effect, CurrentDeadline, deadline)
)
