import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Metric from "effect/Metric"
import * as Option from "effect/Option"
import * as Tracer from "effect/Tracer"
import type * as Drift from "../../Drift.ts"
import type * as Operation from "../../Operation.ts"
import type * as VendorError from "../../VendorError.ts"

// Seconds, with the boundaries that OpenTelemetry advises for RPC.
const duration = {
  description: "How long calls of vendors took, with all attempts and waiting, in seconds",
  boundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]
}

const calls = { description: "Calls of vendors, by how they ended", incremental: true }

const drifts = { description: "Calls of vendors whose answer could not be read in a field", incremental: true }

/** The state of a running call. */
export interface Progress {
  attempts: number
  requestId: string | undefined
  /** Whether the exchange removed the reason why the last attempt was refused. */
  corrected: boolean
}

/**
 * Counts and times the calls of a vendor, and records a span for each where a tracer is attached.
 */
export const make = (vendor: string) => {
  const series = new Map<string, Map<string, Series>>()
  const seriesOf = (operation: Operation.Any, ended: string): Series => {
    let ofOperation = series.get(operation.id)
    if (ofOperation === undefined) series.set(operation.id, (ofOperation = new Map()))
    let found = ofOperation.get(ended)
    if (found === undefined) ofOperation.set(ended, (found = makeSeries(vendor, operation, ended)))
    return found
  }

  return (
    operation: Operation.Any,
    call: (progress: Progress) => Effect.Effect<Operation.Detailed<unknown>, VendorError.VendorError>
  ): Effect.Effect<Operation.Detailed<unknown>, VendorError.VendorError> =>
    Effect.withFiber((fiber) => {
      const clock = fiber.getRef(Clock.Clock)
      const start = clock.currentTimeMillisUnsafe()
      const progress: Progress = { attempts: 0, requestId: undefined, corrected: false }
      const counted = Effect.onExitPrimitive(call(progress), (exit) => {
        const { calls, duration } = seriesOf(operation, endOf(exit))
        calls.updateUnsafe(1, fiber.context)
        duration.updateUnsafe((clock.currentTimeMillisUnsafe() - start) / 1000, fiber.context)
        for (const field of new Set(driftIn(exit).map(fieldOf))) {
          driftOf(vendor, operation, field).updateUnsafe(1, fiber.context)
        }
        return undefined
      })
      // Nobody sees the spans of a program that has no tracer.
      if (Context.getOrUndefined(fiber.context, Tracer.Tracer) === undefined) return counted
      return Effect.useSpan(
        operation.name,
        {
          kind: "client",
          attributes: attributesOf(vendor, operation)
        },
        (span) =>
          Effect.onExitPrimitive(Effect.withParentSpan(counted, span, { captureStackTrace: false }), (exit) => {
            span.attribute("vendor.attempts", progress.attempts)
            const error = errorOf(exit)
            const now = clock.currentTimeNanosUnsafe()
            for (const { actual, expected, path } of driftIn(exit)) {
              span.event("vendor.drift", now, { path, expected, actual })
            }
            const requestId = error?.requestId ?? progress.requestId
            if (requestId !== undefined) span.attribute("vendor.request_id", requestId)
            if (error !== undefined) {
              span.attribute("error.type", error._tag)
              span.attribute("vendor.outcome", error.outcome)
              if (error.code !== "") span.attribute("rpc.response.status_code", error.code)
            }
            return undefined
          })
      )
    })
}

interface Series {
  readonly calls: Metric.Counter<number>
  readonly duration: Metric.Histogram<number>
}

// Two products may have operations of the same name: the id keeps them apart.
const attributesOf = (vendor: string, operation: Operation.Any) => ({
  "rpc.system.name": vendor,
  "rpc.method": operation.name,
  "vendor.operation": operation.id
})

const makeSeries = (vendor: string, operation: Operation.Any, ended: string): Series => {
  const attributes = {
    ...attributesOf(vendor, operation),
    ...(ended === success ? {} : { "error.type": ended })
  }
  return {
    calls: Metric.counter("vendor.client.calls", { ...calls, attributes: { ...attributes, outcome: ended } }),
    duration: Metric.histogram("rpc.client.call.duration", { ...duration, attributes })
  }
}

const success = "Success"

const driftIn = (exit: Exit.Exit<Operation.Detailed<unknown>, unknown>): ReadonlyArray<Drift.Drift> =>
  Exit.isSuccess(exit) ? exit.value.drift : []

// All items of a list have the same field.
const fieldOf = ({ path }: Drift.Drift): string => path.replaceAll(/\[\d+\]/g, "[]")

const driftOf = (vendor: string, operation: Operation.Any, field: string): Metric.Counter<number> =>
  Metric.counter("vendor.client.drift", {
    ...drifts,
    attributes: { ...attributesOf(vendor, operation), "vendor.field": field }
  })

const endOf = (exit: Exit.Exit<unknown, VendorError.VendorError>): string =>
  Exit.isSuccess(exit) ? success : (errorOf(exit)?._tag ?? (Cause.hasInterrupts(exit.cause) ? "Interrupted" : "Defect"))

const errorOf = (exit: Exit.Exit<unknown, VendorError.VendorError>): VendorError.VendorError | undefined =>
  Option.getOrUndefined(Exit.findErrorOption(exit))
