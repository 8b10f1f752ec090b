import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import * as DurableClock from "effect/workflow/DurableClock"
import * as DurableDeferred from "effect/workflow/DurableDeferred"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { enduring } from "./enduring.ts"
import { stored } from "./stored.ts"

/** Where an execution waits for one value, or for the end of a time limit: whichever comes first. */
export interface Mailbox<A> {
  /** What is stored of the value. */
  readonly codec: Schema.Codec<{ readonly value: A }, string>
  /** Waits. Nothing: the time was over. */
  readonly receive: (
    within: Duration.Input | undefined
  ) => Effect.Effect<
    { readonly value: A } | void,
    never,
    WorkflowEngine.WorkflowEngine | WorkflowEngine.WorkflowInstance
  >
}

/** Makes the mailbox at a place, which the mailboxes of an execution do not share. */
export const make = <A>(place: string, schema: Schema.Codec<A, any>): Mailbox<A> => {
  const codec = stored(Schema.Struct({ value: schema })) as Schema.Codec<{ readonly value: A }, string>
  const deferred = DurableDeferred.make(deferredOf(place), {
    // A timer completes it with nothing, which a value may be too.
    success: Schema.Union([codec, Schema.Void])
  })
  return {
    codec,
    receive: Effect.fnUntraced(function* (within) {
      if (within !== undefined) {
        const engine = yield* WorkflowEngine.WorkflowEngine
        const { executionId, workflow } = yield* WorkflowEngine.WorkflowInstance
        yield* enduring(engine.scheduleClock(workflow, { executionId, clock: clockOf(place, within) }))
      }
      return yield* enduring(DurableDeferred.await(deferred))
    })
  }
}

// A clock completes the same deferred as a value.
const clockOf = (place: string, within: Duration.Input) => DurableClock.make({ name: place, duration: within })

const deferredOf = (place: string) => clockOf(place, 0).deferred.name

/** Puts a stored value into the mailbox of an execution. The first one counts. */
export const deliver = (
  engine: WorkflowEngine.WorkflowEngine["Service"],
  to: { readonly workflow: string; readonly executionId: string; readonly place: string },
  text: string
): Effect.Effect<void> => {
  const deferred = DurableDeferred.make(deferredOf(to.place), { success: Schema.String })
  return engine.deferredDone(deferred, {
    workflowName: to.workflow,
    executionId: to.executionId,
    deferredName: deferred.name,
    exit: Exit.succeed(text)
  })
}
