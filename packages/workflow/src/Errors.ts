/**
 * The errors of pipelines, besides those of their steps.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

/**
 * Nobody knows whether the vendor did what a step asked for, and the step's policy does not tell.
 *
 * - `attempt`: the attempt of the step that is in doubt.
 * - `since`: when its request may have been sent, in milliseconds since 1970.
 * - `reason`: the tag and the code of the vendor's error; absent where the process ended before the answer.
 * - `requestId`: the vendor's id of the call, for its support.
 *
 * @category errors
 * @since 0.1.0
 */
export class OutcomeUnknown extends Schema.TaggedError<OutcomeUnknown>()("OutcomeUnknown", {
  workflow: Schema.String,
  executionId: Schema.String,
  step: Schema.String,
  operation: Schema.String,
  attempt: Schema.Int,
  since: Schema.Int,
  reason: Schema.optional(Schema.String),
  requestId: Schema.optional(Schema.String),
  outcome: Schema.Literal("Unknown").pipe(Schema.withConstructorDefault(Effect.succeed("Unknown" as const)))
}) {
  override get message(): string {
    const why = this.reason ?? "the process ended before the answer"
    return `nobody knows whether ${this.operation} was done: attempt ${this.attempt} of the step ${this.step}, ${why}`
  }
}

/**
 * A pipeline does not fit the history of its execution: a step was renamed, moved or removed, or asks for something else.
 *
 * The execution is halted, and nothing of it is undone. Run it with a pipeline that fits, and resume it; or cancel it. A
 * changed pipeline runs side by side with the old one under another name.
 *
 * @category errors
 * @since 0.1.0
 */
export class NonDeterminism extends Schema.TaggedError<NonDeterminism>()("NonDeterminism", {
  workflow: Schema.String,
  executionId: Schema.String,
  step: Schema.String,
  problem: Schema.String
}) {
  override get message(): string {
    return (
      `the pipeline ${this.workflow} does not fit the history of its execution ${this.executionId}: ${this.problem}. ` +
      "The execution is halted: resume it with a pipeline that fits, or cancel it. " +
      "Give a changed pipeline another name, so that both run side by side."
    )
  }
}

/**
 * The execution was, and its content is removed. It does not run again.
 *
 * @category errors
 * @since 0.1.0
 */
export class Purged extends Schema.TaggedError<Purged>()("Purged", {
  workflow: Schema.String,
  executionId: Schema.String
}) {
  override get message(): string {
    return `the execution ${this.executionId} of ${this.workflow} was purged, and does not run again`
  }
}

/**
 * No signal came in time.
 *
 * @category errors
 * @since 0.1.0
 */
export class TimedOut extends Schema.TaggedError<TimedOut>()("TimedOut", { signal: Schema.String }) {
  override get message(): string {
    return `no signal ${this.signal} came in time`
  }
}

/**
 * A secret would lie unsealed in a store. Give the engine keys, or keep the secret out of what is stored.
 *
 * @category errors
 * @since 0.1.0
 */
export class UnsealedSecret extends Schema.TaggedError<UnsealedSecret>()("UnsealedSecret", {
  workflow: Schema.String,
  place: Schema.String
}) {
  override get message(): string {
    return `${this.place} of ${this.workflow} holds a secret, and the store is not sealed: give the engine keys`
  }
}

/**
 * What halts an execution: nothing of it is undone, and it can be resumed or cancelled.
 *
 * @category errors
 * @since 0.1.0
 */
export type Halting = NonDeterminism | UnsealedSecret
