/**
 * A pipeline: its name, its input, its key, what it gives and what it fails with.
 *
 * @since 0.1.0
 */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"
import * as Workflow from "effect/workflow/Workflow"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { type Halting, NonDeterminism, Purged, UnsealedSecret } from "./Errors.ts"
import * as run from "./internal/run.ts"
import { holdsSecret } from "./internal/secrets.ts"
import { stored } from "./internal/stored.ts"
import * as trace from "./internal/trace.ts"
import { Ledger } from "./Ledger.ts"
import type * as Ledgers from "./Ledger.ts"
import type { Suspends } from "./Suspends.ts"

/**
 * What a durable engine provides.
 *
 * @category models
 * @since 0.1.0
 */
export type Engine = WorkflowEngine.WorkflowEngine | Ledger

/**
 * How an execution stands.
 *
 * - `Running`: it runs, or waits for a process to run it.
 * - `Suspended`: it waits: for a signal, a person, a time.
 * - `Halted`: its pipeline does not fit its history.
 *
 * @category models
 * @since 0.1.0
 */
export type State<A, E> =
  | { readonly _tag: "Running" }
  | { readonly _tag: "Suspended" }
  | { readonly _tag: "Halted" }
  | { readonly _tag: "Complete"; readonly exit: Exit.Exit<A, E> }
  | { readonly _tag: "Purged" }

/**
 * A pipeline, which executes once for each key.
 *
 * @category models
 * @since 0.1.0
 */
export interface Pipeline<out Name extends string, in out Input, in out A, in out E> {
  readonly name: Name
  /** Effect's own workflow underneath. */
  readonly workflow: Workflow.Any
  /** The id of the execution for an input: it depends on the key alone. */
  readonly executionId: (input: Input) => Effect.Effect<string>
  /** Executes, or joins the execution of the same key, and waits for its end. */
  readonly execute: (input: Input) => Effect.Effect<A, E | Purged | Halting, Engine>
  /** Starts an execution, and gives its id. */
  readonly start: (input: Input) => Effect.Effect<string, Purged, Engine>
  /** How an execution stands. None: there is none. */
  readonly poll: (executionId: string) => Effect.Effect<Option.Option<State<A, E>>, never, Engine>
  /** Cancels an execution: what was done is undone. */
  readonly cancel: (executionId: string) => Effect.Effect<void, never, Engine>
  /** Goes on with an execution that was halted. */
  readonly resume: (executionId: string) => Effect.Effect<void, never, Engine>
  /** The layer that runs executions. It fails where a secret would lie unsealed in the engine's store. */
  readonly toLayer: <R>(
    body: (input: Input, executionId: string) => Effect.Effect<A, E, R>
  ) => Layer.Layer<
    never,
    UnsealedSecret,
    Engine | Exclude<R, Engine | WorkflowEngine.WorkflowInstance | Scope.Scope | Suspends>
  >
}

/**
 * - `payload`: the fields of the input.
 * - `key`: one execution for each key. A key is kept as a digest.
 * - `success`: default nothing.
 * - `error`: the classes of the errors. Default none.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options<
  Fields extends Schema.Struct.Fields,
  Success extends Schema.Codec<any, any>,
  Errors extends ReadonlyArray<Schema.Codec<any, any>>
> {
  readonly payload: Fields
  readonly key: (input: Schema.Struct.Type<Fields>) => string
  readonly success?: Success | undefined
  readonly error?: Errors | undefined
}

/**
 * Defines a pipeline.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = <
  const Name extends string,
  const Fields extends Schema.Struct.Fields,
  Success extends Schema.Codec<any, any> = Schema.Void,
  const Errors extends ReadonlyArray<Schema.Codec<any, any>> = readonly []
>(
  name: Name,
  options: Options<Fields, Success, Errors>
): Pipeline<Name, Schema.Struct.Type<Fields>, Success["Type"], Errors[number]["Type"]> => {
  type Input = Schema.Struct.Type<Fields>
  type A = Success["Type"]
  type E = Errors[number]["Type"]
  // The services of schemas are none: `Options` takes codecs without.
  const payload = Schema.Struct(options.payload) as unknown as Schema.Codec<Input, unknown>
  const success = (options.success ?? Schema.Void) as Schema.Codec<A, unknown>
  const error = Schema.Union(options.error ?? []) as unknown as Schema.Codec<E, unknown>
  const workflow = Workflow.make(name, {
    // One text, in which integers keep their digits.
    payload: { input: stored(payload), trace: Schema.optional(trace.Trace) },
    idempotencyKey: ({ input }) => options.key(input),
    success: stored(success),
    error: stored(error)
  })

  const begin = (input: Input) =>
    Effect.gen(function* () {
      const executionId = yield* workflow.executionId({ input })
      const ledger = yield* Ledger
      const { problem, status } = yield* ledger.begin(executionId, name)
      if (status === "Purged") return yield* new Purged({ workflow: name, executionId })
      return { executionId, ledger, problem, status }
    })

  return {
    name,
    workflow,
    executionId: (input) => workflow.executionId({ input }),
    start: (input) =>
      Effect.flatMap(begin(input), ({ executionId }) =>
        Effect.as(
          Effect.flatMap(trace.current, (trace) => workflow.execute({ input, trace }, { discard: true })),
          executionId
        )
      ).pipe(Effect.withSpan(`${name}.start`)),
    execute: (input) =>
      Effect.flatMap(begin(input), ({ executionId, ledger, problem = "", status }) =>
        status === "Halted"
          ? Effect.fail(new NonDeterminism({ workflow: name, executionId, step: "", problem }))
          : Effect.raceFirst(
              Effect.flatMap(trace.current, (trace) => workflow.execute({ input, trace })),
              Effect.flatMap(ledger.halted(executionId), Effect.fail)
            )
      ).pipe(Effect.withSpan(`${name}.start`)),
    poll: Effect.fnUntraced(function* (executionId: string) {
      const ledger = yield* Ledger
      const execution = yield* ledger.execution(executionId)
      if (Option.isNone(execution)) return Option.none<State<A, E>>()
      const { status } = execution.value
      if (status === "Purged" || status === "Halted") return Option.some<State<A, E>>({ _tag: status })
      const result = yield* workflow.poll(executionId)
      if (Option.isNone(result)) return Option.some<State<A, E>>({ _tag: "Running" })
      return Option.some<State<A, E>>(
        result.value._tag === "Complete" ? { _tag: "Complete", exit: result.value.exit } : { _tag: "Suspended" }
      )
    }),
    cancel: (executionId) => workflow.interrupt(executionId),
    resume: Effect.fnUntraced(function* (executionId: string) {
      const ledger = yield* Ledger
      const execution = yield* ledger.execution(executionId)
      if (Option.isNone(execution) || execution.value.status !== "Halted") return
      // It is told to be halted before its run has come to rest, and only at rest it can be resumed.
      yield* Effect.repeat(workflow.poll(executionId), { until: Option.isSome, schedule: Schedule.spaced("50 millis") })
      yield* ledger.mark(executionId, "Running")
      yield* workflow.resume(executionId)
    }),
    toLayer: (body) =>
      Layer.effectDiscard(
        refuseSecrets(name, { "the payload": payload, "the success": success, "the error": error })
      ).pipe(
        Layer.provideMerge(
          workflow.toLayer(({ input, trace: started }, executionId) => {
            const running = Effect.gen(function* () {
              yield* run.begin
              const instance = yield* WorkflowEngine.WorkflowInstance
              // The first to be added is the last to run: all is undone by then. A run that was suspended is closed as if
              // it succeeded, after the one that ended.
              yield* Workflow.addFinalizer((exit) =>
                instance.suspended || !run.hasResult(instance, exit) ? Effect.void : end(instance, exit)
              )
              return yield* body(input, executionId)
            })
            return trace.run(running, { workflow: name, executionId, trace: started })
          })
        )
        // The body's own services are what its type says.
      ) as Layer.Layer<never, UnsealedSecret, any>
  }
}

// A pipeline that does not fit its history cannot undo the steps that it does not know: they are left to people.
const end = Effect.fnUntraced(function* (
  instance: WorkflowEngine.WorkflowInstance["Service"],
  exit: Exit.Exit<unknown, unknown>
) {
  const { executionId, workflow } = instance
  const ledger = yield* Ledger
  const status = statusOf(exit)
  const before = status === "Succeeded" ? Option.none() : yield* ledger.execution(executionId)
  if (Option.isSome(before) && before.value.status === "Halted") {
    for (const { settlement, step } of yield* ledger.writes(executionId)) {
      const mayBeDone = settlement === undefined || settlement.outcome === "Done" || settlement.outcome === "Unknown"
      if (!mayBeDone || run.knows(instance, step)) continue
      const message = "it was not undone: the pipeline that was cancelled does not know the step"
      yield* ledger.leave({ executionId, workflow: workflow._tag, step, message })
    }
  }
  yield* ledger.mark(executionId, status)
})

const statusOf = (exit: Exit.Exit<unknown, unknown>): Ledgers.Status =>
  Exit.isSuccess(exit) ? "Succeeded" : Cause.hasInterruptsOnly(exit.cause) ? "Cancelled" : "Failed"

const refuseSecrets = (
  workflow: string,
  schemas: Readonly<Record<string, Schema.Constraint>>
): Effect.Effect<void, UnsealedSecret, Ledger> =>
  Effect.flatMap(Ledger, ({ atRest }) => {
    const place = atRest === "unsealed" ? Object.keys(schemas).find((place) => holdsSecret(schemas[place]!)) : undefined
    return place === undefined ? Effect.void : Effect.fail(new UnsealedSecret({ workflow, place }))
  })
