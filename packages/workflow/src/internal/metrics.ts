import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"
import type * as Ledger from "../Ledger.ts"

const attempts = /*#__PURE__*/ Metric.counter("durable_attempts", {
  description: "Attempts of steps, by workflow, operation and outcome",
  incremental: true
})

const failedUndos = /*#__PURE__*/ Metric.counter("durable_undo_failures", {
  description: "Undoings that failed and left something for people, by workflow",
  incremental: true
})

type Result =
  | { readonly _tag: "Answered"; readonly settlement: Pick<Ledger.Settlement, "outcome"> }
  | { readonly _tag: "InDoubt" | "Differs" }

/** Counts an attempt that was made; a replay makes none. In doubt is what has no answer. */
export const attempted = (workflow: string, operation: string, result: Result): Effect.Effect<void> =>
  Metric.update(
    Metric.withAttributes(attempts, {
      workflow,
      operation,
      outcome: result._tag === "Answered" ? result.settlement.outcome : result._tag
    }),
    1
  )

/** Counts an undoing that failed. */
export const undoFailed = (workflow: string): Effect.Effect<void> =>
  Metric.update(Metric.withAttributes(failedUndos, { workflow }), 1)
