import * as Timeout from "@effect-vendors/core/Timeout"
import * as Clock from "effect/Clock"
import * as Digest from "effect/crypto/Digest"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import * as Scope from "effect/Scope"
import * as SecureRandom from "effect/crypto/SecureRandom"
import type { Halting } from "../Errors.ts"
import type * as Ledger from "../Ledger.ts"
import { digestOf } from "./digest.ts"
import type { Store } from "./store.ts"

/** Makes a ledger on a store. The calls that it began end with its scope. */
export const make = Effect.fnUntraced(function* <E>(
  store: Store<E>,
  atRest: Ledger.AtRest,
  options: Ledger.Options = {}
): Effect.fn.Return<Ledger.Ledger["Service"], never, Scope.Scope | Digest.Digest> {
  const calls = yield* Scope.make()
  const digest = yield* Digest.Digest
  const name = options.name ?? SecureRandom.uuidV4Unsafe().slice(0, 8)
  const patience = Duration.toMillis(Duration.fromInputUnsafe(options.patience ?? "1 minute"))
  const inFlight = new Map<string, InFlight>()
  const halts = new Set<Halt>()
  let claims = 0

  // What is answered while the process ends is kept. What is not is interrupted, and in doubt.
  yield* Effect.addFinalizer((exit) =>
    Effect.forEach(inFlight.values(), ({ deferred }) => Effect.exit(Deferred.await(deferred)), {
      concurrency: "unbounded",
      discard: true
    }).pipe(Effect.timeoutOption(options.drain ?? "5 seconds"), Effect.andThen(Scope.close(calls, exit)))
  )

  const begin = <R>(write: Ledger.Write, send: Effect.Effect<Ledger.Settlement, never, R>) =>
    Effect.suspend(() => {
      const id = idOf(write)
      const deferred = Deferred.makeUnsafe<Ledger.Entry>()
      inFlight.set(id, { write, deferred })
      return performed(store, { write, send, patience, claimedBy: `${name}/${++claims}` }).pipe(
        Effect.onExit((exit) => {
          inFlight.delete(id)
          return Deferred.done(deferred, exit as Exit.Exit<Ledger.Entry>)
        }),
        Effect.forkIn(calls),
        Effect.andThen(Deferred.await(deferred))
      )
    })

  const once = <R>(write: Ledger.Write, send: Effect.Effect<Ledger.Settlement, never, R>) =>
    Effect.suspend((): Effect.Effect<Ledger.Entry, never, R> => {
      const running = inFlight.get(idOf(write))
      if (running === undefined) return begin(write, send)
      return isSame(running.write, write)
        ? Deferred.await(running.deferred)
        : Effect.succeed({ _tag: "Differs", row: unsettled(running.write) })
    })

  const find = (key: Ledger.Key): Effect.Effect<Option.Option<Ledger.Entry>> =>
    Effect.suspend(() => {
      const running = inFlight.get(idOf(key))
      if (running !== undefined) return Effect.asSome(Deferred.await(running.deferred))
      return Effect.flatMap(persistently(store.find(key)), (row) =>
        Option.isNone(row) ? Effect.succeedNone : Effect.asSome(settled(store, row.value, patience))
      )
    })

  return {
    atRest,
    digest: (request) => digestOf(digest, request),
    once,
    find,
    resolve: (key, resolution) => persistently(store.resolve(key, resolution)),
    halt: (executionId, error) =>
      Effect.andThen(
        persistently(
          store.mark(executionId, "Halted", error._tag === "NonDeterminism" ? error.problem : error.message)
        ),
        Effect.sync(() => {
          for (const halted of halts) if (halted.executionId === executionId) halted.tell(error)
        })
      ),
    halted: (executionId) =>
      Effect.callback((resume) => {
        const waiting: Halt = { executionId, tell: (error) => resume(Effect.succeed(error)) }
        halts.add(waiting)
        return Effect.sync(() => halts.delete(waiting))
      }),
    leave: (leftover) => persistently(store.leave(leftover)),
    keep: (event) => Effect.andThen(persistently(store.keep(event)), persistently(store.deliveries(event))),
    expect: (wait) => persistently(store.expect(wait)),
    delivered: (wait) => persistently(store.delivered(wait)),
    undelivered: Effect.andThen(persistently(store.forget), persistently(store.deliveries())),
    begin: (executionId, workflow) => persistently(store.begin(executionId, workflow)),
    mark: (executionId, status) => persistently(store.mark(executionId, status)),
    execution: (executionId) => persistently(store.execution(executionId)),
    executions: (filter) => persistently(store.executions(filter)),
    writes: (executionId) => persistently(store.writes(executionId)),
    inDoubt: (filter) => persistently(store.inDoubt(filter)),
    leftovers: (filter) => persistently(store.leftovers(filter)),
    reseal: Effect.flatMap(persistently(store.reseal), Effect.fromResult),
    purge: (executionId) => persistently(store.purge(executionId))
  }
})

interface InFlight {
  readonly write: Ledger.Write
  readonly deferred: Deferred.Deferred<Ledger.Entry>
}

/** Somebody who waits for an execution in this process. */
interface Halt {
  readonly executionId: string
  readonly tell: (error: Halting) => void
}

interface Performance<R> {
  readonly write: Ledger.Write
  readonly send: Effect.Effect<Ledger.Settlement, never, R>
  readonly patience: number
  /** Tells this claim from all others. */
  readonly claimedBy: string
}

const performed = <E, R>(
  store: Store<E>,
  { claimedBy, patience, send, write }: Performance<R>
): Effect.Effect<Ledger.Entry, never, R> =>
  Effect.gen(function* () {
    const began = yield* Clock.currentTimeMillis
    const found = yield* persistently(store.claim(write, claimedBy))
    // A claim whose confirmation was lost is found again as its own.
    if (Option.isSome(found) && found.value.claimedBy !== claimedBy) {
      return isSame(found.value, write)
        ? yield* settled(store, found.value, patience)
        : { _tag: "Differs", row: found.value }
    }
    // Since then others may have taken it for lost: what slept too long does not send.
    const deadline = began + patience
    const claimed = yield* Clock.currentTimeMillis
    if (claimed > deadline) return { _tag: "InDoubt", age: claimed - began }
    const settlement = yield* Timeout.withDeadline(send, deadline)
    yield* persistently(store.settle(write, settlement))
    return { _tag: "Answered", settlement, age: (yield* Clock.currentTimeMillis) - began }
  })

// What has no answer may still be at work in another process.
const settled = <E>(store: Store<E>, row: Ledger.Row, patience: number): Effect.Effect<Ledger.Entry> => {
  if (row.settlement !== undefined) {
    return Effect.succeed({ _tag: "Answered", settlement: row.settlement, age: row.age })
  }
  const left = patience - row.age
  if (left < 0) return Effect.succeed({ _tag: "InDoubt", age: row.age })
  return Effect.sleep(Math.min(left + 1, pollInterval)).pipe(
    Effect.andThen(persistently(store.find(row))),
    Effect.flatMap((found) =>
      settled(
        store,
        Option.getOrElse(found, () => row),
        patience
      )
    )
  )
}

/** How often an answer of another process is looked for, in milliseconds. */
const pollInterval = 250

// A store that is away comes back, or the process ends. What was answered is not lost to an error of the store.
const persistently = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, never, R> =>
  Effect.orDie(Effect.retry(effect, reconnecting))

const reconnecting = Schedule.min([Schedule.exponential(50), Schedule.spaced("5 seconds")])

const idOf = ({ attempt, executionId, step }: Ledger.Key): string => `${executionId}/${attempt}/${step}`

const isSame = (a: Ledger.Write, b: Ledger.Write): boolean =>
  a.step === b.step && a.request === b.request && a.operation === b.operation && a.ordinal === b.ordinal

const unsettled = (write: Ledger.Write): Ledger.Row => ({
  ...write,
  claimedBy: "",
  resolution: undefined,
  claimedAt: 0,
  age: 0,
  settledAt: undefined,
  settlement: undefined
})
