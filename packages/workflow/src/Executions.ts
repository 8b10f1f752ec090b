/**
 * For people who operate pipelines: which executions there are, how their steps stand, what is in doubt, and what to do
 * about it.
 *
 * @since 0.1.0
 */
import type * as Operation from "@effect-vendors/core/Operation"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { decisionOf } from "./internal/doubts.ts"
import { stored } from "./internal/stored.ts"
import { isOpen } from "./internal/store.ts"
import { Ledger } from "./Ledger.ts"
import type * as Ledgers from "./Ledger.ts"
import type * as Policy from "./Policy.ts"
import type { SealingError } from "./Sealing.ts"

/**
 * Which executions, steps or leftovers to list, the youngest first.
 *
 * @category models
 * @since 0.1.0
 */
export interface Filter extends Omit<Ledgers.Filter, "olderThan"> {
  readonly olderThan?: Duration.Input | undefined
}

const filterOf = ({ olderThan, ...filter }: Filter): Ledgers.Filter =>
  olderThan === undefined ? filter : { ...filter, olderThan: Duration.toMillis(Duration.fromInputUnsafe(olderThan)) }

/**
 * Lists executions by workflow, status and age.
 *
 * @category listing
 * @since 0.1.0
 */
export const list = (filter: Filter = {}): Effect.Effect<ReadonlyArray<Ledgers.Execution>, never, Ledger> =>
  Ledger.use((ledger) => ledger.executions(filterOf(filter)))

/**
 * An attempt of a step, as a person sees it. Its answer is not among it.
 *
 * - `outcome`: absent while nobody knows.
 * - `error`: the tag of the error, where it failed.
 * - `duration`: in milliseconds.
 *
 * @category models
 * @since 0.1.0
 */
export interface Step extends Ledgers.Key {
  readonly workflow: string
  readonly operation: string
  readonly outcome: Ledgers.Outcome | undefined
  readonly error: string | undefined
  readonly requestId: string | undefined
  readonly claimedAt: number
  readonly duration: number | undefined
  readonly resolution: Ledgers.Resolution | undefined
}

const stepOf = (row: Ledgers.Row): Step => ({
  executionId: row.executionId,
  step: row.step,
  attempt: row.attempt,
  workflow: row.workflow,
  operation: row.operation,
  outcome: row.settlement?.outcome,
  error: row.settlement?.error,
  requestId: row.settlement?.requestId,
  claimedAt: row.claimedAt,
  duration: row.settledAt === undefined ? undefined : row.settledAt - row.claimedAt,
  resolution: row.resolution
})

/**
 * The attempts of an execution's steps, in the order in which they were made. Operations that only read, or may be
 * repeated, are not among them.
 *
 * @category listing
 * @since 0.1.0
 */
export const steps = (executionId: string): Effect.Effect<ReadonlyArray<Step>, never, Ledger> =>
  Ledger.use((ledger) => Effect.map(ledger.writes(executionId), (rows) => rows.map(stepOf)))

/**
 * The writes that nobody knows of, and that no policy has resolved: those that wait for a person, and those whose process
 * ended and whose pipeline has not gone on yet. An answer that comes while a person is waited for is shown as the step's
 * outcome: the person still decides.
 *
 * @category listing
 * @since 0.1.0
 */
export const inDoubt = (filter: Filter = {}): Effect.Effect<ReadonlyArray<Step>, never, Ledger> =>
  Ledger.use((ledger) => Effect.map(ledger.inDoubt(filterOf(filter)), (rows) => rows.map(stepOf)))

/**
 * What may be left at vendors.
 *
 * @category listing
 * @since 0.1.0
 */
export const leftovers = (filter: Filter = {}): Effect.Effect<ReadonlyArray<Ledgers.Leftover>, never, Ledger> =>
  Ledger.use((ledger) => ledger.leftovers(filterOf(filter)))

/**
 * Decides for a step that waits for a person: it was done, with its value; it was not done, and is sent again; or nobody
 * can tell, and the step fails as `OutcomeUnknown`. The first decision counts.
 *
 * @category deciding
 * @since 0.1.0
 */
export const decide = Effect.fnUntraced(function* <Op extends Operation.Any>(
  pipeline: { readonly name: string },
  options: Ledgers.Key & { readonly operation: Op; readonly answer: Policy.Answer<Op["response"]["Type"]> }
): Effect.fn.Return<void, Schema.SchemaError, WorkflowEngine.WorkflowEngine> {
  const { answer, attempt, executionId, operation, step } = options
  const value =
    answer._tag === "Done"
      ? yield* Schema.encodeEffect(stored(operation.response as Schema.Codec<any, any>))(answer.value)
      : undefined
  const engine = yield* WorkflowEngine.WorkflowEngine
  const deferred = decisionOf(step, attempt)
  yield* engine.deferredDone(deferred, {
    workflowName: pipeline.name,
    executionId,
    deferredName: deferred.name,
    exit: Exit.succeed({ answer: answer._tag, value })
  })
})

/**
 * An execution cannot be purged while it goes on.
 *
 * @category errors
 * @since 0.1.0
 */
export class StillRunning extends Schema.TaggedError<StillRunning>()("StillRunning", {
  executionId: Schema.String
}) {}

/**
 * Removes the content of an execution that has ended: its input, the answers of its steps, its result. That it was
 * remains, and it does not run again: it fails as `Purged`.
 *
 * @category purging
 * @since 0.1.0
 */
export const purge = Effect.fnUntraced(function* (executionId: string): Effect.fn.Return<void, StillRunning, Ledger> {
  const ledger = yield* Ledger
  const execution = yield* ledger.execution(executionId)
  if (Option.isNone(execution)) return
  if (isOpen(execution.value.status)) return yield* new StillRunning({ executionId })
  yield* ledger.purge(executionId)
})

/**
 * Seals with the current key what older keys sealed. Then the store starts without those keys. Every process must use the
 * new key by then: what one of them seals with an old key meanwhile could not be opened later.
 *
 * @category sealing
 * @since 0.1.0
 */
export const reseal: Effect.Effect<Ledgers.Resealed, SealingError, Ledger> = /*#__PURE__*/ Effect.flatMap(
  Ledger,
  ({ reseal }) => reseal
)
