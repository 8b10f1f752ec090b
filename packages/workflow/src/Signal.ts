/**
 * What an execution waits for by its id: a code that a person types in, an answer to a question.
 *
 * @since 0.1.0
 */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { TimedOut, UnsealedSecret } from "./Errors.ts"
import * as mailbox from "./internal/mailbox.ts"
import { haltUnsealed } from "./internal/run.ts"
import { isExposed } from "./internal/secrets.ts"
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
  /** Sends the value to an execution. It fails where a secret would lie unsealed in the engine's store. */
  readonly send: (
    workflow: { readonly name: string },
    executionId: string,
    value: A
  ) => Effect.Effect<void, UnsealedSecret, WorkflowEngine.WorkflowEngine | Ledger>
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
  const place = `signal/${name}`
  const { codec, receive } = mailbox.make(place, schema)
  const awaited = Effect.fnUntraced(function* (options?: {
    readonly within: Duration.Input
  }): Effect.fn.Return<A, TimedOut, Services> {
    yield* haltUnsealed(`the signal ${name}`, [schema])
    const sent = yield* receive(options?.within)
    return sent === undefined ? yield* new TimedOut({ signal: name }) : sent.value
  })
  return {
    name,
    schema,
    // Without a time limit nothing times out.
    await: awaited as Signal<A>["await"],
    send: Effect.fnUntraced(function* ({ name: workflow }, executionId, value) {
      const { atRest } = yield* Ledger
      if (isExposed(atRest, [schema])) return yield* new UnsealedSecret({ workflow, place: `the signal ${name}` })
      const engine = yield* WorkflowEngine.WorkflowEngine
      // The value is of the schema's type.
      const text = yield* Effect.orDie(Schema.encodeEffect(codec)({ value }))
      yield* mailbox.deliver(engine, { workflow, executionId, place }, text)
    })
  }
}
