import * as VendorError from "@effect-vendors/core/VendorError"
import * as VendorErrors from "@effect-vendors/core/vendor/VendorErrors"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Schedule from "effect/Schedule"
import type * as Schema from "effect/Schema"
import type * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { type NonDeterminism, OutcomeUnknown } from "../Errors.ts"
import { Ledger } from "../Ledger.ts"
import type * as Ledgers from "../Ledger.ts"
import { type Again, again, fail, type Policy } from "../Policy.ts"
import { aspectsOf, attempt, type Report, type Sending } from "./attempt.ts"
import * as doubts from "./doubts.ts"
import { type Outcome, outcomeOf } from "./outcome.ts"
import { pause } from "./pause.ts"
import { CurrentUndo, enter, halt, haltUnsealed, type Place, underWay } from "./run.ts"
import { type Progress, register, type Undo } from "./undo.ts"

/** A step of a pipeline: what it sends, and what it does about what comes of it. */
export interface Step extends Sending {
  readonly policy: Policy | undefined
  readonly retry: Schedule.Schedule<unknown, any> | undefined
  /** Makes a value of an answer that nobody could read. */
  readonly unreadable: ((error: any) => unknown) | undefined
  readonly undo: Undo | undefined
  /** What its values and errors are made of. */
  readonly schemas: ReadonlyArray<Schema.Constraint>
}

type Services = WorkflowEngine.WorkflowEngine | WorkflowEngine.WorkflowInstance | Ledger

/** Runs a step: attempt by attempt, until there is a value, or an error that its policy and its schedule do not handle. */
export const run = Effect.fnUntraced(function* (given: Step): Effect.fn.Return<unknown, unknown, Services> {
  const ledger = yield* Ledger
  // While undoing nothing but the ledger knows what was done.
  const step = (yield* CurrentUndo) === undefined ? given : { ...given, isTracked: true }
  const place = yield* enter(step.name)
  yield* haltUnsealed(`the step ${step.name}`, step.schemas)
  const request = yield* underWay(ledger.digest([step.operation, step.request]))
  const progress: Progress = { attempt: 0, isOver: false, mayBeDone: false, state: { _tag: "NotDone" } }
  if (step.undo !== undefined) yield* register(step, step.undo, place, progress)
  const pauses = yield* pausesOf(step)
  let inDoubt = 0

  while (true) {
    progress.attempt++
    progress.isOver = false
    const report = yield* attempt(step, place, progress.attempt, request)
    yield* checked(step, report, request)
    const outcome = yield* read(step, report)
    progress.isOver = true
    switch (outcome._tag) {
      case "Value":
        progress.state = { _tag: "Done", value: outcome.value }
        return outcome.value

      case "Unreadable":
        progress.state = { _tag: "MayBeDone", error: outcome.error }
        if (step.unreadable === undefined) return yield* Effect.fail(outcome.error)
        progress.state = { _tag: "Done", value: step.unreadable(outcome.error) }
        return progress.state.value

      case "Refused": {
        const { error } = outcome
        progress.state = progress.mayBeDone ? { _tag: "MayBeDone", error } : { _tag: "NotDone" }
        const did = didOf(step.policy, error, progress.mayBeDone)
        if (Option.isSome(did)) {
          if (progress.mayBeDone) progress.state = { _tag: "Done", value: did.value }
          return did.value
        }
        if (isPassing(error) && (yield* pauses.next(error, report.at))) continue
        // A refusal does not take back what an earlier attempt may have done.
        return yield* Effect.fail(
          progress.mayBeDone && VendorError.isVendorError(error) ? VendorErrors.withOutcome(error, "Unknown") : error
        )
      }

      case "Unknown": {
        progress.mayBeDone = true
        const unknown = unknownOf(step, place, progress.attempt, report, outcome.error)
        progress.state = { _tag: "MayBeDone", error: outcome.error ?? unknown }
        // What is harmless to repeat keeps its own error, unless it has a policy of its own.
        if (step.policy === undefined && step.isRepeatable && outcome.error !== undefined) {
          if (isRetryable(outcome.error) && (yield* pauses.next(outcome.error, report.at))) continue
          return yield* Effect.fail(outcome.error)
        }
        const policy = step.policy ?? (step.isRepeatable ? again() : fail)
        const resolve = (resolution: Ledgers.Resolution) =>
          step.isTracked
            ? underWay(ledger.resolve({ ...place, step: step.name, attempt: progress.attempt }, resolution))
            : Effect.void
        const answer = yield* doubts.resolved(step, policy, unknown, {
          resolve,
          // A crash says nothing of the vendor, so a crash does not use up the patience with the vendor.
          again:
            outcome.error === undefined
              ? Effect.sync(() => ++inDoubt < maxCrashes)
              : pauses.next(outcome.error, report.at)
        })
        if (answer._tag === "NotDone") continue
        if (answer._tag === "Unclear") return yield* unknown
        progress.state = { _tag: "Done", value: answer.value }
        return answer.value
      }
    }
  }
})

// Kills may come faster than a replay catches up, so this is no measure of the vendor.
const maxCrashes = 1000

const checked = (
  { name }: Step,
  report: Report,
  request: string
): Effect.Effect<void, NonDeterminism, WorkflowEngine.WorkflowInstance | Ledger> => {
  if (report.result._tag === "Differs") {
    const other = report.result.step
    return halt(
      name,
      other === name
        ? `the step ${name} asks for something else than before, or stands in another place`
        : `the step ${name} stands where the step ${other} was`
    )
  }
  return report.request === request ? Effect.void : halt(name, `the step ${name} asks for something else than before`)
}

const read = (step: Step, { result }: Report): Effect.Effect<Outcome> =>
  result._tag === "Answered"
    ? outcomeOf(step, result.settlement)
    : Effect.succeed({ _tag: "Unknown", error: undefined })

const didOf = (policy: Policy | undefined, error: unknown, repeated: boolean): Option.Option<unknown> => {
  if (policy?._tag !== "Again") return Option.none()
  const { tag } = aspectsOf(error)
  const did = Object.hasOwn(policy.did, tag) ? (policy as Again<any>).did[tag](error, { repeated }) : Option.none()
  return Option.isOption(did) ? did : Option.some(did)
}

const isRetryable = (error: unknown): boolean => Predicate.hasProperty(error, "retryable") && error.retryable === true

// Credentials and sessions are renewed by others, so a call that they failed may succeed later.
const isPassing = (error: unknown): boolean => isRetryable(error) || aspectsOf(error).tag === "AuthFailure"

const unknownOf = (step: Step, place: Place, attempt: number, report: Report, error: unknown): OutcomeUnknown => {
  const { code, requestId, tag } = aspectsOf(error)
  return new OutcomeUnknown({
    workflow: place.workflow,
    executionId: place.executionId,
    step: step.name,
    operation: step.operation,
    attempt,
    since: report.since,
    ...(error === undefined ? {} : { reason: code === "" ? tag : `${tag} ${code}` }),
    ...(requestId === undefined ? {} : { requestId })
  })
}

interface Pauses {
  /** Waits as the schedule says after an error that came at the given time. False: the schedule is over. */
  readonly next: (
    error: unknown,
    at: number
  ) => Effect.Effect<boolean, never, WorkflowEngine.WorkflowEngine | WorkflowEngine.WorkflowInstance>
}

// A schedule steps by what is kept of the attempts, so that a replay comes to the same pauses.
const pausesOf = (step: Step): Effect.Effect<Pauses> =>
  Effect.map(Schedule.toStep(step.retry ?? (step.policy === undefined ? over : patient)), (next): Pauses => {
    let pauses = 0
    return {
      next: (error, at) =>
        Effect.flatMap(Effect.exit(next(at, error as never)), (exit) => {
          if (Exit.isFailure(exit)) return Effect.succeed(false)
          const delay = Duration.max(exit.value[1], retryAfterOf(error))
          return Effect.as(pause(`${step.name}/pause/${++pauses}`, delay), true)
        })
    }
  })

const over = Schedule.recurs(0)

// For vendors that fail: about two minutes in all.
const patient = Schedule.upTo(Schedule.exponential("1 second"), { times: 6 })

const retryAfterOf = (error: unknown): Duration.Duration =>
  Predicate.hasProperty(error, "retryAfter") && Duration.isDuration(error.retryAfter) ? error.retryAfter : Duration.zero
