import * as Effect from "effect/Effect"
import * as Retry from "../../Retry.ts"
import * as VendorError from "../../VendorError.ts"
import * as VendorErrors from "../VendorErrors.ts"
import type { Progress } from "./telemetry.ts"

/** Makes a call of an attempt: the attempt, and those that follow it. */
export const repeated = <A>(
  attempt: Effect.Effect<A, VendorError.VendorError>,
  progress: Progress,
  defaultPolicy: Retry.Policy
): Effect.Effect<A, VendorError.VendorError> => {
  const orRepeat = (error: VendorError.VendorError): Effect.Effect<A, VendorError.VendorError> =>
    isRepeatable(error) ? byPolicy(corrected(attempt, progress), error, defaultPolicy) : Effect.fail(error)
  // Most calls succeed at once: then this one frame is all that repeating costs.
  return Effect.catch(attempt, (error) => (progress.corrected ? Effect.catch(attempt, orRepeat) : orRepeat(error)))
}

// Where the exchange has removed the reason of a refusal, the call is worth one more attempt.
const corrected = <A>(
  attempt: Effect.Effect<A, VendorError.VendorError>,
  progress: Progress
): Effect.Effect<A, VendorError.VendorError> =>
  Effect.catchIf(
    attempt,
    () => progress.corrected,
    () => attempt
  )

const byPolicy = <A>(
  call: Effect.Effect<A, VendorError.VendorError>,
  first: VendorError.VendorError,
  defaultPolicy: Retry.Policy
): Effect.Effect<A, VendorError.VendorError> =>
  Effect.withFiber((fiber) => {
    const policy = fiber.getRef(Retry.CurrentPolicy) ?? defaultPolicy
    if (policy === Retry.none) return Effect.fail(first)
    let failed: VendorError.VendorError | undefined = first
    let unknown = false
    // The first attempt is over; the schedule counts from its error on.
    const attempts = Effect.suspend(() => {
      if (failed === undefined) return call
      const error = failed
      failed = undefined
      return Effect.fail(error)
    })
    return attempts.pipe(
      Effect.tapError((error) => Effect.sync(() => (unknown ||= error.outcome === "Unknown"))),
      Effect.retry({ schedule: policy, while: isRepeatable }),
      // Once an attempt had an unknown outcome, the call's outcome is unknown, unless a later attempt confirms it.
      Effect.mapError((error) =>
        unknown && error.outcome !== "Done" ? VendorErrors.withOutcome(error, "Unknown") : error
      )
    )
  })

// A call that this process itself held back has waited as long as it may; another attempt would wait again.
const isRepeatable = (error: VendorError.VendorError): boolean =>
  error.retryable && (error.outcome !== "NotSent" || error instanceof VendorError.TransportFailure)
