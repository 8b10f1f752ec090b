import * as Cause from "effect/Cause"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as Fiber from "effect/Fiber"
import type * as Schema from "effect/Schema"
import * as Workflow from "effect/workflow/Workflow"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { type Halting, NonDeterminism, UnsealedSecret } from "../Errors.ts"
import { Ledger } from "../Ledger.ts"
import { isExposed } from "./secrets.ts"

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

/**
 * Whether a run has a result. One that is interrupted from outside has none, because its runner ends or loses its part of
 * the cluster: it is run again elsewhere, and nothing of it is undone.
 */
export const hasResult = (
  instance: WorkflowEngine.WorkflowInstance["Service"],
  exit: Exit.Exit<unknown, unknown>
): boolean => Exit.isSuccess(exit) || instance.interrupted || !Cause.hasInterruptsOnly(exit.cause)

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

/** Halts an execution whose history its pipeline does not fit. */
export const halt = (
  step: string,
  problem: string
): Effect.Effect<never, NonDeterminism, WorkflowEngine.WorkflowInstance | Ledger> =>
  Effect.flatMap(WorkflowEngine.WorkflowInstance, ({ executionId, workflow }) =>
    stop(new NonDeterminism({ workflow: workflow._tag, executionId, step, problem }))
  )

/** Halts an execution that would keep a secret in a store without keys. */
export const haltUnsealed = (
  place: string,
  schemas: ReadonlyArray<Schema.Constraint>
): Effect.Effect<void, never, WorkflowEngine.WorkflowInstance | Ledger> =>
  Effect.gen(function* () {
    const { atRest } = yield* Ledger
    if (!isExposed(atRest, schemas)) return
    const { workflow } = yield* WorkflowEngine.WorkflowInstance
    // What undoes is halted by the step that it undoes, which comes first.
    return yield* Effect.orDie(stop(new UnsealedSecret({ workflow: workflow._tag, place })))
  })

// It is suspended as failed, so that nothing of it is undone and a program that fits can go on. While undoing nothing can
// be suspended: there it fails.
const stop = Effect.fnUntraced(function* <E extends Halting>(
  error: E
): Effect.fn.Return<never, E, WorkflowEngine.WorkflowInstance | Ledger> {
  const instance = yield* WorkflowEngine.WorkflowInstance
  if ((yield* CurrentUndo) !== undefined) return yield* Effect.fail(error)
  yield* Effect.logError(error.message)
  const ledger = yield* Ledger
  yield* ledger.halt(instance.executionId, error)
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
