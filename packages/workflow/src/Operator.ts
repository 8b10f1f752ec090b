/**
 * What a person who operates pipelines does, by ids and texts: lists executions and their steps, decides what is in doubt,
 * cancels, resumes, purges.
 *
 * A program that runs pipelines provides it with `layer`. The command of `OperatorCommand` and the HTTP API of
 * `OperatorApi` do their work by it, and the client of that API is one too. Nothing of it shows inputs, answers or results.
 *
 * **Example** (The pipelines and operations of a program)
 *
 * ```ts
 * import { Essbasic } from "@effect-vendors/tencent"
 * import { Durable, Operator } from "@effect-vendors/workflow"
 * import { Schema } from "effect"
 *
 * const Onboard = Durable.workflow("Onboard", { payload: { dealer: Schema.String }, key: ({ dealer }) => dealer })
 *
 * const operator = Operator.layer({
 *   pipelines: [Onboard],
 *   operations: [Essbasic.channelCreateMultiFlowSignQRCode]
 * })
 * ```
 *
 * @since 0.1.0
 */
import type * as Operation from "@effect-vendors/core/Operation"
import * as Json from "@effect-vendors/core/vendor/Json"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import * as Executions from "./Executions.ts"
import { decisionOf } from "./internal/doubts.ts"
import { isOpen } from "./internal/store.ts"
import { stored } from "./internal/stored.ts"
import type * as Ledgers from "./Ledger.ts"
import { Ledger } from "./Ledger.ts"
import * as errors from "./OperatorErrors.ts"
import type {
  InvalidValue,
  NotRegistered,
  NotWaiting,
  UnknownExecution,
  Unreachable,
  WrongStatus
} from "./OperatorErrors.ts"
import type * as Pipeline from "./Pipeline.ts"
import type { SealingError } from "./Sealing.ts"

export {
  /** @category errors */
  UnknownExecution,
  /** @category errors */
  WrongStatus,
  /** @category errors */
  NotWaiting,
  /** @category errors */
  NotRegistered,
  /** @category errors */
  InvalidValue,
  /** @category errors */
  Unreachable
} from "./OperatorErrors.ts"

/**
 * A person's word on a step in doubt.
 *
 * - `attempt`: default the one that waits.
 * - `value`: JSON text of what the operation gives, where it was done. Integers keep every digit.
 *
 * @category models
 * @since 0.1.0
 */
export interface Decision {
  readonly executionId: string
  readonly step: string
  readonly attempt?: number | undefined
  readonly answer: "Done" | "NotDone" | "Unclear"
  readonly value?: string | undefined
}

/**
 * @category services
 * @since 0.1.0
 */
export class Operator extends Context.Service<
  Operator,
  {
    readonly list: (filter?: Executions.Filter) => Effect.Effect<ReadonlyArray<Ledgers.Execution>, Unreachable>
    readonly steps: (
      executionId: string
    ) => Effect.Effect<ReadonlyArray<Executions.Step>, UnknownExecution | Unreachable>
    readonly inDoubt: (filter?: Executions.Filter) => Effect.Effect<ReadonlyArray<Executions.Step>, Unreachable>
    readonly leftovers: (filter?: Executions.Filter) => Effect.Effect<ReadonlyArray<Ledgers.Leftover>, Unreachable>
    readonly decide: (
      decision: Decision
    ) => Effect.Effect<void, UnknownExecution | NotWaiting | NotRegistered | InvalidValue | Unreachable>
    readonly cancel: (
      executionId: string
    ) => Effect.Effect<void, UnknownExecution | WrongStatus | NotRegistered | Unreachable>
    readonly resume: (
      executionId: string
    ) => Effect.Effect<void, UnknownExecution | WrongStatus | NotRegistered | Unreachable>
    readonly purge: (executionId: string) => Effect.Effect<void, UnknownExecution | WrongStatus | Unreachable>
    readonly reseal: Effect.Effect<Ledgers.Resealed, SealingError | Unreachable>
  }
>()("@effect-vendors/workflow/Operator") {}

/**
 * - `pipelines`: those that can be cancelled and resumed.
 * - `operations`: those whose answers a person can give.
 * - `values`: the schemas of what steps of one's own give, by the steps' names.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  // What a pipeline takes and gives does not matter here.
  readonly pipelines: ReadonlyArray<Pick<Pipeline.Pipeline<string, any, any, any>, "name" | "cancel" | "resume">>
  readonly operations?: ReadonlyArray<Operation.Any> | undefined
  readonly values?: Readonly<Record<string, Schema.Codec<any, any>>> | undefined
}

/**
 * Operates the executions of an engine.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = (options: Options): Layer.Layer<Operator, never, Pipeline.Engine> =>
  Layer.effect(
    Operator,
    Effect.map(Effect.context<Pipeline.Engine>(), (engine) => make(options, engine))
  )

const make = (
  { operations = [], pipelines, values = {} }: Options,
  engine: Context.Context<Pipeline.Engine>
): Operator["Service"] => {
  const known = new Map(pipelines.map((pipeline) => [pipeline.name, pipeline]))
  const schemas = new Map<string, Schema.Codec<any, any>>([
    ...operations.map(({ id, response }) => [id, response] as const),
    ...Object.entries(values).map(([step, schema]) => [`effect/${step}`, schema] as const)
  ])

  const execution = (executionId: string) =>
    Effect.flatMap(
      Ledger.use((ledger) => ledger.execution(executionId)),
      Effect.fromOption
    ).pipe(Effect.mapError(() => new errors.UnknownExecution({ executionId })))

  const pipelineOf = (name: string) => {
    const pipeline = known.get(name)
    return pipeline === undefined
      ? Effect.fail(new errors.NotRegistered({ kind: "pipeline", name }))
      : Effect.succeed(pipeline)
  }

  const encoded = Effect.fnUntraced(function* (
    operation: string,
    text: string | undefined
  ): Effect.fn.Return<string, errors.NotRegistered | errors.InvalidValue> {
    const schema = schemas.get(operation)
    if (schema === undefined) return yield* new errors.NotRegistered({ kind: "operation", name: operation })
    if (text === undefined) return yield* new errors.InvalidValue({ operation, problem: "it is missing" })
    const json = yield* Effect.try({
      try: () => Json.parseExact(text),
      catch: () => new errors.InvalidValue({ operation, problem: "it is not JSON" })
    })
    const codec = stored(schema)
    return yield* Schema.decodeEffect(codec)(Json.stringify(json)).pipe(
      Effect.flatMap(Schema.encodeEffect(codec)),
      Effect.mapError(({ message }) => new errors.InvalidValue({ operation, problem: message.replace(/\s+/g, " ") }))
    )
  })

  const decide = Effect.fnUntraced(function* ({ answer, attempt, executionId, step, value }: Decision) {
    const { workflow } = yield* execution(executionId)
    const rows = yield* Ledger.use((ledger) => ledger.writes(executionId))
    const row = rows.findLast(
      (row) => row.step === step && row.resolution === "Person" && (attempt === undefined || row.attempt === attempt)
    )
    if (row === undefined) return yield* new errors.NotWaiting({ executionId, step })
    const kept = { answer, value: answer === "Done" ? yield* encoded(row.operation, value) : undefined }
    const deferred = decisionOf(step, row.attempt)
    const { deferredDone } = yield* WorkflowEngine.WorkflowEngine
    yield* deferredDone(deferred, {
      workflowName: workflow,
      executionId,
      deferredName: deferred.name,
      exit: Exit.succeed(kept)
    })
  })

  const cancel = Effect.fnUntraced(function* (executionId: string) {
    const { status, workflow } = yield* execution(executionId)
    if (!isOpen(status)) return yield* new errors.WrongStatus({ executionId, status, problem: "it has ended" })
    const pipeline = yield* pipelineOf(workflow)
    yield* pipeline.cancel(executionId)
  })

  const resume = Effect.fnUntraced(function* (executionId: string) {
    const { status, workflow } = yield* execution(executionId)
    if (status !== "Halted") {
      return yield* new errors.WrongStatus({ executionId, status, problem: "only a halted one is resumed" })
    }
    const pipeline = yield* pipelineOf(workflow)
    yield* pipeline.resume(executionId)
  })

  const purge = Effect.fnUntraced(function* (executionId: string) {
    const { status } = yield* execution(executionId)
    yield* Effect.mapError(
      Executions.purge(executionId),
      () => new errors.WrongStatus({ executionId, status, problem: "it goes on: cancel it first" })
    )
  })

  const onEngine = Effect.provideContext(engine)
  return {
    list: (filter) => onEngine(Executions.list(filter)),
    steps: (executionId) => onEngine(Effect.andThen(execution(executionId), Executions.steps(executionId))),
    inDoubt: (filter) => onEngine(Executions.inDoubt(filter)),
    leftovers: (filter) => onEngine(Executions.leftovers(filter)),
    decide: (decision) => onEngine(decide(decision)),
    cancel: (executionId) => onEngine(cancel(executionId)),
    resume: (executionId) => onEngine(resume(executionId)),
    purge: (executionId) => onEngine(purge(executionId)),
    reseal: onEngine(Executions.reseal)
  }
}
