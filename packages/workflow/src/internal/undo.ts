import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Workflow from "effect/workflow/Workflow"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { Ledger } from "../Ledger.ts"
import { aspectsOf, type Sending } from "./attempt.ts"
import { undoFailed } from "./metrics.ts"
import { outcomeOf } from "./outcome.ts"
import { CurrentUndo, hasResult, type Place } from "./run.ts"

/** Undoes a step: of what was done, with its value, and of what may have been done, with the error that tells so. */
export type Undo = (done: Option.Option<any>, error: unknown) => Effect.Effect<unknown, unknown, any>

type State =
  | { readonly _tag: "NotDone" }
  | { readonly _tag: "Done"; readonly value: unknown }
  | { readonly _tag: "MayBeDone"; readonly error: unknown }

/** How far a step came in this run. */
export interface Progress {
  attempt: number
  /** Whether the report of the attempt is known. */
  isOver: boolean
  /** Whether an attempt before may have been done. */
  mayBeDone: boolean
  state: State
}

/** Has a step undone where its pipeline fails or is cancelled: the last one first. */
export const register = (
  sending: Sending,
  undo: Undo,
  place: Place,
  progress: Progress
): Effect.Effect<void, never, WorkflowEngine.WorkflowInstance | Ledger> =>
  Effect.flatMap(WorkflowEngine.WorkflowInstance, (instance) =>
    Workflow.addFinalizer((exit) =>
      Exit.isSuccess(exit) || !hasResult(instance, exit)
        ? Effect.void
        : Effect.flatMap(stateOf(sending, place, progress), (state) => undone(sending, undo, place, state))
    )
  ) as Effect.Effect<void, never, WorkflowEngine.WorkflowInstance | Ledger>

// A run that was cancelled in the middle of an attempt does not know what came of it. The ledger does.
const stateOf = Effect.fnUntraced(function* (
  sending: Sending,
  { executionId }: Place,
  { attempt, isOver, mayBeDone, state }: Progress
): Effect.fn.Return<State, never, Ledger> {
  if (isOver) return state
  const orNotDone = (error: unknown): State => (mayBeDone ? { _tag: "MayBeDone", error } : { _tag: "NotDone" })
  const ledger = yield* Ledger
  const entry = yield* ledger.find({ executionId, step: sending.name, attempt })
  if (Option.isNone(entry)) return orNotDone(undefined)
  if (entry.value._tag !== "Answered") return { _tag: "MayBeDone", error: undefined }
  const outcome = yield* outcomeOf(sending, entry.value.settlement)
  switch (outcome._tag) {
    case "Value":
      return { _tag: "Done", value: outcome.value }
    case "Refused":
      return orNotDone(outcome.error)
    default:
      return { _tag: "MayBeDone", error: outcome.error }
  }
})

const undone = (sending: Sending, undo: Undo, { executionId, workflow }: Place, state: State) => {
  if (state._tag === "NotDone") return Effect.void
  const effect = state._tag === "Done" ? undo(Option.some(state.value), undefined) : undo(Option.none(), state.error)
  return effect.pipe(
    Effect.provideService(CurrentUndo, sending.name),
    Effect.catchCause((cause) =>
      // A process that ends undoes the rest in its next life.
      Cause.hasInterruptsOnly(cause)
        ? Effect.failCause(cause as Cause.Cause<never>)
        : Effect.andThen(
            undoFailed(workflow, sending.name),
            Ledger.use((ledger) =>
              ledger.leave({
                executionId,
                workflow,
                step: sending.name,
                message: `undoing failed: ${described(cause)}`
              })
            )
          )
    )
  )
}

// By tags and codes alone: an error's words may hold anything.
const described = (cause: Cause.Cause<unknown>): string => {
  const error = Cause.findErrorOption(cause)
  if (Option.isNone(error)) return "a defect"
  const { code, tag } = aspectsOf(error.value)
  return code === "" ? tag : `${tag} ${code}`
}
