import * as Once from "@effect-vendors/core/vendor/Once"
import { expect, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Persistence from "effect/persistence/Persistence"
import * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"

const options = { storeId: "test", retention: "1 hour" } as const

const services = Layer.merge(Persistence.layerMemory, Logger.layer([]))

const test = <E>(name: string, effect: Effect.Effect<void, E, Scope.Scope | Persistence.Persistence>) =>
  it.effect(name, () => Effect.provide(effect, services))

test(
  "runs a handler once for each id",
  Effect.gen(function* () {
    const once = yield* Once.make(options)
    const ran: Array<string> = []
    const run = (id: string) =>
      once.run(
        id,
        Effect.sync(() => ran.push(id))
      )
    const outcomes = yield* Effect.forEach(["a", "b", "a", "a", "b"], run)
    expect(outcomes).toEqual(["Handled", "Handled", "Duplicate", "Duplicate", "Duplicate"])
    expect(ran).toEqual(["a", "b"])
  })
)

test(
  "runs the handler again after a failure, a defect and an interruption of its own",
  Effect.gen(function* () {
    const once = yield* Once.make<string>(options)
    for (const failing of [Effect.fail("no"), Effect.die("defect"), Effect.interrupt]) {
      expect(Exit.isFailure(yield* Effect.exit(once.run("a", failing)))).toBe(true)
    }
    expect(yield* once.run("a", Effect.void)).toBe("Handled")
  })
)

test(
  "gives those who wait what the first gets",
  Effect.gen(function* () {
    const once = yield* Once.make<string>(options)
    const gate = yield* Deferred.make<void, string>()
    const all = yield* Effect.forkChild(
      Effect.all(
        Array.from({ length: 100 }, (_, index) =>
          Effect.flip(once.run("a", index === 0 ? Deferred.await(gate) : Effect.void))
        ),
        { concurrency: "unbounded" }
      )
    )
    yield* Effect.yieldNow
    yield* Deferred.fail(gate, "no")
    expect(new Set(yield* Fiber.join(all))).toEqual(new Set(["no"]))
  })
)

test(
  "goes on where the one who asked has gone, until the scope ends",
  Effect.gen(function* () {
    const scope = yield* Scope.make()
    const once = yield* Scope.provide(Once.make(options), scope)
    const gate = yield* Deferred.make<void>()
    const first = yield* Effect.forkChild(once.run("a", Deferred.await(gate)))
    yield* Effect.yieldNow
    yield* Fiber.interrupt(first)
    const second = yield* Effect.forkChild(once.run("a", Effect.die("nobody runs this")))
    yield* Effect.yieldNow
    yield* Deferred.succeed(gate, undefined)
    expect(yield* Fiber.join(second)).toBe("Handled")
    const interrupted = yield* Deferred.make<void>()
    const third = yield* Effect.forkChild(
      once.run(
        "b",
        Effect.onInterrupt(Effect.never, () => Deferred.succeed(interrupted, undefined))
      )
    )
    yield* Effect.yieldNow
    yield* Scope.close(scope, Exit.void)
    yield* Deferred.await(interrupted)
    const exit = yield* Fiber.await(third)
    expect(Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause)).toBe(true)
  })
)

test(
  "forgets an id after the retention",
  Effect.gen(function* () {
    const once = yield* Once.make(options)
    expect(yield* once.run("a", Effect.void)).toBe("Handled")
    yield* TestClock.adjust("59 minutes")
    expect(yield* once.run("a", Effect.void)).toBe("Duplicate")
    yield* TestClock.adjust("2 minutes")
    expect(yield* once.run("a", Effect.void)).toBe("Handled")
  })
)
