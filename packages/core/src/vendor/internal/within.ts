import type * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type * as Exchange from "../Exchange.ts"
import * as alarm from "./alarm.ts"

/** How far a request has come, as far as its client tells. */
export class Sending {
  stage: Exchange.Stage | undefined = undefined
  onStage = () => {}

  readonly report = (stage: Exchange.Stage) => {
    this.stage = stage
    this.onStage()
  }
}

/**
 * Limits the time of an effect, like `Effect.timeoutOrElse` at a fraction of the cost: that takes two more fibers, one
 * of them only to sleep. For a small answer, they are a quarter of the whole cost of a call.
 *
 * The time begins again with each stage of a request.
 */
export const within = <A, E, R>(
  effect: Effect.Effect<A, E, R>,
  duration: Duration.Duration,
  orElse: () => Effect.Effect<A, E>,
  sending?: Sending
): Effect.Effect<A, E, R> =>
  Effect.withFiber((fiber) => {
    const millis = Duration.toMillis(duration)
    if (!Number.isFinite(millis)) return effect
    // The fork happens inside the callback, so that no interruption comes between the fork and the wait for it.
    return Effect.callback<A, E>((resume) => {
      const running = Effect.runForkWith(fiber.context as Context.Context<R>)(effect)
      const exit = running.pollUnsafe()
      if (exit !== undefined) return resume(exit)
      // The effect has been interrupted before the caller learns that the time is up.
      const start = () => alarm.set(fiber, millis, () => resume(Effect.flatMap(Fiber.interrupt(running), orElse)))
      let stop = start()
      if (sending !== undefined) {
        sending.onStage = () => {
          stop()
          stop = start()
        }
      }
      running.addObserver((exit) => {
        stop()
        resume(exit)
      })
      return Effect.suspend(() => {
        stop()
        return Fiber.interrupt(running)
      })
    })
  })
