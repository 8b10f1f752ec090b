/**
 * What a vendor sent to us, in metrics and spans.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"
import * as Option from "effect/Option"
import type { Drift } from "../Drift.ts"

const received = { description: "Messages of vendors, by what became of them", incremental: true }

const drifts = { description: "Messages of vendors that could not be read in a field", incremental: true }

/**
 * Counts a message by its kind and by what became of it. Both are of few values: name a kind that has no definition
 * `Unknown`.
 *
 * @category telemetry
 * @since 0.1.0
 */
export const count = (vendor: string, kind: string, result: string): Effect.Effect<void> =>
  Metric.update(
    Metric.counter("vendor.messages", {
      ...received,
      attributes: { "rpc.system.name": vendor, "vendor.message": kind, "outcome": result }
    }),
    1
  )

/**
 * Reports what could not be read of a message: as events `vendor.drift` of the current span, and as counts of the metric
 * `vendor.messages.drift`.
 *
 * @category telemetry
 * @since 0.1.0
 */
export const reportDrift = (vendor: string, kind: string, drift: ReadonlyArray<Drift>): Effect.Effect<void> =>
  drift.length === 0
    ? Effect.void
    : Effect.gen(function* () {
        const span = yield* Effect.option(Effect.currentSpan)
        const now = yield* Effect.clockWith((clock) => clock.currentTimeNanos)
        if (Option.isSome(span)) {
          for (const { actual, expected, path } of drift) {
            span.value.event("vendor.drift", now, { path, expected, actual })
          }
        }
        // All items of a list have the same field.
        const fields = new Set(drift.map(({ path }) => path.replaceAll(/\[\d+\]/g, "[]")))
        yield* Effect.forEach(fields, (field) => Metric.update(driftOf(vendor, kind, field), 1), { discard: true })
      })

const driftOf = (vendor: string, kind: string, field: string): Metric.Counter<number> =>
  Metric.counter("vendor.messages.drift", {
    ...drifts,
    attributes: { "rpc.system.name": vendor, "vendor.message": kind, "vendor.field": field }
  })
