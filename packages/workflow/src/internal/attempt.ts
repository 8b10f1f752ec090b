import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import * as Activity from "effect/workflow/Activity"
import type * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { Ledger } from "../Ledger.ts"
import type * as Ledgers from "../Ledger.ts"
import { enduring } from "./enduring.ts"
import * as metrics from "./metrics.ts"
import { CurrentUndo, type Place } from "./run.ts"

/** What a step sends, and how its value and its error are stored. */
export interface Sending {
  readonly name: string
  /** The id of the vendor's operation, or the step's own name. */
  readonly operation: string
  readonly request: unknown
  /** Whether the ledger keeps it. What is harmless to repeat does without. */
  readonly isTracked: boolean
  /** Whether the vendor is left the same by two requests as by one. */
  readonly isRepeatable: boolean
  readonly value: Schema.Codec<any, string>
  readonly error: Schema.Codec<any, string>
  readonly send: Effect.Effect<{ readonly value: unknown; readonly requestId: string | undefined }, unknown, any>
}

const Settlement = Schema.Struct({
  outcome: Schema.Literals(["Done", "NotSent", "Rejected", "Unknown"]),
  error: Schema.UndefinedOr(Schema.String),
  answer: Schema.String,
  requestId: Schema.UndefinedOr(Schema.String)
})

/**
 * What is kept of an attempt. The pipeline reads it on every replay, so it decides by nothing else: `at` is when the
 * attempt ended, and `since` is when its request may have been sent, in milliseconds since 1970.
 */
const Report = Schema.Struct({
  request: Schema.String,
  at: Schema.Int,
  since: Schema.Int,
  result: Schema.Union([
    Schema.TaggedStruct("Answered", { settlement: Settlement }),
    Schema.TaggedStruct("InDoubt", {}),
    Schema.TaggedStruct("Differs", { step: Schema.String })
  ])
})

export type Report = typeof Report.Type

/**
 * Makes one attempt of a step, once: an activity, whose report the engine keeps.
 *
 * While undoing it is no activity. What undoes is not interruptible, and a runner that loses its part of the cluster gets
 * no answer from the engine: it would wait forever, and take no part of the cluster any more. The ledger keeps what was
 * undone.
 */
export const attempt = (
  sending: Sending,
  place: Place,
  attempt: number,
  request: string
): Effect.Effect<Report, never, WorkflowEngine.WorkflowEngine | WorkflowEngine.WorkflowInstance | Ledger> =>
  Effect.flatMap(CurrentUndo, (undo) => {
    const execute = Effect.gen(function* () {
      const began = yield* Clock.currentTimeMillis
      const entry = yield* perform(sending, { ...place, step: sending.name, attempt, request })
      const ended = yield* Clock.currentTimeMillis
      const report = reportOf(entry, request, ended)
      yield* metrics.attempted(place.workflow, sending, report.result, ended - began)
      return report
    })
    return undo !== undefined
      ? execute
      : Activity.make({ name: sending.name, success: Report, execute }).pipe(
          Effect.provideService(Activity.CurrentAttempt, attempt),
          enduring
        )
  })

const reportOf = (entry: Ledgers.Entry, request: string, at: number): Report => {
  switch (entry._tag) {
    case "Answered":
      return { request, at, since: at - entry.age, result: { _tag: "Answered", settlement: entry.settlement } }
    case "InDoubt":
      return { request, at, since: at - entry.age, result: { _tag: "InDoubt" } }
    case "Differs":
      return { request, at, since: at, result: { _tag: "Differs", step: entry.row.step } }
  }
}

const perform = (
  sending: Sending,
  { attempt, executionId, ordinal, request, step, workflow }: Place & Ledgers.Key & { readonly request: string }
): Effect.Effect<Ledgers.Entry, never, Ledger> => {
  const { operation } = sending
  const send = settled(sending)
  const entry: Effect.Effect<Ledgers.Entry, never, Ledger> = sending.isTracked
    ? Ledger.use((ledger) => ledger.once({ workflow, executionId, step, attempt, operation, ordinal, request }, send))
    : Effect.map(send, (settlement) => ({ _tag: "Answered", settlement, age: 0 }))
  return Effect.tap(entry, (entry) =>
    Effect.annotateCurrentSpan({
      "durable.outcome": entry._tag === "Answered" ? entry.settlement.outcome : entry._tag,
      ...(entry._tag === "Answered" && entry.settlement.error !== undefined
        ? { "durable.error": entry.settlement.error }
        : {}),
      ...(entry._tag === "Answered" && entry.settlement.requestId !== undefined
        ? { "durable.request_id": entry.settlement.requestId }
        : {})
    })
  ).pipe(
    Effect.withSpan(`${workflow}.step`, {
      attributes: {
        "durable.workflow": workflow,
        "durable.execution_id": executionId,
        "durable.step": step,
        "durable.attempt": attempt,
        "durable.operation": operation
      }
    })
  )
}

// What came of the call, as text. Only an interruption is no answer.
const settled = ({ error, send, value }: Sending): Effect.Effect<Ledgers.Settlement> =>
  Effect.matchCauseEffect(send as Effect.Effect<{ value: unknown; requestId: string | undefined }, unknown>, {
    onSuccess: (detailed) =>
      Effect.map(Effect.exit(Schema.encodeUnknownEffect(value)(detailed.value)), (encoded) =>
        Exit.isSuccess(encoded)
          ? { outcome: "Done" as const, error: undefined, answer: encoded.value, requestId: detailed.requestId }
          : { outcome: "Done" as const, error: unstorable, answer: "", requestId: detailed.requestId }
      ),
    onFailure: (cause): Effect.Effect<Ledgers.Settlement> => {
      if (Cause.hasInterruptsOnly(cause)) return Effect.interrupt
      const failure = Cause.findErrorOption(cause)
      // A defect says nothing of the vendor; and its words may hold anything.
      if (failure._tag === "None") return Effect.succeed({ ...unknown, error: "Defect" })
      const { outcome, requestId, tag } = aspectsOf(failure.value)
      return Effect.map(Effect.exit(Schema.encodeUnknownEffect(error)(failure.value)), (encoded) =>
        Exit.isSuccess(encoded)
          ? { outcome, error: tag, answer: encoded.value, requestId }
          : { outcome, error: unstorable, answer: "", requestId }
      )
    }
  })

/** The tag of what came back and does not fit the step's own schema. */
export const unstorable = "Unstorable"

const unknown = { outcome: "Unknown", answer: "", requestId: undefined } as const

/** What a pipeline asks of any error. One without an outcome is the step's own, and tells that it was not done. */
export interface Aspects {
  readonly tag: string
  readonly code: string
  readonly outcome: Ledgers.Outcome
  readonly requestId: string | undefined
}

export const aspectsOf = (error: unknown): Aspects => {
  const field = (name: string): string | undefined =>
    Predicate.hasProperty(error, name) && typeof error[name] === "string" ? error[name] : undefined
  const outcome = field("outcome")
  return {
    tag: field("_tag") ?? "Error",
    code: field("code") ?? "",
    outcome: outcome === "NotSent" || outcome === "Unknown" || outcome === "Done" ? outcome : "Rejected",
    requestId: field("requestId")
  }
}
