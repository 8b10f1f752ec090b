import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import type * as Ledger from "../Ledger.ts"
import { memoryInbox } from "./memoryInbox.ts"
import type { Store } from "./store.ts"
import { defaultLimit } from "./store.ts"

/** Keeps rows in memory, by the clock of the program. */
export const make = (): Store<never> => {
  const rows = new Map<string, Ledger.Row>()
  const places = new Map<string, string>()
  const executions = new Map<string, Ledger.Execution>()
  const leftovers = new Map<string, Ledger.Leftover>()
  const inbox = memoryInbox()
  const idOf = ({ attempt, executionId, step }: Ledger.Key) => JSON.stringify([executionId, step, attempt])

  const atNow = <A>(f: (now: number) => A): Effect.Effect<A> => Effect.map(Clock.currentTimeMillis, f)
  const aged = (now: number) => (row: Ledger.Row) => ({ ...row, age: now - row.claimedAt })
  const selected = <A>(
    items: Iterable<A>,
    filter: Ledger.Filter,
    timeOf: (item: A) => number,
    matches: (item: A) => boolean
  ) =>
    atNow((now) =>
      Array.from(items)
        .filter(
          (item) =>
            matches(item) && now - timeOf(item) >= (filter.olderThan ?? 0) && timeOf(item) < (filter.before ?? Infinity)
        )
        .sort((a, b) => timeOf(b) - timeOf(a))
        .slice(0, filter.limit ?? defaultLimit)
    )

  return {
    claim: (write, claimedBy) =>
      atNow((now) => {
        const id = idOf(write)
        const place =
          write.ordinal === undefined ? undefined : JSON.stringify([write.executionId, write.ordinal, write.attempt])
        const found = rows.get(id) ?? rows.get(place === undefined ? "" : (places.get(place) ?? ""))
        if (found !== undefined) return Option.some(aged(now)(found))
        rows.set(id, {
          ...write,
          claimedBy,
          claimedAt: now,
          age: 0,
          settledAt: undefined,
          settlement: undefined,
          resolution: undefined
        })
        if (place !== undefined) places.set(place, id)
        return Option.none()
      }),
    settle: (key, settlement) =>
      atNow((now) => {
        const row = rows.get(idOf(key))
        if (row === undefined || row.settlement !== undefined) return
        rows.set(idOf(key), { ...row, settledAt: now, settlement })
      }),
    resolve: (key, resolution) =>
      Effect.sync(() => {
        const row = rows.get(idOf(key))
        if (row !== undefined) rows.set(idOf(key), { ...row, resolution })
      }),
    find: (key) => atNow((now) => Option.map(Option.fromUndefinedOr(rows.get(idOf(key))), aged(now))),
    leave: (leftover) =>
      atNow((at) => {
        const id = idOf({ ...leftover, attempt: 0 })
        if (!leftovers.has(id)) leftovers.set(id, { ...leftover, at })
      }),
    ...inbox.store,
    reseal: Effect.succeed(Result.succeed({ texts: 0, keys: [] })),
    begin: (executionId, workflow) =>
      atNow((now) => {
        const known = executions.get(executionId)
        if (known !== undefined) return known
        const begun: Ledger.Execution = {
          executionId,
          workflow,
          status: "Running",
          startedAt: now,
          endedAt: undefined,
          problem: undefined
        }
        executions.set(executionId, begun)
        return begun
      }),
    mark: (executionId, status, problem) =>
      atNow((now) => {
        const known = executions.get(executionId)
        if (known === undefined || known.status === "Purged") return
        const goesOn = status === "Running" || status === "Halted"
        if (!goesOn) inbox.leave(executionId)
        executions.set(executionId, { ...known, status, problem, endedAt: goesOn ? undefined : now })
      }),
    execution: (executionId) => Effect.sync(() => Option.fromUndefinedOr(executions.get(executionId))),
    executions: (filter) =>
      selected(
        executions.values(),
        filter,
        ({ startedAt }) => startedAt,
        ({ status, workflow }) => (filter.workflow ?? workflow) === workflow && (filter.status ?? status) === status
      ),
    writes: (executionId) =>
      atNow((now) =>
        Array.from(rows.values())
          .filter((row) => row.executionId === executionId)
          .map(aged(now))
      ),
    inDoubt: (filter) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) =>
        selected(
          Array.from(rows.values(), aged(now)),
          filter,
          ({ claimedAt }) => claimedAt,
          ({ resolution, settlement, workflow }) =>
            (resolution === "Person" ||
              (resolution === undefined && (settlement === undefined || settlement.outcome === "Unknown"))) &&
            (filter.workflow ?? workflow) === workflow
        )
      ),
    leftovers: (filter) =>
      selected(
        leftovers.values(),
        filter,
        ({ at }) => at,
        ({ workflow }) => (filter.workflow ?? workflow) === workflow
      ),
    purge: (executionId) =>
      atNow((now) => {
        const known = executions.get(executionId)
        if (known !== undefined) {
          executions.set(executionId, { ...known, status: "Purged", endedAt: known.endedAt ?? now })
        }
        for (const items of [rows, leftovers] as ReadonlyArray<Map<string, { readonly executionId: string }>>) {
          for (const [id, item] of items) if (item.executionId === executionId) items.delete(id)
        }
        inbox.leave(executionId)
        for (const [place, id] of places) if (!rows.has(id)) places.delete(place)
      })
  }
}
