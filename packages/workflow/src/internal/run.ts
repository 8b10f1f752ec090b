import * as Cause from "effect/Cause"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"
import * as Workflow from "effect/workflow/Workflow"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { NonDeterminism } from "../Errors.ts"
import { Ledger } from "../Ledger.ts"

/** The undoing that is under way, by the name of the step that is undone. */
export const CurrentUndo: Context.Reference<string | undefined> = /*#__PURE__*/ Context.Reference(
  "@effect-vendors/workflow/CurrentUndo",
  { defaultValue: (): string | undefined => undefined }
)

/** One run of a pipeline, from its start, or from the start of a replay. */
interface Run {
  /** The fiber of the pipeline itself. What other fibers do has no fixed place in the sequence. */
  readonly fiber: Fiber.Fiber<unknown, unknown>
  readonly names: Set<string>
  steps: number
}

const runs = /*#__PURE__*/ new WeakMap<WorkflowEngine.WorkflowInstance["Service"], Run>()

/** Begins a run in the current fiber. */
export const begin: Effect.Effect<void, never, WorkflowEngine.WorkflowInstance> = /*#__PURE__*/ Effect.withFiber(
  (fiber) => {
    const instance = Context.getUnsafe(fiber.context, WorkflowEngine.WorkflowInstance)
    return Effect.sync(() => {
      runs.set(instance, { fiber, names: new Set(), steps: 0 })
    })
  }
)

/** Whether a run came to a step. */
export const knows = (instance: WorkflowEngine.WorkflowInstance["Service"], step: string): boolean =>
  runs.get(instance)?.names.has(step) === true

/** Where a step stands: in which execution, and at which place of the sequence. */
export interface Place {
  readonly workflow: string
  readonly executionId: string
  readonly ordinal: number | undefined
}

/** Enters a step by its name, which no other step of the run may have. */
export const enter = (
  step: string
): Effect.Effect<Place, NonDeterminism, WorkflowEngine.WorkflowInstance | WorkflowEngine.WorkflowEngine | Ledger> =>
  Effect.withFiber((fiber) => {
    const instance = Context.getUnsafe(fiber.context, WorkflowEngine.WorkflowInstance)
    const run = runs.get(instance)
    const undoing = fiber.getRef(CurrentUndo) !== undefined
    const { executionId, workflow } = instance
    if (run?.names.has(step) === true) return halt(step, `it has two steps of the name ${step}`)
    run?.names.add(step)
    const isSequential = run !== undefined && !undoing && fiber === run.fiber
    return Effect.succeed({ workflow: workflow._tag, executionId, ordinal: isSequential ? ++run.steps : undefined })
  })

/**
 * Halts an execution whose history its pipeline does not fit. It is suspended as failed, so that nothing of it is undone
 * and a pipeline that fits can go on. While undoing nothing can be suspended: there it fails.
 */
export const halt = Effect.fnUntraced(function* (
  step: string,
  problem: string
): Effect.fn.Return<never, NonDeterminism, WorkflowEngine.WorkflowInstance | Ledger> {
  const instance = yield* WorkflowEngine.WorkflowInstance
  const { executionId, workflow } = instance
  const error = new NonDeterminism({ workflow: workflow._tag, executionId, step, problem })
  if ((yield* CurrentUndo) !== undefined) return yield* error
  yield* Effect.logError(error.message)
  const ledger = yield* Ledger
  yield* ledger.halt(error)
  instance.failed = true
  instance.cause = Cause.die(error)
  return yield* Workflow.suspend(instance)
})

/**
 * Keeps the run from being suspended by a step beside this one while an effect runs: a run is suspended where nothing of
 * it is under way, and only activities count as that.
 */
export const underWay = <A, E, R>(
  effect: Effect.Effect<A, E, R>
): Effect.Effect<A, E, R | WorkflowEngine.WorkflowInstance> => Workflow.wrapActivityResult(effect, () => false)
