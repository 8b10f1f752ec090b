/**
 * Events that an execution waits for: a code that a person types in, a vendor's callback.
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import * as DurableClock from "effect/workflow/DurableClock"
import * as DurableDeferred from "effect/workflow/DurableDeferred"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { TimedOut, UnsealedSecret } from "./Errors.ts"
import { holdsSecret } from "./internal/secrets.ts"
import { stored } from "./internal/stored.ts"
import { Ledger } from "./Ledger.ts"
import type { Suspends } from "./Suspends.ts"

/**
 * A signal of an execution. Its first value counts, before, while and after the execution waits for it. A time limit
 * counts as one: what comes later is not seen.
 *
 * @category models
 * @since 0.1.0
 */
export interface Signal<A> {
  readonly name: string
  readonly schema: Schema.Codec<A, any>
  /** Waits for the value. With `within` it fails as `TimedOut` when that is over. */
  readonly await: {
    (): Effect.Effect<A, never, Services>
    (options: { readonly within: Duration.Input }): Effect.Effect<A, TimedOut, Services>
  }
  /** Sends the value to an execution. */
  readonly send: (
    workflow: { readonly name: string },
    executionId: string,
    value: A
  ) => Effect.Effect<void, never, WorkflowEngine.WorkflowEngine>
}

/**
 * @category models
 * @since 0.1.0
 */
export type Services = WorkflowEngine.WorkflowEngine | WorkflowEngine.WorkflowInstance | Ledger | Suspends

/**
 * Makes a signal. Two signals of one pipeline have two names.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = <A>(name: string, schema: Schema.Codec<A, any>): Signal<A> => {
  // A clock completes the same deferred: of the two the first one counts.
  const timerOf = (within: Duration.Input) => DurableClock.make({ name: `signal/${name}`, duration: within })
  const deferred = DurableDeferred.make(timerOf(0).deferred.name, {
    // A timer completes it with nothing, which a signal may carry too.
    success: Schema.Union([stored(Schema.Struct({ value: schema })), Schema.Void])
  })
  const awaited = Effect.fnUntraced(function* (options?: {
    readonly within: Duration.Input
  }): Effect.fn.Return<A, TimedOut, Services> {
    const instance = yield* WorkflowEngine.WorkflowInstance
    const { atRest } = yield* Ledger
    if (atRest === "unsealed" && holdsSecret(schema)) {
      return yield* Effect.die(new UnsealedSecret({ workflow: instance.workflow._tag, place: `the signal ${name}` }))
    }
    if (options !== undefined) {
      const engine = yield* WorkflowEngine.WorkflowEngine
      const clock = timerOf(options.within)
      yield* engine.scheduleClock(instance.workflow, { executionId: instance.executionId, clock })
    }
    const sent = yield* DurableDeferred.await(deferred)
    return sent === undefined ? yield* new TimedOut({ signal: name }) : sent.value
  })
  return {
    name,
    schema,
    // Without a time limit nothing times out.
    await: awaited as Signal<A>["await"],
    send: ({ name: workflowName }, executionId, value) =>
      WorkflowEngine.WorkflowEngine.use((engine) =>
        engine.deferredDone(deferred, {
          workflowName,
          executionId,
          deferredName: deferred.name,
          exit: Exit.succeed({ value })
        })
      )
  }
}
