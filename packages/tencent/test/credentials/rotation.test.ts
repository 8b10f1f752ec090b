/** Keys that rotate under load: no call is signed with an old key, or with parts of two. */
import * as Timeout from "@effect-vendors/core/Timeout"
import * as Credentials from "@effect-vendors/tencent/Credentials"
import * as Tencent from "@effect-vendors/tencent/Tencent"
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Random from "effect/Random"
import * as TestClock from "effect/testing/TestClock"
import { call, gateway, gatewayOfMany, own, World } from "./world.ts"

// A timer for each of so many calls would cost more than the calls.
const untimed = call.pipe(Timeout.withTimeout(Duration.infinity))

const providers = {
  "the metadata of a machine": { make: Credentials.cvmRole(), asked: 2, host: "metadata", calls: 10_000 },
  "a role of sts": {
    make: Credentials.assumeRole({ source: own, roleArn: "qcs::cam::uin/1:roleName/r" }),
    asked: 1,
    host: "sts",
    calls: 1_000
  }
}

for (const [name, { asked, calls: many, host, make }] of Object.entries(providers))
  describe(`keys of ${name}`, () => {
    it.effect(`${many} calls at once over an expiry cause one refresh, and none has an old or a mixed key`, () => {
      const world = new World()
      return world.run(
        Effect.gen(function* () {
          const provider = yield* make
          const layer = gatewayOfMany(provider)
          yield* Effect.gen(function* () {
            yield* call
            assert.strictEqual(world.to(host).length, asked)
            world.before = Effect.sleep("100 millis")
            yield* TestClock.adjust("2 hours")
            const calls = yield* Effect.forEach(Array.from({ length: many }), () => Effect.forkChild(untimed))
            yield* TestClock.adjust("1 second")
            yield* Effect.forEach(calls, Fiber.join, { discard: true })
            assert.strictEqual(world.to(host).length, 2 * asked)
            const sent = world.to("cvm")
            assert.strictEqual(sent.length, many + 1)
            for (const seen of sent) assert.isUndefined(world.problem(seen))
          }).pipe(Effect.provide(layer))
        })
      )
    })

    it.effect("while the source fails at random, a call has a valid key or is not sent", () => {
      const world = new World()
      return world.run(
        Effect.gen(function* () {
          world.life = 600_000
          const provider = yield* make
          const outcomes = { sent: 0, notSent: 0 }
          yield* Effect.gen(function* () {
            for (let step = 0; step < 200; step++) {
              const random = yield* Random.next
              const broken = random < 0.6 ? ({ status: 500, body: "no" } as const) : undefined
              world.metadata = () => broken
              world.sts = () => broken
              const calls = yield* Effect.forEach([1, 2, 3], () => Effect.forkChild(Effect.exit(call)))
              yield* TestClock.adjust("2 minutes")
              for (const exit of yield* Effect.forEach(calls, Fiber.join)) {
                if (Exit.isSuccess(exit)) outcomes.sent++
                else {
                  outcomes.notSent++
                  assert.include(String(exit.cause), "AuthFailure")
                }
              }
            }
          }).pipe(Effect.provide(gateway(provider)))
          assert.isAbove(outcomes.sent, 300)
          assert.isAbove(outcomes.notSent, 3)
          const sent = world.to("cvm")
          assert.strictEqual(sent.length, outcomes.sent)
          for (const seen of sent) assert.isUndefined(world.problem(seen))
        }).pipe(Random.withSeed("credentials"))
      )
    })

    it.effect("a key that the vendor no longer takes is replaced, and the calls succeed", () => {
      const world = new World()
      return world.run(
        Effect.gen(function* () {
          const provider = yield* make
          yield* Effect.gen(function* () {
            yield* call
            world.product = ({ headers }) =>
              headers.authorization!.includes("Credential=id-1/")
                ? {
                    body: `{"Response":{"Error":{"Code":"AuthFailure.TokenFailure","Message":"ended"},"RequestId":"r"}}`
                  }
                : undefined
            const calls = yield* Effect.forEach(Array.from({ length: 100 }), () => Effect.forkChild(call))
            yield* TestClock.adjust("1 second")
            yield* Effect.forEach(calls, Fiber.join, { discard: true })
            assert.strictEqual(world.to(host).length, 2 * asked)
            // All keys are stale now: the source is not asked for every call.
            world.product = () => ({
              body: `{"Response":{"Error":{"Code":"AuthFailure.SecretIdNotFound","Message":"gone"},"RequestId":"r"}}`
            })
            for (let i = 0; i < 10; i++)
              assert.strictEqual((yield* Effect.flip(call)).code, "AuthFailure.SecretIdNotFound")
            assert.strictEqual(world.to(host).length, 2 * asked)
          }).pipe(Effect.provide(gateway(provider)))
        })
      )
    })
  })

/** Lets the time of the test go on until an effect has ended. */
const ticking = <A, E>(effect: Effect.Effect<A, E>): Effect.Effect<A, E> =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(effect)
    while (fiber.pollUnsafe() === undefined) yield* TestClock.adjust(1)
    return yield* Fiber.join(fiber)
  })

it.effect("a provider that a call names does not ask itself", () => {
  const world = new World()
  return world.run(
    Effect.gen(function* () {
      const source = yield* Credentials.assumeRole({ source: own, roleArn: "qcs::cam::uin/1:roleName/one" })
      const role = yield* Credentials.assumeRole({ source, roleArn: "qcs::cam::uin/1:roleName/two" })
      yield* call.pipe(
        Tencent.withCredentials(role),
        Tencent.withRegion("ap-hongkong"),
        Effect.provide(gateway(source))
      )
      const [first, second] = world.to("sts")
      assert.include(first!.headers.authorization, "Credential=AKIDown/")
      assert.include(second!.headers.authorization, "Credential=id-1/")
      // The region is the provider's own.
      for (const seen of world.to("sts")) assert.strictEqual(seen.headers["x-tc-region"], "ap-guangzhou")
      assert.isUndefined(world.problem(second!))
      assert.isUndefined(world.problem(world.to("cvm")[0]!))
    })
  )
})

it.effect("tells when its key ends, and refreshes 5 minutes before", () => {
  const world = new World()
  return world.run(
    Effect.gen(function* () {
      const provider = yield* Credentials.cvmRole()
      assert.strictEqual((yield* provider).expiresAt, 7_200_000)
      yield* TestClock.adjust(7_200_000 - 300_001)
      assert.strictEqual((yield* provider).secretId, "id-1")
      yield* TestClock.adjust(1)
      // The old key is given while the refresh runs.
      assert.strictEqual((yield* provider).secretId, "id-1")
      yield* provider.pipe(
        Effect.delay("1 millis"),
        Effect.repeat({ until: ({ secretId }) => secretId === "id-2" }),
        ticking
      )
      assert.strictEqual(world.to("metadata").length, 4)
    })
  )
})
