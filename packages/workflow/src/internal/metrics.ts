import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"
import type * as Ledger from "../Ledger.ts"

const attempts = /*#__PURE__*/ Metric.counter("durable_attempts", {
  description: "Attempts of steps, by workflow, step, operation and outcome",
  incremental: true
})

const durations = /*#__PURE__*/ Metric.timer("durable_attempt_duration", {
  description: "How long attempts of steps took, by workflow, step, operation and outcome"
})

const failedUndos = /*#__PURE__*/ Metric.counter("durable_undo_failures", {
  description: "Undoings that failed and left something for people, by workflow and step",
  incremental: true
})

type Result =
  | { readonly _tag: "Answered"; readonly settlement: Pick<Ledger.Settlement, "outcome"> }
  | { readonly _tag: "InDoubt" | "Differs" }

/** Counts and measures an attempt that was made; a replay makes none. In doubt is what has no answer. */
export const attempted = (
  workflow: string,
  { name, operation }: { readonly name: string; readonly operation: string },
  result: Result,
  millis: number
): Effect.Effect<void> => {
  const attributes = {
    workflow,
    step: kindOf(name),
    operation,
    outcome: result._tag === "Answered" ? result.settlement.outcome : result._tag
  }
  return Effect.andThen(
    Metric.update(Metric.withAttributes(attempts, attributes), 1),
    Metric.update(Metric.withAttributes(durations, attributes), Duration.millis(millis))
  )
}

/** Counts an undoing that failed. */
export const undoFailed = (workflow: string, step: string): Effect.Effect<void> =>
  Metric.update(Metric.withAttributes(failedUndos, { workflow, step: kindOf(step) }), 1)

// The rounds of a loop are one series: their number has no bound.
const kindOf = (step: string): string => step.replace(/\d+/g, "#")
