/** An effect yields credentials. Calls wait by account, and each call is signed with one credential. */
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Limits from "@effect-vendors/core/Limits"
import * as Operation from "@effect-vendors/core/Operation"
import * as Wire from "@effect-vendors/core/Wire"
import type * as Tc3 from "@effect-vendors/tencent/Tc3"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import { assertSignedBy, credentials, type Sent, succeeding } from "./stub.ts"

const describeZones = Tencent.product({ service: "cvm", version: "2017-03-12" })("DescribeZones", {
  request: Wire.struct({}),
  response: Wire.struct({})
}).annotate(Operation.RateLimit, { limit: 1, window: "1 second" })

const call = Effect.asVoid(describeZones({}))

const over = (stub: ReturnType<typeof succeeding>) =>
  Effect.provide(Tencent.layer({ credentials }).pipe(Layer.provide(stub.layer)))

const signerOf = ({ headers }: Sent) => /Credential=([^/]+)/.exec(headers.authorization!)![1]!

const credential = (secretId: string, more: Partial<Tc3.Credential> = {}): Tc3.Credential => ({
  secretId,
  secretKey: Redacted.make(`key of ${secretId}`),
  token: Redacted.make(`token of ${secretId}`),
  ...more
})

/** Makes a source that gives another credential each time, after some milliseconds. */
const rotating = (more: Partial<Tc3.Credential> = {}, takes = 0) => {
  let issued = 0
  return Effect.suspend(() => {
    const next = credential(`id-${++issued}`, more)
    return takes === 0 ? Effect.succeed(next) : Effect.delay(Effect.succeed(next), takes * (1 + (issued % 3)))
  })
}

const assertConsistent = (sent: Sent) => {
  const id = signerOf(sent)
  assert.strictEqual(sent.headers["x-tc-token"], `token of ${id}`)
  assertSignedBy(sent, id, `key of ${id}`, "cvm")
}

describe("two accounts in one program", () => {
  const first = Tencent.withCredentials(Effect.succeed(credential("first")))
  const second = Tencent.withCredentials(Effect.succeed(credential("second")))

  it.effect("have queues of their own", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      yield* Effect.gen(function* () {
        const calls = yield* Effect.forEach([first(call), first(call), second(call), second(call), call], (call) =>
          Effect.forkChild(call)
        )
        yield* TestClock.adjust(999)
        assert.deepStrictEqual(stub.sent.map(signerOf), ["first", "second", "AKIDtest"])
        yield* TestClock.adjust(1)
        yield* Effect.forEach(calls, Fiber.join)
        assert.sameMembers(stub.sent.slice(3).map(signerOf), ["first", "second"])
      }).pipe(over(stub))
      for (const sent of stub.sent.filter((sent) => signerOf(sent) !== "AKIDtest")) assertConsistent(sent)
    })
  )

  it.effect("do not use up each other's rates", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      const late = yield* Effect.gen(function* () {
        yield* first(call)
        yield* second(call)
        return yield* Effect.flip(first(call))
      }).pipe(Limits.withLimits({ maxWait: 0 }), over(stub))
      assert.deepInclude<VendorError.VendorError>(late, { _tag: "RateLimited", outcome: "NotSent" })
      assert.deepStrictEqual(stub.sent.map(signerOf), ["first", "second"])
    })
  )
})

describe("the account of a credential", () => {
  const twice = (source: Effect.Effect<Tc3.Credential>) =>
    Effect.gen(function* () {
      const stub = succeeding()
      const calls = yield* Effect.all([call, call], { concurrency: "unbounded" }).pipe(
        Tencent.withCredentials(source),
        over(stub),
        Effect.forkChild
      )
      yield* TestClock.adjust(0)
      const atOnce = stub.sent.length
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(calls)
      for (const sent of stub.sent) assertConsistent(sent)
      return { atOnce, sent: stub.sent.length }
    })

  it.effect("counts instead of the secret id", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* twice(rotating({ account: "partner" })), { atOnce: 1, sent: 2 })
    })
  )

  it.effect("is the secret id where the credential names none", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* twice(rotating()), { atOnce: 2, sent: 2 })
      assert.deepStrictEqual(yield* twice(Effect.succeed(credential("same"))), { atOnce: 1, sent: 2 })
    })
  )

  it.effect("joins the queue of a layer whose secret id it is", () =>
    Effect.gen(function* () {
      const stub = succeeding()
      const late = yield* call.pipe(
        Effect.andThen(call.pipe(Tencent.withCredentials(credential("other", { account: credentials.secretId })))),
        Effect.flip,
        Limits.withLimits({ maxWait: 0 }),
        over(stub)
      )
      assert.strictEqual(late._tag, "RateLimited")
    })
  )
})

describe("id, key and token of a request come from one value", () => {
  const many = (source: Effect.Effect<Tc3.Credential>, limits: Partial<Limits.Limits>) =>
    Effect.gen(function* () {
      const stub = succeeding()
      const calls = yield* Effect.all(
        Array.from({ length: 60 }, () => call),
        { concurrency: "unbounded" }
      ).pipe(Tencent.withCredentials(source), Limits.withLimits(limits), over(stub), Effect.forkChild)
      yield* TestClock.adjust("1 minute")
      yield* Fiber.join(calls)
      assert.strictEqual(stub.sent.length, 60)
      for (const sent of stub.sent) assertConsistent(sent)
      assert.isAbove(new Set(stub.sent.map(signerOf)).size, 1)
    })

  it.effect("while the source rotates under calls at once", () =>
    many(rotating({}, 10), { operation: () => undefined })
  )

  it.effect("while calls wait and the source rotates", () =>
    many(rotating({ account: "partner" }, 10), {
      operation: () => ({ limit: 7, window: "1 second" }),
      maxWait: "1 minute"
    })
  )
})
