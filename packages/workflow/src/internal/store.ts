import type * as Effect from "effect/Effect"
import type * as Option from "effect/Option"
import type * as Result from "effect/Result"
import type * as Ledger from "../Ledger.ts"
import type { SealingError } from "../Sealing.ts"

/** Where a ledger keeps its rows. Every method that writes is committed when it succeeds. */
export interface Store<E> {
  /**
   * Inserts a row, unless there is one with its key, or with its place in the sequence. None: it is inserted now. Some:
   * the row that stands in its place.
   */
  readonly claim: (write: Ledger.Write, claimedBy: string) => Effect.Effect<Option.Option<Ledger.Row>, E>
  /** Writes what came of it, unless that is known already. */
  readonly settle: (key: Ledger.Key, settlement: Ledger.Settlement) => Effect.Effect<void, E>
  readonly find: (key: Ledger.Key) => Effect.Effect<Option.Option<Ledger.Row>, E>
  readonly resolve: (key: Ledger.Key, resolution: Ledger.Resolution) => Effect.Effect<void, E>
  readonly leave: (leftover: Omit<Ledger.Leftover, "at">) => Effect.Effect<void, E>
  /** Keeps an event, unless there is one of its key that is not over. */
  readonly keep: (event: Ledger.Event) => Effect.Effect<void, E>
  /** Inserts who waits for an event, and looks for it then: an event that comes meanwhile finds who waits. */
  readonly expect: (wait: Ledger.Wait) => Effect.Effect<Option.Option<string>, E>
  readonly delivered: (wait: Ledger.Wait) => Effect.Effect<void, E>
  /** The events that somebody waits for: of one key, or of all. */
  readonly deliveries: (event?: Pick<Ledger.Event, "event" | "key">) => Effect.Effect<ReadonlyArray<Ledger.Delivery>, E>
  /** Removes the events whose retention is over. */
  readonly forget: Effect.Effect<void, E>
  readonly begin: (executionId: string, workflow: string) => Effect.Effect<Ledger.Execution, E>
  readonly mark: (executionId: string, status: Ledger.Status, problem?: string) => Effect.Effect<void, E>
  readonly execution: (executionId: string) => Effect.Effect<Option.Option<Ledger.Execution>, E>
  readonly executions: (filter: Ledger.Filter) => Effect.Effect<ReadonlyArray<Ledger.Execution>, E>
  readonly writes: (executionId: string) => Effect.Effect<ReadonlyArray<Ledger.Row>, E>
  readonly inDoubt: (filter: Ledger.Filter) => Effect.Effect<ReadonlyArray<Ledger.Row>, E>
  readonly leftovers: (filter: Ledger.Filter) => Effect.Effect<ReadonlyArray<Ledger.Leftover>, E>
  readonly reseal: Effect.Effect<Result.Result<Ledger.Resealed, SealingError>, E>
  readonly purge: (executionId: string) => Effect.Effect<void, E>
}

/** How many rows a list gives where it does not say. */
export const defaultLimit = 100

/** An execution that goes on. */
export const isOpen = (status: Ledger.Status): boolean => status === "Running" || status === "Halted"
