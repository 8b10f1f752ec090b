/**
 * Pipelines over vendors that survive kill -9, repeat no write blindly, undo themselves in reverse order, and wait for
 * days.
 *
 * A pipeline is an effect whose steps are calls of vendors' operations. When its process ends, it is run again from its
 * start in another one: the steps that were done give their values at once, and the pipeline goes on where it was. So all
 * that a pipeline decides by is its input, and what its steps gave.
 *
 * **Details**
 *
 * The promise: an operation that is not idempotent is sent at most once for each attempt, and never again blindly. Where
 * nobody knows whether a vendor did it, the step's policy says what to do.
 *
 * **Example** (A code that is cancelled where the pipeline fails later)
 *
 * ```ts
 * import { Durable } from "@effect-vendors/workflow"
 * import { Essbasic } from "@effect-vendors/tencent"
 * import { Effect, Option, Schema } from "effect"
 *
 * declare const agent: Essbasic.OperatorAgent
 *
 * class Failed extends Schema.TaggedError<Failed>()("Failed", { reason: Schema.String }) {}
 *
 * const Sign = Durable.workflow("Sign", {
 *   payload: { template: Schema.String },
 *   key: ({ template }) => template,
 *   success: Schema.String,
 *   error: [Failed]
 * })
 *
 * const Signed = Durable.signal("signed", Schema.Void)
 *
 * const cancel = (QrCodeId: string) =>
 *   Durable.call("cancel", Essbasic.channelCancelMultiFlowSignQRCode, { Agent: agent, QrCodeId }, {
 *     unknown: Durable.again({ did: { QrInvalid: () => ({}) } })
 *   })
 *
 * const layer = Sign.toLayer(({ template }) =>
 *   Effect.gen(function* () {
 *     const { QrCode } = yield* Durable.call(
 *       "create",
 *       Essbasic.channelCreateMultiFlowSignQRCode,
 *       { Agent: agent, TemplateId: template, FlowName: "agreement", MaxFlowNum: 1 },
 *       {
 *         unknown: Durable.person,
 *         undo: Option.match({
 *           onNone: () => Durable.leftover("a code may be left"),
 *           onSome: ({ QrCode }) => cancel(QrCode.QrCodeId)
 *         })
 *       }
 *     )
 *     yield* Signed.await({ within: "3 days" })
 *     return QrCode.QrCodeId
 *   }).pipe(Effect.mapError(({ _tag }) => new Failed({ reason: _tag })))
 * )
 * ```
 *
 * @since 0.1.0
 */
import * as Operation from "@effect-vendors/core/Operation"
import type * as VendorError from "@effect-vendors/core/VendorError"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Option from "effect/Option"
import * as Result from "effect/Result"
import type * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import * as DurableClock from "effect/workflow/DurableClock"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import type { OutcomeUnknown } from "./Errors.ts"
import * as Event from "./Event.ts"
import { enduring } from "./internal/enduring.ts"
import { CurrentUndo } from "./internal/run.ts"
import type { Undo } from "./internal/undo.ts"
import * as step from "./internal/step.ts"
import { stored } from "./internal/stored.ts"
import { Ledger } from "./Ledger.ts"
import * as Pipeline from "./Pipeline.ts"
import type * as Policy from "./Policy.ts"
import * as Signal from "./Signal.ts"
import type { Suspends } from "./Suspends.ts"

export {
  /** @category errors */
  NonDeterminism,
  /** @category errors */
  OutcomeUnknown,
  /** @category errors */
  Purged,
  /** @category errors */
  TimedOut,
  /** @category errors */
  UnsealedSecret
} from "./Errors.ts"
export {
  /** @category policies */
  again,
  /** @category policies */
  ask,
  /** @category policies */
  assume,
  /** @category answers */
  done,
  /** @category policies */
  fail,
  /** @category answers */
  notDone,
  /** @category policies */
  person,
  /** @category answers */
  unclear
} from "./Policy.ts"

export {
  /** @category layers */
  layerEngine,
  /** @category layers */
  layerMemory,
  /** @category layers */
  layerSingle
} from "./Engine.ts"

/**
 * Defines a pipeline.
 *
 * @category constructors
 * @since 0.1.0
 */
export const workflow = Pipeline.make

/**
 * Defines a signal that executions wait for.
 *
 * @category constructors
 * @since 0.1.0
 */
export const signal = Signal.make

/**
 * Defines an event that executions wait for by a key.
 *
 * @category constructors
 * @since 0.1.0
 */
export const event = Event.make

/**
 * What every step needs: a pipeline that runs on an engine.
 *
 * @category models
 * @since 0.1.0
 */
export type Running = WorkflowEngine.WorkflowEngine | WorkflowEngine.WorkflowInstance | Ledger

/**
 * What a step does besides sending.
 *
 * - `unknown`: the policy where nobody knows whether it was done. Default `fail`; for an idempotent operation, its own
 *   error after the repetitions of the gateway.
 * - `retry`: when to try again after an error that may pass: one that was not sent or was rejected and is retryable, and
 *   credentials or sessions that are refused. The pipeline sleeps until then, without a process, and sends a new attempt.
 * - `unreadable`: the value where the vendor did it and nobody can read its answer, of outcome `Done`. By default the step
 *   fails as `MalformedResponse`, and is never repeated.
 * - `undo`: undoes the step where the pipeline fails later, or is cancelled: with the value of what was done, and with
 *   none, and the error, of what may have been done. The steps are undone in reverse order. It never waits for days; where
 *   it fails, a leftover is listed for people.
 *
 * @category models
 * @since 0.1.0
 */
export interface StepOptions<A, E, P, UR> {
  // The second type is what a handler of `did` is typed by. It takes nothing that the first does not take.
  readonly unknown?: P | Policy.Again<Policy.DidOf<A, E>> | undefined
  readonly retry?: Schedule.Schedule<unknown, E> | undefined
  readonly unreadable?: ((error: VendorError.MalformedResponse) => A) | undefined
  readonly undo?:
    | (((done: Option.Option<A>, error: E | OutcomeUnknown | undefined) => Effect.Effect<unknown, unknown, UR>) &
        ([Extract<UR, Suspends>] extends [never] ? unknown : "undoing never waits for days"))
    | undefined
}

/**
 * What undoing needs. It is told by the option itself, not by what surrounds the step.
 *
 * @category utility types
 * @since 0.1.0
 */
export type UndoServices<R> = R extends infer Service ? Service : never

/**
 * A vendor's operation as a step: sent at most once for each attempt, its answer kept.
 *
 * The name tells the step from the others of its pipeline, in a loop with the number of the round. The step fails with
 * the errors of the operation, without the refusals that its policy handles, and with `OutcomeUnknown` where that can
 * occur.
 *
 * @category steps
 * @since 0.1.0
 */
export const call = <
  Op extends Operation.Any,
  const P extends Policy.Of<Op["response"]["Type"], Operation.Error<Op>> = Policy.Fail,
  UR = never
>(
  name: string,
  operation: Op,
  input: Op["request"]["Type"],
  options?: StepOptions<Op["response"]["Type"], Operation.Error<Op>, P, UR> & Policy.Checked<P, Operation.Error<Op>>
): Effect.Effect<
  Op["response"]["Type"],
  Policy.Failure<Operation.Error<Op>, P>,
  | Effect.Services<ReturnType<Op>>
  | Policy.Services<P>
  | UndoServices<UR>
  | Running
  | (P extends Policy.Person ? Suspends : never)
> => {
  const isRepeatable = Context.get(operation.annotations, Operation.Idempotent)
  const error = Operation.errorsOf(operation)
  return step.run({
    name,
    operation: operation.id,
    request: input,
    send: operation.detailed(input),
    value: storedOf(operation.response),
    error: storedOf(error),
    schemas: [operation.response, error],
    isRepeatable,
    ...optionsOf<Op["response"]["Type"], Operation.Error<Op>, P, UR>(isRepeatable, options ?? {})
    // The types above say what the step gives.
  }) as Effect.Effect<any, any, any>
}

/**
 * What an effect of one's own gives and fails with, and whether two runs of it leave the world the same as one. A value
 * and an error need a schema, because they are kept.
 *
 * @category models
 * @since 0.1.0
 */
export type RunOptions<A, E> = { readonly idempotent?: boolean | undefined } & ([A] extends [void]
  ? { readonly success?: Schema.Codec<A, any> | undefined }
  : { readonly success: Schema.Codec<A, any> }) &
  ([E] extends [never]
    ? { readonly error?: Schema.Codec<E, any> | undefined }
    : { readonly error: Schema.Codec<E, any> })

/**
 * An effect of one's own as a step. It has the ledger's promise too: it is begun at most once for each attempt. Its error
 * counts as "not done", unless it has an `outcome` that says otherwise.
 *
 * @category steps
 * @since 0.1.0
 */
export const run: {
  <R>(name: string, effect: Effect.Effect<void, never, R>): Effect.Effect<void, OutcomeUnknown, R | Running>
  <A, E, R, const P extends Policy.Of<A, E> = Policy.Fail, UR = never>(
    name: string,
    effect: Effect.Effect<A, E, R>,
    options: RunOptions<A, E> & StepOptions<A, E, P, UR> & Policy.Checked<P, E>
  ): Effect.Effect<
    A,
    Policy.Failure<E, P>,
    R | Policy.Services<P> | UndoServices<UR> | Running | (P extends Policy.Person ? Suspends : never)
  >
} = (
  name: string,
  effect: Effect.Effect<unknown, unknown, any>,
  options: Stored & StepOptions<unknown, unknown, any, any> = {}
  // The types above say what the step gives.
): Effect.Effect<any, any, any> => {
  const { error = Schema.Never, idempotent = false, success = Schema.Void } = options
  return step.run({
    name,
    operation: `effect/${name}`,
    request: undefined,
    send: Effect.map(effect, (value) => ({ value, requestId: undefined })),
    value: storedOf(success),
    error: storedOf(error),
    schemas: [success, error],
    isRepeatable: idempotent,
    ...optionsOf<unknown, unknown, any, any>(idempotent, options)
  })
}

interface Stored {
  readonly success?: Schema.Codec<any, any> | undefined
  readonly error?: Schema.Codec<any, any> | undefined
  readonly idempotent?: boolean | undefined
}

const optionsOf = <A, E, P, UR>(isRepeatable: boolean, options: StepOptions<A, E, P, UR>) => ({
  policy: options.unknown as Policy.Policy | undefined,
  retry: options.retry,
  unreadable: options.unreadable,
  undo: options.undo as Undo | undefined,
  // What undoes must know how far a step came, also where it may be repeated.
  isTracked: !isRepeatable || options.undo !== undefined
})

// A codec is made once for each schema.
const storedOf = (schema: Schema.Codec<any, any>): Schema.Codec<any, string> => {
  let codec = codecs.get(schema)
  if (codec === undefined) codecs.set(schema, (codec = stored(schema)))
  return codec
}

const codecs = /*#__PURE__*/ new WeakMap<Schema.Codec<any, any>, Schema.Codec<any, string>>()

/**
 * Sleeps without a process: for days, if need be.
 *
 * @category steps
 * @since 0.1.0
 */
export const sleep = (
  name: string,
  duration: Duration.Input
): Effect.Effect<void, never, WorkflowEngine.WorkflowEngine | WorkflowEngine.WorkflowInstance | Suspends> =>
  enduring(DurableClock.sleep({ name: `sleep/${name}`, duration, inMemoryThreshold: Duration.zero }))

/**
 * Runs steps beside each other, and waits for all of them, also where one fails: what the others did is then known, and
 * undone. The first error in the order of the steps counts.
 *
 * @category steps
 * @since 0.1.0
 */
export const all = <
  const Steps extends
    | ReadonlyArray<Effect.Effect<any, any, any>>
    | Readonly<Record<string, Effect.Effect<any, any, any>>>
>(
  steps: Steps
): Effect.Effect<
  { -readonly [K in keyof Steps]: Effect.Success<Steps[K]> },
  Effect.Error<StepOf<Steps>>,
  Effect.Services<StepOf<Steps>>
> =>
  Effect.flatMap(
    Effect.all(steps as Readonly<Record<string, Effect.Effect<any, any, any>>>, {
      concurrency: "unbounded",
      mode: "result"
    }),
    (results) => Effect.fromResult(Result.all(results))
    // A list of steps gives a list, and a record gives a record.
  ) as Effect.Effect<any, any, any>

/**
 * Any of several steps.
 *
 * @category utility types
 * @since 0.1.0
 */
export type StepOf<Steps> = Steps extends ReadonlyArray<infer S> ? S : Steps[keyof Steps]

/**
 * Says, while undoing, that something may be left at a vendor. It is listed for people: see `Executions.leftovers`.
 *
 * @category steps
 * @since 0.1.0
 */
export const leftover = (message: string): Effect.Effect<void, never, WorkflowEngine.WorkflowInstance | Ledger> =>
  Effect.gen(function* () {
    const { executionId, workflow } = yield* WorkflowEngine.WorkflowInstance
    const ledger = yield* Ledger
    const undone = yield* CurrentUndo
    yield* ledger.leave({ executionId, workflow: workflow._tag, step: undone ?? "", message })
  })
