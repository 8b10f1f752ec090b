import { assert, describe, it } from "@effect/vitest"
import * as Timeout from "@effect-vendors/core/Timeout"
import * as Context from "effect/Context"
import * as Digest from "effect/crypto/Digest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import * as SqlClient from "effect/sql/SqlClient"
import * as TestClock from "effect/testing/TestClock"
import type * as Ledger from "../src/Ledger.ts"
import * as Sealing from "../src/Sealing.ts"
import * as ledgers from "../src/internal/ledger.ts"
import * as memory from "../src/internal/memoryStore.ts"
import * as sqlStore from "../src/internal/sqlStore.ts"
import type { Store } from "../src/internal/store.ts"
import { databases } from "./databases.ts"

const write = (fields: Partial<Ledger.Write> = {}): Ledger.Write => ({
  executionId: "e",
  workflow: "Flow",
  step: "step",
  attempt: 1,
  operation: "toy/seats/v1/book",
  ordinal: undefined,
  request: "digest",
  ...fields
})

const done = (answer = "the answer"): Ledger.Settlement => ({
  outcome: "Done",
  error: undefined,
  answer,
  requestId: "request-1"
})

/** A process with a ledger on the given store. It ends when its scope is closed. */
const processOn = Effect.fnUntraced(function* <E>(store: Store<E>, patience = 1000, drain = 0) {
  const scope = yield* Scope.make()
  const ledger = yield* ledgers
    .make(store, "memory", { patience, drain })
    .pipe(Scope.provide(scope), Effect.provide(Digest.layerWebCrypto))
  return { ledger, kill: Scope.close(scope, Exit.void) }
})

describe("a process", () => {
  it.effect("sends once, and gives the answer to all who ask", () =>
    Effect.gen(function* () {
      const { ledger } = yield* processOn(memory.make())
      let sent = 0
      const send = Effect.as(
        Effect.sync(() => sent++),
        done()
      )
      const entries = yield* Effect.all(
        Array.from({ length: 3 }, () => ledger.once(write(), send)),
        { concurrency: "unbounded" }
      )
      entries.push(yield* ledger.once(write(), send))
      assert.strictEqual(sent, 1)
      for (const entry of entries) assert.deepInclude(entry, { _tag: "Answered", settlement: done() })
    })
  )

  it.effect("goes on with a call when the fiber that asked for it is interrupted", () =>
    Effect.gen(function* () {
      const { ledger } = yield* processOn(memory.make())
      const answer = yield* Deferred.make<Ledger.Settlement>()
      const fiber = yield* Effect.forkChild(ledger.once(write(), Deferred.await(answer)), { startImmediately: true })
      yield* Effect.yieldNow
      yield* Fiber.interrupt(fiber)
      yield* Deferred.succeed(answer, done())
      const entry = yield* ledger.once(write(), Effect.die("it is sent again"))
      assert.deepInclude(entry, { _tag: "Answered", settlement: done() })
    })
  )

  it.effect("tells another request under the same key, settled or in flight", () =>
    Effect.gen(function* () {
      const { ledger } = yield* processOn(memory.make())
      const answer = yield* Deferred.make<Ledger.Settlement>()
      const fiber = yield* Effect.forkChild(ledger.once(write(), Deferred.await(answer)), { startImmediately: true })
      const other = ledger.once(write({ request: "another" }), Effect.die("it is sent"))
      assert.strictEqual((yield* other)._tag, "Differs")
      yield* Deferred.succeed(answer, done())
      yield* Fiber.join(fiber)
      assert.strictEqual((yield* other)._tag, "Differs")
    })
  )

  it.effect("tells another step in the same place", () =>
    Effect.gen(function* () {
      const { ledger } = yield* processOn(memory.make())
      yield* ledger.once(write({ ordinal: 1 }), Effect.succeed(done()))
      const entry = yield* ledger.once(write({ step: "renamed", ordinal: 1 }), Effect.die("it is sent"))
      assert(entry._tag === "Differs")
      assert.strictEqual(entry.row.step, "step")
      const moved = yield* ledger.once(write({ ordinal: 2 }), Effect.die("it is sent"))
      assert.strictEqual(moved._tag, "Differs")
    })
  )

  it.effect("sends nothing that it slept over", () =>
    Effect.gen(function* () {
      const store = memory.make()
      const { ledger } = yield* processOn({
        ...store,
        claim: (...args) => Effect.tap(store.claim(...args), TestClock.adjust(1001))
      })
      const entry = yield* ledger.once(write(), Effect.die("it is sent"))
      assert.strictEqual(entry._tag, "InDoubt")
    })
  )

  it.effect("gives its calls the moment after which nothing is sent", () =>
    Effect.gen(function* () {
      const { ledger } = yield* processOn(memory.make())
      yield* TestClock.adjust(5000)
      const send = Effect.gen(function* () {
        return done(String(yield* Timeout.CurrentDeadline))
      })
      const entry = yield* ledger.once(write(), send)
      assert(entry._tag === "Answered")
      assert.strictEqual(entry.settlement.answer, "6000")
    })
  )

  it.effect("claims again where the store lost the confirmation", () =>
    Effect.gen(function* () {
      const store = memory.make()
      let lost = 2
      const { ledger } = yield* processOn<string>({
        ...store,
        claim: (...args) =>
          Effect.filterOrFail(
            store.claim(...args),
            () => lost-- <= 0,
            () => "lost"
          ),
        settle: (...args) =>
          Effect.flatMap(store.settle(...args), () => (lost-- > -3 ? Effect.fail("lost") : Effect.void))
      })
      let sent = 0
      const fiber = yield* Effect.forkChild(
        ledger.once(
          write(),
          Effect.as(
            Effect.sync(() => sent++),
            done()
          )
        ),
        { startImmediately: true }
      )
      yield* TestClock.adjust(500)
      assert.strictEqual((yield* Fiber.join(fiber))._tag, "Answered")
      assert.strictEqual(sent, 1)
    })
  )
})

describe("a process that ends in order", () => {
  it.effect("waits for the answers of its calls, but not for ever", () =>
    Effect.gen(function* () {
      const store = memory.make()
      const { kill, ledger } = yield* processOn(store, 1000, 5000)
      yield* Effect.forkChild(ledger.once(write(), Effect.delay(Effect.succeed(done()), 4000)), {
        startImmediately: true
      })
      yield* Effect.forkChild(ledger.once(write({ step: "slow" }), Effect.never), { startImmediately: true })
      yield* Effect.yieldNow
      const ending = yield* Effect.forkChild(kill, { startImmediately: true })
      yield* TestClock.adjust(4500)
      assert.isUndefined(ending.pollUnsafe())
      yield* TestClock.adjust(1000)
      yield* Fiber.join(ending)
      const settlementOf = (step: string) =>
        Effect.map(store.find(write({ step })), (row) => Option.getOrThrow(row).settlement)
      assert.deepStrictEqual(yield* settlementOf("step"), done())
      assert.isUndefined(yield* settlementOf("slow"))
    })
  )
})

describe("after a process", () => {
  it.effect("what it sent without an answer is in doubt, when it is old enough", () =>
    Effect.gen(function* () {
      const store = memory.make()
      const first = yield* processOn(store)
      yield* Effect.forkChild(first.ledger.once(write(), Effect.never), { startImmediately: true })
      yield* Effect.yieldNow
      yield* first.kill
      const { ledger } = yield* processOn(store)
      const fiber = yield* Effect.forkChild(ledger.once(write(), Effect.die("it is sent again")), {
        startImmediately: true
      })
      yield* TestClock.adjust(1000)
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust(300)
      assert.deepInclude(yield* Fiber.join(fiber), { _tag: "InDoubt" })
      assert.deepInclude(yield* ledger.find(write()), { _tag: "Some" })
      assert.deepStrictEqual(yield* ledger.find(write({ step: "other" })), Option.none())
    })
  )

  it.effect("another one waits for the answer of one that is still at it", () =>
    Effect.gen(function* () {
      const store = memory.make()
      const [first, second] = [yield* processOn(store), yield* processOn(store)]
      const answer = yield* Deferred.make<Ledger.Settlement>()
      yield* Effect.forkChild(first.ledger.once(write(), Deferred.await(answer)), { startImmediately: true })
      const fiber = yield* Effect.forkChild(second.ledger.once(write(), Effect.die("it is sent again")), {
        startImmediately: true
      })
      yield* TestClock.adjust(600)
      yield* Deferred.succeed(answer, done())
      yield* TestClock.adjust(250)
      assert.deepInclude(yield* Fiber.join(fiber), { _tag: "Answered" })
    })
  )
})

describe("the law", () => {
  // What a process may meet between two looks at the clock.
  const events = ["start", "call", "answer", "kill", "freeze", "wait"] as const
  const draw = (seed: number) => {
    let state = seed
    return (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return (state >>> 8) % below
    }
  }

  it.effect("the vendor receives at most one request for each attempt, however processes end", () =>
    Effect.gen(function* () {
      let sent = 0
      let doubts = 0
      for (let seed = 1; seed <= 150; seed++) {
        const next = draw(seed)
        const store = memory.make()
        const received = new Map<number, number>()
        let open: Array<{ readonly attempt: number; readonly deferred: Deferred.Deferred<Ledger.Settlement> }> = []
        let processes: Array<{ readonly ledger: Ledger.Ledger["Service"]; readonly kill: Effect.Effect<void> }> = []
        let frozen = 0
        const stalling: Store<never> = {
          ...store,
          // A frozen process finds its claim made, and the time gone.
          claim: (...args) =>
            Effect.tap(store.claim(...args), () => (frozen-- > 0 ? TestClock.adjust(next(2000)) : Effect.void))
        }
        const asked: Array<Fiber.Fiber<Ledger.Entry>> = []
        for (let i = 0; i < 40; i++) {
          switch (events[next(events.length)]!) {
            case "start":
              processes.push(yield* processOn(stalling))
              break
            case "call": {
              const process = processes[next(processes.length || 1)]
              if (process === undefined) break
              const attempt = 1 + next(3)
              const send = Effect.gen(function* () {
                sent++
                received.set(attempt, (received.get(attempt) ?? 0) + 1)
                const deferred = yield* Deferred.make<Ledger.Settlement>()
                open.push({ attempt, deferred })
                return yield* Deferred.await(deferred)
              })
              asked.push(
                yield* Effect.forkChild(process.ledger.once(write({ attempt }), send), { startImmediately: true })
              )
              yield* Effect.yieldNow
              break
            }
            case "answer": {
              const call = open[next(open.length || 1)]
              if (call === undefined) break
              yield* Deferred.succeed(call.deferred, done(`${call.attempt}`))
              yield* Effect.yieldNow
              open = open.filter((other) => other !== call)
              break
            }
            case "kill": {
              const [killed] = processes.splice(next(processes.length || 1), 1)
              if (killed !== undefined) yield* killed.kill
              break
            }
            case "freeze":
              frozen = 1
              break
            case "wait":
              yield* TestClock.adjust(next(700))
          }
        }
        for (const count of received.values()) assert.strictEqual(count, 1, `seed ${seed}`)
        yield* TestClock.adjust(3000)
        // Everybody who still waits for an answer of a living process gets it; nobody sees two answers.
        for (const { attempt, deferred } of open) yield* Deferred.succeed(deferred, done(`${attempt}`))
        yield* TestClock.adjust(3000)
        for (const fiber of asked) {
          const exit = fiber.pollUnsafe()
          if (exit === undefined || Exit.isFailure(exit)) continue
          if (exit.value._tag === "Answered") assert.include(["1", "2", "3"], exit.value.settlement.answer)
          else if (exit.value._tag === "InDoubt") doubts++
          else assert.fail(`seed ${seed}: the same request differs`)
        }
        for (const { kill } of processes) yield* kill
      }
      // The seeds do come to sending and to doubts.
      assert.isAbove(sent, 150)
      assert.isAbove(doubts, 50)
    })
  )
})

/** A person who is waited for is asked also where the answer comes meanwhile. */
const listsForPeople = <E>(store: Store<E>) =>
  Effect.gen(function* () {
    const listed = Effect.map(store.inDoubt({ workflow: "Late" }), (rows) =>
      rows.map(({ resolution, settlement }) => [resolution, settlement?.outcome])
    )
    const late = write({ executionId: "late", workflow: "Late" })
    yield* store.claim(late, "p/1")
    assert.deepStrictEqual(yield* listed, [[undefined, undefined]])
    yield* store.resolve(late, "Person")
    yield* store.settle(late, done())
    assert.deepStrictEqual(yield* listed, [["Person", "Done"]])
    yield* store.resolve(late, "Decided")
    assert.deepStrictEqual(yield* listed, [])
  })

it.effect("memory lists for people what is answered meanwhile", () => listsForPeople(memory.make()))

const key = (byte: number) => Redacted.make(Buffer.alloc(32, byte).toString("base64"))

for (const [name, database] of databases) {
  describe(name, () => {
    it.live("keeps what the law needs", () =>
      Effect.gen(function* () {
        const { client } = yield* database
        const sealing = yield* Sealing.make({ current: "a", keys: { a: key(1) } })
        const sql = Context.get(yield* Layer.build(client), SqlClient.SqlClient)
        const store = yield* Effect.provideService(sqlStore.make(sealing), SqlClient.SqlClient, sql)
        assert.deepStrictEqual(yield* store.claim(write({ ordinal: 1 }), "p/1"), Option.none())
        const found = Option.getOrThrow(yield* store.claim(write({ ordinal: 1 }), "p/2"))
        assert.deepInclude(found, { claimedBy: "p/1", request: "digest", ordinal: 1, settlement: undefined })
        assert.isBelow(found.age, 5000)
        assert.isBelow(Math.abs(found.claimedAt - Date.now()), 5000)
        const inPlace = Option.getOrThrow(yield* store.claim(write({ step: "renamed", ordinal: 1 }), "p/3"))
        assert.strictEqual(inPlace.step, "step")
        assert.deepStrictEqual(yield* store.claim(write({ step: "beside" }), "p/4"), Option.none())
        assert.deepStrictEqual(yield* store.claim(write({ step: "beside too" }), "p/5"), Option.none())
        yield* store.settle(write(), done())
        yield* store.settle(write(), done("a later one"))
        const settled = Option.getOrThrow(yield* store.find(write()))
        assert.deepStrictEqual(settled.settlement, done())
        assert.deepStrictEqual((yield* store.inDoubt({ workflow: "Flow" })).map(({ step }) => step).sort(), [
          "beside",
          "beside too"
        ])
        assert.deepStrictEqual(yield* store.inDoubt({ workflow: "Flow", olderThan: 60_000 }), [])
        yield* listsForPeople(store)
        yield* store.leave({ executionId: "e", workflow: "Flow", step: "undo", message: "a seat" })
        assert.deepInclude((yield* store.leftovers({}))[0], { step: "undo", message: "a seat" })
        assert.deepInclude(yield* store.begin("e", "Flow"), { status: "Running", endedAt: undefined })
        yield* store.mark("e", "Failed")
        assert.deepInclude(yield* store.begin("e", "Flow"), { status: "Failed" })
        assert.lengthOf(yield* store.executions({ status: "Failed", workflow: "Flow" }), 1)
        assert.lengthOf(yield* store.executions({ status: "Running" }), 0)
        yield* store.purge("e")
        assert.lengthOf(yield* store.writes("e"), 0)
        yield* store.mark("e", "Running")
        assert.deepInclude(Option.getOrThrow(yield* store.execution("e")), { status: "Purged" })
      })
    )

    it.live("commits a claim by itself, whatever transaction is open", () =>
      Effect.gen(function* () {
        const { client } = yield* database
        const sql = Context.get(yield* Layer.build(client), SqlClient.SqlClient)
        const store = yield* Effect.provideService(sqlStore.make(undefined), SqlClient.SqlClient, sql)
        // SQLite has one connection, which the transaction holds.
        if (name === "SQLite") return
        yield* Effect.andThen(store.claim(write(), "p/1"), Effect.fail("rolled back")).pipe(
          sql.withTransaction,
          Effect.flip
        )
        assert(Option.isSome(yield* store.find(write())))
      })
    )

    it.live("refuses to start without a key that it needs", () =>
      Effect.gen(function* () {
        const { client } = yield* database
        const sql = Context.get(yield* Layer.build(client), SqlClient.SqlClient)
        const start = (sealing: Sealing.Sealing | undefined) =>
          Effect.provideService(sqlStore.make(sealing), SqlClient.SqlClient, sql)
        const first = yield* start(yield* Sealing.make({ current: "a", keys: { a: key(1) } }))
        yield* first.claim(write(), "p/1")
        yield* first.settle(write(), done("sealed with a"))
        const rotated = yield* start(yield* Sealing.make({ current: "b", keys: { a: key(1), b: key(2) } }))
        assert.strictEqual(Option.getOrThrow(yield* rotated.find(write())).settlement?.answer, "sealed with a")
        const problems = [
          undefined,
          yield* Sealing.make({ current: "b", keys: { b: key(2) } }),
          yield* Sealing.make({ current: "b", keys: { a: key(3), b: key(2) } })
        ]
        for (const sealing of problems) {
          assert.strictEqual((yield* Effect.flip(start(sealing)))._tag, "SealingError")
        }
      })
    )
  })
}
