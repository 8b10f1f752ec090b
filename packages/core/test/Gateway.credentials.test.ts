/** How a gateway finds the credentials of a call. */
import * as Credentials from "@effect-vendors/core/Credentials"
import * as Limits from "@effect-vendors/core/Limits"
import * as Retry from "@effect-vendors/core/Retry"
import * as Timeout from "@effect-vendors/core/Timeout"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import type * as Gateway from "@effect-vendors/core/vendor/Gateway"
import * as VendorError from "@effect-vendors/core/VendorError"
import { assert, describe, it } from "@effect/vitest"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import * as TestClock from "effect/testing/TestClock"
import { capturing } from "./spans.ts"
import { book, release, Toy, waitingGateway } from "./toy.ts"

/** The triple that signs a call. */
interface Key extends Credentials.Credential {
  readonly id: string
  readonly secret: Redacted.Redacted
  readonly token: Redacted.Redacted
}

const keyOf = (id: string, account?: string): Key => ({
  id,
  secret: Redacted.make(`secret of ${id}`),
  token: Redacted.make(`token of ${id}`),
  account
})

/** The source that a call's context names, as a vendor's `withCredentials` sets it. */
const CurrentSource: Context.Reference<Credentials.Source<Key> | undefined> = Context.Reference(
  "@effect-vendors/core/test/CurrentSource",
  { defaultValue: (): Credentials.Source<Key> | undefined => undefined }
)

const withCredentials = (source: Credentials.Source<Key>) => Effect.provideService(CurrentSource, source)

/** A gateway with a source of its own, and the credentials with which its calls were sent. */
const over = (
  own: Credentials.Source<Key>,
  options?: Partial<Gateway.Options<Key>> & { readonly answer?: (attempt: number) => Exchange.Answer }
) =>
  Effect.gen(function* () {
    const sent: Array<Key> = []
    const { answer = () => success, ...others } = options ?? {}
    const service = yield* waitingGateway<Key>(
      ({ credential }) => Effect.sync(() => answer(sent.push(credential) - 1)),
      {
        credentials: {
          source: (context) => Context.get(context, CurrentSource) ?? own,
          account: ({ account, id }) => account ?? id
        },
        ...others
      }
    )
    return { sent, provide: Effect.provideService(Toy, service) }
  })

const success: Exchange.Answer = { _tag: "Answered", body: { ticket: "t", number: 1, released: true } }

/** A provider whose ids change each time that it is asked. */
const rotating = (account?: string) => {
  const issued: Array<Key> = []
  const provider: Credentials.Provider<Key> = Effect.sync(() => {
    const key = keyOf(`id-${issued.length + 1}`, account)
    issued.push(key)
    return key
  })
  return { issued, provider }
}

const once = book({ seat: "1A" })

const oneIn = (window: "10 seconds" | "1 hour", maxWait: "0 millis" | "1 minute") =>
  Limits.withLimits({ operation: () => ({ limit: 1, window }), maxWait })

describe("a credential that stays the same", () => {
  it.effect("signs every call", () =>
    Effect.gen(function* () {
      const key = keyOf("a")
      const { provide, sent } = yield* over(key)
      yield* once.pipe(provide)
      yield* release({ seat: "1A" }).pipe(provide)
      assert.strictEqual(sent.length, 2)
      for (const credential of sent) assert.strictEqual(credential, key)
    })
  )

  it.effect("gives way to the one that a call's context names", () =>
    Effect.gen(function* () {
      const [own, other] = [keyOf("own"), keyOf("other")]
      const { provide, sent } = yield* over(own)
      yield* once.pipe(withCredentials(other), provide)
      yield* once.pipe(provide)
      assert.strictEqual(sent[0], other)
      assert.strictEqual(sent[1], own)
    })
  )
})

describe("a provider", () => {
  it.effect("is asked once for each attempt of a call that need not wait", () =>
    Effect.gen(function* () {
      const { issued, provider } = rotating()
      const { provide, sent } = yield* over(provider, {
        answer: (attempt) => (attempt < 2 ? { _tag: "Refused", code: "RateLimited", message: "later" } : success)
      })
      const fiber = yield* once.pipe(
        Retry.withPolicy(Schedule.spaced("1 second").pipe(Schedule.upTo({ times: 5 }))),
        provide,
        Effect.forkChild
      )
      yield* TestClock.adjust("10 seconds")
      yield* Fiber.join(fiber)
      assert.deepStrictEqual(
        issued.map(({ id }) => id),
        ["id-1", "id-2", "id-3"]
      )
      // Id, secret and token of an attempt belong together: they are the very value that was issued for it.
      assert.strictEqual(sent.length, 3)
      for (const [attempt, credential] of sent.entries()) assert.strictEqual(credential, issued[attempt])
    })
  )

  it.effect("is asked again after a call waited for its turn", () =>
    Effect.gen(function* () {
      const { issued, provider } = rotating("partner")
      const { provide, sent } = yield* over(provider)
      const call = once.pipe(oneIn("10 seconds", "1 minute"), provide)
      yield* call
      assert.strictEqual(issued.length, 1)
      const fiber = yield* Effect.forkChild(call, { startImmediately: true })
      assert.strictEqual(issued.length, 2)
      yield* TestClock.adjust("9 seconds")
      assert.strictEqual(issued.length, 2)
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(fiber)
      assert.strictEqual(issued.length, 3)
      assert.strictEqual(sent.length, 2)
      assert.strictEqual(sent[1], issued[2])
    })
  )

  it.effect("is not asked for a request that does not fit", () =>
    Effect.gen(function* () {
      const { issued, provider } = rotating()
      const { provide } = yield* over(provider)
      yield* book({ seat: "far too long a name" }).pipe(Effect.flip, provide)
      assert.deepStrictEqual(issued, [])
    })
  )

  it.effect("fails a call as an auth failure, not sent, when it has no credentials", () =>
    Effect.gen(function* () {
      const { provide, sent } = yield* over(Effect.fail(Credentials.unavailable("the vault is sealed")))
      const { provide: traced, spans } = capturing()
      // It ends although the clock stands still: the call is not repeated.
      const error = yield* once.pipe(Retry.withPolicy(Schedule.spaced("1 minute")), Effect.flip, provide, traced)
      assert.instanceOf(error, VendorError.AuthFailure)
      assert.deepInclude<VendorError.VendorError>(error, { vendor: "Toy", operation: "book", outcome: "NotSent" })
      assert.strictEqual(error.message, "the vault is sealed")
      assert.deepStrictEqual(sent, [])
      assert.strictEqual(spans[0]!.attributes.get("vendor.attempts"), 0)
    })
  )

  it.effect("fails a call as not sent, whatever outcome it tells itself", () =>
    Effect.gen(function* () {
      const { provide } = yield* over(Effect.fail(new VendorError.AuthFailure({ code: "403", vendor: "Vault" })))
      const error = yield* once.pipe(Effect.flip, provide)
      assert.deepInclude<VendorError.VendorError>(error, { vendor: "Toy", code: "403", outcome: "NotSent" })
    })
  )

  it.effect("fails a call when it hangs for longer than an attempt may take", () =>
    Effect.gen(function* () {
      const { provide, sent } = yield* over(Effect.never)
      const fiber = yield* once.pipe(Timeout.withTimeout("5 seconds"), Effect.flip, provide, Effect.forkChild)
      yield* TestClock.adjust("4999 millis")
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust("1 millis")
      const error = yield* Fiber.join(fiber)
      assert.instanceOf(error, VendorError.AuthFailure)
      assert.deepInclude<VendorError.VendorError>(error, { vendor: "Toy", operation: "book", outcome: "NotSent" })
      assert.include(error.message, "5s")
      assert.deepStrictEqual(sent, [])
    })
  )

  it.effect("takes nothing from the time of the exchange", () =>
    Effect.gen(function* () {
      const key = keyOf("a")
      const { provide } = yield* over(Effect.delay(Effect.succeed(key), "20 seconds"), {
        exchange: () => Effect.delay(Effect.succeed(success), "20 seconds")
      })
      const fiber = yield* once.pipe(Timeout.withTimeout("30 seconds"), provide, Effect.forkChild)
      yield* TestClock.adjust("40 seconds")
      yield* Fiber.join(fiber)
    })
  )
})

describe("two accounts", () => {
  it.effect("have queues of their own when their sources are effects", () =>
    Effect.gen(function* () {
      const { provide, sent } = yield* over(keyOf("unused"))
      const limited = (source: Credentials.Source<Key>) =>
        once.pipe(oneIn("1 hour", "0 millis"), withCredentials(source), provide)
      const [one, other] = [rotating("one"), rotating("other")]
      yield* limited(one.provider)
      yield* limited(other.provider)
      for (const { provider } of [one, other]) {
        assert.strictEqual((yield* Effect.flip(limited(provider)))._tag, "RateLimited")
      }
      assert.deepStrictEqual(
        sent.map(({ account }) => account),
        ["one", "other"]
      )
    })
  )

  it.effect("do not wait for each other", () =>
    Effect.gen(function* () {
      const { provide, sent } = yield* over(keyOf("unused"))
      const waiting = (account: string) =>
        once.pipe(oneIn("10 seconds", "1 minute"), withCredentials(rotating(account).provider), provide)
      yield* waiting("one")
      const fiber = yield* Effect.forkChild(waiting("one"), { startImmediately: true })
      yield* waiting("other")
      assert.deepStrictEqual(
        sent.map(({ account }) => account),
        ["one", "other"]
      )
      yield* TestClock.adjust("10 seconds")
      yield* Fiber.join(fiber)
    })
  )
})

describe("rates", () => {
  it.effect("are counted by account, not by the id of the key", () =>
    Effect.gen(function* () {
      const { provide, sent } = yield* over(rotating("partner").provider)
      const limited = once.pipe(oneIn("1 hour", "0 millis"), provide)
      yield* limited
      assert.strictEqual((yield* Effect.flip(limited))._tag, "RateLimited")
      // A fixed credential of the same account shares the queue.
      const same = limited.pipe(withCredentials(keyOf("another id", "partner")))
      assert.strictEqual((yield* Effect.flip(same))._tag, "RateLimited")
      assert.strictEqual(sent.length, 1)
    })
  )

  it.effect("are counted by the key's id where a credential names no account", () =>
    Effect.gen(function* () {
      const { provide, sent } = yield* over(keyOf("a"))
      const limited = once.pipe(oneIn("1 hour", "0 millis"), provide)
      yield* limited
      yield* limited.pipe(withCredentials(keyOf("b")))
      assert.strictEqual((yield* Effect.flip(limited))._tag, "RateLimited")
      assert.strictEqual(sent.length, 2)
    })
  )

  it.effect("of the gateway as a whole are counted by account too", () =>
    Effect.gen(function* () {
      const { provide, sent } = yield* over(keyOf("a"), {
        rate: { limit: 1, window: "1 hour" },
        defaults: { limits: { maxWait: 0 } }
      })
      yield* once.pipe(provide)
      const other = release({ seat: "1A" }).pipe(provide)
      assert.strictEqual((yield* Effect.flip(other))._tag, "RateLimited")
      yield* other.pipe(withCredentials(rotating("b").provider))
      assert.strictEqual(sent.length, 2)
    })
  )
})

describe("a secret that the vendor says is stale", () => {
  const stale: Exchange.Answer = { _tag: "Refused", code: "AuthFailure", subCode: "stale", message: "no such key" }
  const isStale = ({ subCode }: Exchange.Refused) => subCode === "stale"
  const signing: Gateway.Signing<Key> = {
    source: (context) => Context.get(context, CurrentSource)!,
    account: ({ id }) => id,
    isStale
  }

  const calling = (answer: (sent: number) => Exchange.Answer) =>
    Effect.gen(function* () {
      const { issued, provider } = rotating()
      const source = yield* Credentials.cached(provider)
      const { provide, sent } = yield* over(source, { credentials: signing, answer })
      return { issued, sent, call: once.pipe(withCredentials(source), provide), source, provide }
    })

  it.effect("is replaced, and the call is sent once more", () =>
    Effect.gen(function* () {
      const { call, issued, sent } = yield* calling((sent) => (sent === 0 ? stale : success))
      yield* call
      assert.deepStrictEqual(
        sent.map(({ id }) => id),
        ["id-1", "id-2"]
      )
      yield* call
      assert.strictEqual(issued.length, 2)
    })
  )

  it.effect("is replaced once, not for each call that is refused", () =>
    Effect.gen(function* () {
      const { call, issued, sent } = yield* calling(() => stale)
      for (let i = 0; i < 5; i++) {
        const error = yield* Effect.flip(call)
        assert.deepInclude<VendorError.VendorError>(error, { _tag: "AuthFailure", outcome: "Rejected" })
      }
      assert.strictEqual(issued.length, 2)
      assert.strictEqual(sent.length, 6)
    })
  )

  it.effect("fails the call where the source keeps nothing", () =>
    Effect.gen(function* () {
      const { provide, sent } = yield* over(keyOf("a"), { credentials: { ...signing }, answer: () => stale })
      const error = yield* once.pipe(withCredentials(keyOf("a")), Effect.flip, provide)
      assert.strictEqual(error._tag, "AuthFailure")
      assert.strictEqual(sent.length, 1)
    })
  )

  it.effect("is kept where the error says something else", () =>
    Effect.gen(function* () {
      const { call, issued, sent } = yield* calling(() => ({ _tag: "Refused", code: "AuthFailure", message: "no" }))
      yield* Effect.flip(call)
      assert.deepStrictEqual([issued.length, sent.length], [1, 1])
    })
  )
})

it.effect("no error of a provider shows a secret of the request", () =>
  Effect.gen(function* () {
    const password = "Tr0ub4dor&3-opens-it"
    const { provide } = yield* over(Effect.fail(Credentials.unavailable(`the vault refuses ${password}`)))
    const error = yield* book({ seat: "1A", password: Redacted.make(password) }).pipe(Effect.flip, provide)
    assert.include(error.message, "the vault refuses")
    assert.notInclude(error.message, password)
  })
)
