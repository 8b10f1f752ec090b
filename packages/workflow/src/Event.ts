/**
 * What executions wait for by a key: a vendor's callback on a flow, a payment of an order.
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Activity from "effect/workflow/Activity"
import * as WorkflowEngine from "effect/workflow/WorkflowEngine"
import { TimedOut, UnsealedSecret } from "./Errors.ts"
import { deliverAll, placeOf } from "./internal/events.ts"
import * as mailbox from "./internal/mailbox.ts"
import { haltUnsealed, underWay } from "./internal/run.ts"
import { isExposed } from "./internal/secrets.ts"
import { Ledger } from "./Ledger.ts"
import type * as Signal from "./Signal.ts"

/**
 * An event that is known by a key. It may come before, while and after executions wait for its key: it is kept. The first
 * value of a key counts, and it comes again as often as the vendor likes. Keys are stored as digests.
 *
 * @category models
 * @since 0.1.0
 */
export interface Event<A> {
  readonly name: string
  readonly schema: Schema.Codec<A, any>
  /** Waits for the value of a key. With `within` it fails as `TimedOut` when that is over. */
  readonly await: {
    (key: string): Effect.Effect<A, never, Signal.Services>
    (key: string, options: { readonly within: Duration.Input }): Effect.Effect<A, TimedOut, Signal.Services>
  }
  /**
   * Keeps the value, and wakes the executions that wait for its key. When this is done the value is committed, and the
   * vendor may be told so. It fails where a secret would lie unsealed in the engine's store.
   */
  readonly send: (key: string, value: A) => Effect.Effect<void, UnsealedSecret, WorkflowEngine.WorkflowEngine | Ledger>
}

/**
 * - `retention`: how long an event is kept for those who wait for it later. Default 30 days.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly retention?: Duration.Input | undefined
}

/**
 * Makes an event. Two events of one store have two names.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = <A>(name: string, schema: Schema.Codec<A, any>, options: Options = {}): Event<A> => {
  const retention = Duration.toMillis(Duration.fromInputUnsafe(options.retention ?? "30 days"))
  const digestOf = (key: string) => Ledger.use((ledger) => ledger.digest(["event", name, key]))

  const awaited = Effect.fnUntraced(function* (
    key: string,
    within?: { readonly within: Duration.Input }
  ): Effect.fn.Return<A, TimedOut, Signal.Services> {
    yield* haltUnsealed(`the event ${name}`, [schema])
    const { executionId, workflow } = yield* WorkflowEngine.WorkflowInstance
    const wait = { event: name, key: yield* underWay(digestOf(key)), workflow: workflow._tag, executionId }
    const { codec, receive } = mailbox.make(placeOf(wait), schema)
    // A replay reads what was found, also when the event is no longer kept.
    const found = yield* Activity.make({
      name: placeOf(wait),
      success: Schema.Option(Schema.String),
      execute: Ledger.use((ledger) => ledger.expect(wait))
    })
    const sent =
      found._tag === "Some"
        ? yield* Effect.orDie(Schema.decodeEffect(codec)(found.value))
        : yield* receive(within?.within)
    return sent === undefined ? yield* new TimedOut({ signal: name }) : sent.value
  })

  return {
    name,
    schema,
    // Without a time limit nothing times out.
    await: awaited as Event<A>["await"],
    send: Effect.fnUntraced(function* (key, value) {
      const ledger = yield* Ledger
      const place = `the event ${name}`
      if (isExposed(ledger.atRest, [schema])) return yield* new UnsealedSecret({ workflow: "every pipeline", place })
      // The value is of the schema's type.
      const text = yield* Effect.orDie(Schema.encodeEffect(mailbox.make(name, schema).codec)({ value }))
      yield* deliverAll(yield* ledger.keep({ event: name, key: yield* digestOf(key), value: text, retention }))
    })
  }
}
