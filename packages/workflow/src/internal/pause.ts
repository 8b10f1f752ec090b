import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as DurableClock from "effect/workflow/DurableClock"
import type * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { enduring } from "./enduring.ts"
import { CurrentUndo } from "./run.ts"

/**
 * Waits without a process, but for short times. While undoing it waits in the process: nothing may be suspended then, or
 * effect's cluster runs what undoes out of order.
 */
export const pause = (
  name: string,
  duration: Duration.Duration
): Effect.Effect<void, never, WorkflowEngine.WorkflowEngine | WorkflowEngine.WorkflowInstance> =>
  Effect.flatMap(CurrentUndo, (undo) =>
    undo === undefined
      ? enduring(DurableClock.sleep({ name, duration, inMemoryThreshold: "1 second" }))
      : Effect.sleep(duration)
  )
