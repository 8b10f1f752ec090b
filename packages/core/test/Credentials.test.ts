import * as Credentials from "@effect-vendors/core/Credentials"
import * as VendorError from "@effect-vendors/core/VendorError"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"

interface Secret extends Credentials.Credential {
  readonly secret: number
}

/** A provider that numbers its secrets, each valid for so long, and counts how often it was asked. */
const issuing = (life: Duration.Input) => {
  const state = { asked: 0, answer: Effect.void as Effect.Effect<void, VendorError.AuthFailure> }
  const provider: Credentials.Provider<Secret> = Effect.gen(function* () {
    const secret = ++state.asked
    yield* state.answer
    return { secret, expiresAt: (yield* Clock.currentTimeMillis) + Duration.toMillis(life) }
  })
  return { state, provider }
}

const failing = (message: string): Credentials.Provider<never> => Effect.fail(Credentials.unavailable(message))

const secretOf = (provider: Credentials.Provider<Secret>) => Effect.map(provider, ({ secret }) => secret)

describe("a cache", () => {
  it.effect.each<readonly [when: string, life: Duration.Input, ahead: Duration.Input]>([
    ["5 minutes before the end of a long life", "2 hours", "5 minutes"],
    ["5 minutes before the end of 50 minutes", "50 minutes", "5 minutes"],
    ["at nine tenths of a short life", "10 minutes", "1 minute"]
  ])("refreshes %s", ([, life, ahead]) =>
    Effect.gen(function* () {
      const { provider, state } = issuing(life)
      const cached = yield* Credentials.cached(provider)
      const fresh = Duration.toMillis(life) - Duration.toMillis(ahead)
      assert.strictEqual(yield* secretOf(cached), 1)
      yield* TestClock.adjust(fresh - 1)
      assert.strictEqual(yield* secretOf(cached), 1)
      assert.strictEqual(state.asked, 1)
      yield* TestClock.adjust(1)
      assert.strictEqual(yield* secretOf(cached), 2)
      assert.strictEqual(state.asked, 2)
    })
  )

  it.effect("asks again after the provider did not answer in time", () =>
    Effect.gen(function* () {
      const { provider, state } = issuing("1 hour")
      state.answer = Effect.never
      const cached = yield* Credentials.cached(provider, { timeout: "10 seconds" })
      const first = yield* Effect.forkChild(Effect.flip(cached))
      yield* TestClock.adjust("9 seconds")
      const second = yield* Effect.forkChild(Effect.flip(cached))
      yield* TestClock.adjust("1 second")
      assert.strictEqual(state.asked, 1)
      state.answer = Effect.void
      assert.strictEqual(yield* secretOf(cached), 2)
      for (const waiting of [first, second]) {
        const error = yield* Fiber.join(waiting)
        assert.deepInclude(error, { _tag: "AuthFailure", outcome: "NotSent" })
        assert.include(error.message, "did not answer in time")
      }
    })
  )

  it.effect("refreshes as early as it is told to", () =>
    Effect.gen(function* () {
      const { provider, state } = issuing("1 hour")
      const cached = yield* Credentials.cached(provider, { refreshAhead: "1 second" })
      yield* cached
      yield* TestClock.adjust("3598 seconds")
      assert.strictEqual(yield* secretOf(cached), 1)
      yield* TestClock.adjust("1 second")
      assert.strictEqual(yield* secretOf(cached), 2)
      assert.strictEqual(state.asked, 2)
    })
  )

  it.effect("gives the old secret while a refresh runs", () =>
    Effect.gen(function* () {
      const { provider, state } = issuing("1 hour")
      const cached = yield* Credentials.cached(provider)
      yield* cached
      state.answer = Effect.asVoid(Effect.sleep("10 seconds"))
      yield* TestClock.adjust("56 minutes")
      for (let i = 0; i < 5; i++) assert.strictEqual(yield* secretOf(cached), 1)
      assert.strictEqual(state.asked, 2)
      yield* TestClock.adjust("10 seconds")
      assert.strictEqual(yield* secretOf(cached), 2)
      assert.strictEqual(state.asked, 2)
    })
  )

  it.effect("refreshes once for 10,000 callers over an expiry", () =>
    Effect.gen(function* () {
      const { provider, state } = issuing("1 hour")
      const cached = yield* Credentials.cached(provider)
      yield* cached
      state.answer = Effect.asVoid(Effect.sleep("1 second"))
      yield* TestClock.adjust("1 hour")
      const fibers = yield* Effect.forEach(Array.from({ length: 10_000 }), () => Effect.forkChild(secretOf(cached)))
      yield* TestClock.adjust("1 second")
      const secrets = yield* Effect.forEach(fibers, Fiber.join)
      assert.deepStrictEqual([...new Set(secrets)], [2])
      assert.strictEqual(state.asked, 2)
    })
  )

  it.effect("gives the old secret while refreshes fail, until it has expired", () =>
    Effect.gen(function* () {
      const { provider, state } = issuing("1 hour")
      const cached = yield* Credentials.cached(provider)
      yield* cached
      state.answer = failing("the vault is sealed")
      yield* TestClock.adjust("56 minutes")
      assert.strictEqual(yield* secretOf(cached), 1)
      assert.strictEqual(yield* secretOf(cached), 1)
      // Each call tried again.
      assert.strictEqual(state.asked, 3)
      yield* TestClock.adjust("4 minutes")
      const error = yield* Effect.flip(cached)
      assert.strictEqual(error.message, "the vault is sealed")
      state.answer = Effect.void
      assert.strictEqual(yield* secretOf(cached), 5)
    })
  )

  it.effect("keeps no failure", () =>
    Effect.gen(function* () {
      const { provider, state } = issuing("1 hour")
      const cached = yield* Credentials.cached(provider)
      state.answer = failing("not yet")
      for (let i = 0; i < 3; i++) assert.strictEqual((yield* Effect.flip(cached)).message, "not yet")
      assert.strictEqual(state.asked, 3)
      state.answer = Effect.void
      assert.strictEqual(yield* secretOf(cached), 4)
      assert.strictEqual(yield* secretOf(cached), 4)
    })
  )

  it.effect("tells a failure to all callers that wait for it, and to no later one", () =>
    Effect.gen(function* () {
      const { provider, state } = issuing("1 hour")
      const cached = yield* Credentials.cached(provider)
      state.answer = Effect.delay(failing("not yet"), "1 second")
      const fibers = yield* Effect.forEach([1, 2, 3], () => Effect.forkChild(Effect.flip(cached)))
      yield* TestClock.adjust("1 second")
      for (const fiber of fibers) assert.strictEqual((yield* Fiber.join(fiber)).message, "not yet")
      assert.strictEqual(state.asked, 1)
      // The next caller asks again.
      state.answer = Effect.void
      assert.strictEqual(yield* secretOf(cached), 2)
    })
  )

  it.effect("goes on refreshing for the others when the first caller is interrupted", () =>
    Effect.gen(function* () {
      const { provider, state } = issuing("1 hour")
      const gate = yield* Deferred.make<void>()
      state.answer = Deferred.await(gate)
      const cached = yield* Credentials.cached(provider)
      const first = yield* Effect.forkChild(cached, { startImmediately: true })
      const others = yield* Effect.forEach([1, 2, 3], () =>
        Effect.forkChild(secretOf(cached), { startImmediately: true })
      )
      yield* Fiber.interrupt(first)
      assert.isTrue(Exit.hasInterrupts(yield* Fiber.await(first)))
      yield* Deferred.succeed(gate, undefined)
      for (const fiber of others) assert.strictEqual(yield* Fiber.join(fiber), 1)
      assert.strictEqual(state.asked, 1)
    })
  )

  it.effect("keeps a secret that nobody waits for any more", () =>
    Effect.gen(function* () {
      const { provider, state } = issuing("1 hour")
      const gate = yield* Deferred.make<void>()
      state.answer = Deferred.await(gate)
      const cached = yield* Credentials.cached(provider)
      const only = yield* Effect.forkChild(cached, { startImmediately: true })
      yield* Fiber.interrupt(only)
      yield* Deferred.succeed(gate, undefined)
      yield* Effect.yieldNow
      assert.strictEqual(yield* secretOf(cached), 1)
      assert.strictEqual(state.asked, 1)
    })
  )

  it.effect.each<readonly [string, number]>([
    ["an hour ago", -3_600_000],
    ["just now", 0]
  ])("fails where the issued secret expired %s, and asks once", ([, expiresAt]) =>
    Effect.gen(function* () {
      yield* TestClock.setTime(10_000_000)
      let asked = 0
      const cached = yield* Credentials.cached(
        Effect.map(Clock.currentTimeMillis, (now) => ({ secret: ++asked, expiresAt: now + expiresAt }))
      )
      const error = yield* Effect.flip(cached)
      assert.deepInclude(error, { _tag: "AuthFailure", outcome: "NotSent" })
      assert.include(error.message, "expired")
      assert.strictEqual(asked, 1)
      yield* Effect.flip(cached)
      assert.strictEqual(asked, 2)
    })
  )

  it.effect("gives the old secret where a refresh brings an expired one", () =>
    Effect.gen(function* () {
      const { provider } = issuing("1 hour")
      let isStale = false
      const cached = yield* Credentials.cached(
        Effect.map(provider, (secret) => (isStale ? { ...secret, expiresAt: 1 } : secret))
      )
      yield* cached
      isStale = true
      yield* TestClock.adjust("56 minutes")
      assert.strictEqual(yield* secretOf(cached), 1)
      yield* TestClock.adjust("4 minutes")
      assert.include((yield* Effect.flip(cached)).message, "expired")
    })
  )

  it.effect("asks once for a secret without an expiry", () =>
    Effect.gen(function* () {
      let asked = 0
      const cached = yield* Credentials.cached(Effect.sync((): Secret => ({ secret: ++asked })))
      for (let i = 0; i < 3; i++) {
        assert.deepStrictEqual(yield* cached, { secret: 1 })
        yield* TestClock.adjust("1000 days")
      }
      assert.strictEqual(asked, 1)
    })
  )

  it.effect("forgets a secret that a vendor no longer takes, for all callers at once", () =>
    Effect.gen(function* () {
      const { provider, state } = issuing("1 hour")
      const cached = yield* Credentials.cached(provider)
      const stale = yield* cached
      state.answer = Effect.asVoid(Effect.sleep("1 second"))
      const fibers = yield* Effect.forEach(Array.from({ length: 1000 }), () =>
        Effect.forkChild(
          Effect.andThen(cached.invalidate(stale), (may) => Effect.map(secretOf(cached), (secret) => [may, secret]))
        )
      )
      yield* TestClock.adjust("1 second")
      for (const fiber of fibers) assert.deepStrictEqual(yield* Fiber.join(fiber), [true, 2])
      assert.strictEqual(state.asked, 2)
    })
  )

  it.effect("forgets at most once a minute", () =>
    Effect.gen(function* () {
      const { provider, state } = issuing("1 hour")
      const cached = yield* Credentials.cached(provider)
      assert.isTrue(yield* cached.invalidate(yield* cached))
      assert.isFalse(yield* cached.invalidate(yield* cached))
      yield* TestClock.adjust("59999 millis")
      assert.isFalse(yield* cached.invalidate(yield* cached))
      assert.strictEqual(yield* secretOf(cached), 2)
      yield* TestClock.adjust(1)
      assert.isTrue(yield* cached.invalidate(yield* cached))
      assert.strictEqual(yield* secretOf(cached), 3)
      assert.strictEqual(state.asked, 3)
    })
  )

  it.effect("does not give a forgotten secret again while refreshes fail", () =>
    Effect.gen(function* () {
      const { provider, state } = issuing("1 hour")
      const cached = yield* Credentials.cached(provider)
      yield* cached.invalidate(yield* cached)
      state.answer = failing("the vault is sealed")
      assert.strictEqual((yield* Effect.flip(cached)).message, "the vault is sealed")
    })
  )

  it.effect("refreshes in the context in which it was made, not in that of a caller", () =>
    Effect.gen(function* () {
      const Caller = Context.Reference("@effect-vendors/core/test/Caller", { defaultValue: () => "nobody" })
      const seen: Array<string> = []
      const cached = yield* Credentials.cached(Effect.map(Caller, (caller): Secret => ({ secret: seen.push(caller) })))
      yield* Effect.provideService(cached, Caller, "somebody")
      assert.deepStrictEqual(seen, ["nobody"])
    })
  )

  it.effect("hides the old secret in the reason why there is no new one", () =>
    Effect.gen(function* () {
      const key = "Gu5t9xGARNpq86cd98joQYCN3Cozk1qF"
      let asked = 0
      const cached = yield* Credentials.cached(
        Effect.suspend(() =>
          asked++ === 0
            ? Effect.succeed({ key: Redacted.make(key), expiresAt: 3_600_000 })
            : failing(`the key ${key} was revoked`)
        )
      )
      yield* cached
      yield* TestClock.adjust("1 hour")
      const error = yield* Effect.flip(cached)
      assert.include(error.message, "was revoked")
      assert.notInclude(error.message, key)
    })
  )

  it.effect("shares nothing with another cache of the same provider", () =>
    Effect.gen(function* () {
      const { provider, state } = issuing("1 hour")
      const make = Credentials.cached(provider)
      const [one, other] = [yield* make, yield* make]
      assert.deepStrictEqual([yield* secretOf(one), yield* secretOf(other), yield* secretOf(one)], [1, 2, 1])
      assert.strictEqual(state.asked, 2)
    })
  )
})

describe("orElse", () => {
  const held: Credentials.Provider<Secret> = Effect.succeed({ secret: 7 })

  it.effect("does not ask the second provider where the first one has credentials", () =>
    Effect.gen(function* () {
      const never = Effect.die(new Error("nobody should ask"))
      assert.strictEqual(yield* secretOf(Credentials.orElse(held, never)), 7)
    })
  )

  it.effect("asks the second provider where the first one fails", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* secretOf(Credentials.orElse(failing("no file"), held)), 7)
    })
  )

  it.effect("tells the reasons of all providers where all fail", () =>
    Effect.gen(function* () {
      const chain = Credentials.orElse(Credentials.orElse(failing("no file"), failing("no role")), failing("no vault"))
      const error = yield* Effect.flip(chain)
      assert.instanceOf(error, VendorError.AuthFailure)
      assert.strictEqual(error.outcome, "NotSent")
      for (const reason of ["no file", "no role", "no vault"]) assert.include(error.message, reason)
    })
  )
})
