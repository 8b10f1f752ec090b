/**
 * The ledger of writes: who may ask a vendor to write, and what came of it.
 *
 * A row is committed before a request is sent. After the answer the row keeps it. So a process that starts after a crash
 * knows which writes were asked for, and which of them have an answer. A row without an answer is in doubt: nobody knows
 * whether the vendor did it, and nothing is sent again by itself.
 *
 * **Details**
 *
 * The law: for each attempt of a step, the vendor receives at most one request that it may have executed.
 *
 * Pipelines use the ledger through `Durable.call`. Engines provide it.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import type * as Option from "effect/Option"
import type { Halting } from "./Errors.ts"
import type { SealingError } from "./Sealing.ts"

/**
 * The key of a write: one attempt of one step of one execution.
 *
 * @category models
 * @since 0.1.0
 */
export interface Key {
  readonly executionId: string
  readonly step: string
  readonly attempt: number
}

/**
 * A write that a step asks for.
 *
 * - `workflow`: the name of the pipeline.
 * - `operation`: the id of the vendor's operation, or the step's own name.
 * - `ordinal`: the place of the step in its pipeline's sequence; absent for steps that run beside others, and for undoing.
 * - `request`: the digest of the request.
 *
 * @category models
 * @since 0.1.0
 */
export interface Write extends Key {
  readonly workflow: string
  readonly operation: string
  readonly ordinal: number | undefined
  readonly request: string
}

/**
 * What came of a write.
 *
 * - `outcome`: how far it came.
 * - `error`: the tag of the error, where it failed.
 * - `answer`: the encoded value, or the encoded error.
 * - `requestId`: the vendor's id of the call, for its support.
 *
 * @category models
 * @since 0.1.0
 */
export interface Settlement {
  readonly outcome: Outcome
  readonly error: string | undefined
  readonly answer: string
  readonly requestId: string | undefined
}

/**
 * How far a write came. `Done` may go with an error: the vendor did it, and nobody can read its answer.
 *
 * @category models
 * @since 0.1.0
 */
export type Outcome = "Done" | "NotSent" | "Rejected" | "Unknown"

/**
 * What a step did about a write in doubt. `Person` waits for a person's word.
 *
 * @category models
 * @since 0.1.0
 */
export type Resolution = "Failed" | "Again" | "Asked" | "Assumed" | "Person" | "Decided"

/**
 * A row of the ledger. Times are milliseconds since 1970 on the store's own clock; `age` is how long ago the write was
 * claimed.
 *
 * @category models
 * @since 0.1.0
 */
export interface Row extends Write {
  readonly claimedBy: string
  readonly resolution: Resolution | undefined
  readonly claimedAt: number
  readonly age: number
  readonly settledAt: number | undefined
  readonly settlement: Settlement | undefined
}

/**
 * What the ledger says of a write.
 *
 * - `Answered`: the vendor's answer, now or before.
 * - `InDoubt`: it may have been sent, `age` milliseconds ago, and no answer is known.
 * - `Differs`: the execution's history holds another write in this place.
 *
 * @category models
 * @since 0.1.0
 */
export type Entry =
  | { readonly _tag: "Answered"; readonly settlement: Settlement; readonly age: number }
  | { readonly _tag: "InDoubt"; readonly age: number }
  | { readonly _tag: "Differs"; readonly row: Row }

/**
 * How an execution ended, or that it goes on. A halted one waits for a program that fits: for a pipeline that fits its
 * history, or for keys where it keeps a secret.
 *
 * @category models
 * @since 0.1.0
 */
export type Status = "Running" | "Halted" | "Succeeded" | "Failed" | "Cancelled" | "Purged"

/**
 * An execution of a pipeline.
 *
 * @category models
 * @since 0.1.0
 */
export interface Execution {
  readonly executionId: string
  readonly workflow: string
  readonly status: Status
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly endedAt: number | undefined
  /** Why it is halted. */
  readonly problem: string | undefined
}

/**
 * Something that may be left at a vendor, for a person to look at.
 *
 * @category models
 * @since 0.1.0
 */
export interface Leftover {
  readonly executionId: string
  readonly workflow: string
  readonly step: string
  readonly message: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/**
 * An event that came, for those who wait for its key. The key is a digest.
 *
 * @category models
 * @since 0.1.0
 */
export interface Event {
  readonly event: string
  readonly key: string
  /** The encoded value. */
  readonly value: string
  /** How long it is kept, in milliseconds. */
  readonly retention: number
}

/**
 * An execution that waits for an event.
 *
 * @category models
 * @since 0.1.0
 */
export interface Wait {
  readonly event: string
  readonly key: string
  readonly workflow: string
  readonly executionId: string
}

/**
 * An event that came, and who waits for it.
 *
 * @category models
 * @since 0.1.0
 */
export interface Delivery extends Wait {
  readonly value: string
}

/**
 * How many texts were sealed again, and the keys that are needed no more.
 *
 * @category models
 * @since 0.1.0
 */
export interface Resealed {
  readonly texts: number
  readonly keys: ReadonlyArray<string>
}

/**
 * Which executions to list. `before` is the end of an earlier page: the `startedAt` of its last execution.
 *
 * @category models
 * @since 0.1.0
 */
export interface Filter {
  readonly workflow?: string | undefined
  readonly status?: Status | undefined
  /** The least age, in milliseconds. */
  readonly olderThan?: number | undefined
  readonly before?: number | undefined
  /** Default 100. */
  readonly limit?: number | undefined
}

/**
 * - `patience`: how long after its claim a write may still be sent. A row without an answer is in doubt when it is older.
 *   Default 1 minute: it covers the call's turn, its credentials and its connection.
 * - `drain`: how long a process that ends in order waits for the answers of its calls, so that it leaves no doubt. Default
 *   5 seconds.
 * - `name`: the name of this process, for people. Default: a random one.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly patience?: Duration.Input | undefined
  readonly drain?: Duration.Input | undefined
  readonly name?: string | undefined
}

/**
 * What may lie in the store: `memory` keeps nothing at rest, `sealed` keeps everything sealed, and `unsealed` takes no
 * secret.
 *
 * @category models
 * @since 0.1.0
 */
export type AtRest = "memory" | "sealed" | "unsealed"

/**
 * @category services
 * @since 0.1.0
 */
export class Ledger extends Context.Service<
  Ledger,
  {
    readonly atRest: AtRest
    readonly digest: (request: unknown) => Effect.Effect<string>
    /**
     * Sends once: sends now, joins the call that is in flight, gives the answer that is there, or says that nobody knows.
     * The call outlives the fiber that asked for it.
     */
    readonly once: <R>(write: Write, send: Effect.Effect<Settlement, never, R>) => Effect.Effect<Entry, never, R>
    /** What became of a write, without sending it. None: it was never asked for. */
    readonly find: (key: Key) => Effect.Effect<Option.Option<Entry>>
    /** Notes what a step did about a write in doubt. */
    readonly resolve: (key: Key, resolution: Resolution) => Effect.Effect<void>
    /** Halts an execution, and tells who waits for it in this process. */
    readonly halt: (executionId: string, error: Halting) => Effect.Effect<void>
    readonly halted: (executionId: string) => Effect.Effect<Halting>
    readonly leave: (leftover: Omit<Leftover, "at">) => Effect.Effect<void>
    /** Keeps an event, unless there is one of its key, and tells who waits for it. */
    readonly keep: (event: Event) => Effect.Effect<ReadonlyArray<Delivery>>
    /** Notes who waits for an event. Some: its value, where it came before. */
    readonly expect: (wait: Wait) => Effect.Effect<Option.Option<string>>
    readonly delivered: (wait: Wait) => Effect.Effect<void>
    /** The events that came and did not reach those who wait for them. What was kept too long is forgotten. */
    readonly undelivered: Effect.Effect<ReadonlyArray<Delivery>>
    /** Begins an execution, or gives the one that there is. */
    readonly begin: (executionId: string, workflow: string) => Effect.Effect<Execution>
    readonly mark: (executionId: string, status: Status) => Effect.Effect<void>
    readonly execution: (executionId: string) => Effect.Effect<Option.Option<Execution>>
    readonly executions: (filter: Filter) => Effect.Effect<ReadonlyArray<Execution>>
    readonly writes: (executionId: string) => Effect.Effect<ReadonlyArray<Row>>
    /** The writes that nobody knows of and no policy has resolved. */
    readonly inDoubt: (filter: Filter) => Effect.Effect<ReadonlyArray<Row>>
    readonly leftovers: (filter: Filter) => Effect.Effect<ReadonlyArray<Leftover>>
    /** Seals with the current key what older keys sealed, and forgets that those are needed. */
    readonly reseal: Effect.Effect<Resealed, SealingError>
    /** Removes everything but the fact that the execution was. */
    readonly purge: (executionId: string) => Effect.Effect<void>
  }
>()("@effect-vendors/workflow/Ledger") {}
