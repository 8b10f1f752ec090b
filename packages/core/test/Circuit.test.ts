import { assert, describe, it } from "@effect/vitest"
import * as Circuit from "@effect-vendors/core/Circuit"
import * as VendorErrors from "@effect-vendors/core/vendor/VendorErrors"
import type * as Exchange from "@effect-vendors/core/vendor/Exchange"
import * as Limits from "@effect-vendors/core/Limits"
import * as Retry from "@effect-vendors/core/Retry"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as CircuitBreaker from "effect/persistence/CircuitBreaker"
import * as TestClock from "effect/testing/TestClock"
import { book, Closed, release, SeatTaken, Toy, waitingGateway } from "./toy.ts"

const layerBreaker = (failures: number) =>
  CircuitBreaker.layer({ tripPolicy: CircuitBreaker.consecutive(failures), openDuration: "30 seconds" }).pipe(
    Layer.provide(CircuitBreaker.layerStoreMemory())
  )

const layerOf = (failures: number) => Circuit.layer.pipe(Layer.provide(layerBreaker(failures)))

type Answer = Effect.Effect<Exchange.Answer, VendorError.VendorError>

/** An exchange that gives the answer that is set, and counts its calls. */
const answering = (answer: Answer) => {
  const state = { answer, reached: 0 }
  const exchange: Exchange.Exchange<unknown> = () =>
    Effect.suspend(() => {
      state.reached++
      return state.answer
    })
  return { state, exchange }
}

const healthy: Answer = Effect.succeed({ _tag: "Answered", body: { ticket: "t", number: 1, released: true } })

const failing = (tag: VendorError.GatewayErrorTag, outcome: VendorError.Outcome): Answer =>
  Effect.fail(VendorErrors.make<VendorError.VendorError>(VendorError.classes[tag], "Toy", book, { outcome }))

const call = book({ seat: "1A" }).pipe(Retry.withPolicy(Retry.none))

const isOpen = (exit: Exit.Exit<unknown, VendorError.VendorError>) =>
  Effect.match(exit, {
    onSuccess: () => false,
    onFailure: (error) => error instanceof VendorError.ServiceFailure && error.code === "CircuitOpen"
  })

/** A gateway with a circuit that opens after three failures in a row. */
const make = (answer: Answer) =>
  Effect.gen(function* () {
    const { exchange, state } = answering(answer)
    const service = yield* waitingGateway(exchange)
    const attempt = (next: Answer) =>
      Effect.suspend(() => {
        state.answer = next
        return Effect.exit(call)
      }).pipe(Effect.provideService(Toy, service))
    return { state, service, attempt }
  }).pipe(Effect.provide(layerOf(3)))

const down = failing("ServiceFailure", "Unknown")

describe("a closed circuit", () => {
  it.effect.each([
    ["failures of the service", failing("ServiceFailure", "Unknown")],
    ["failures of the transport, of unknown outcome", failing("TransportFailure", "Unknown")],
    ["failures of the transport, not sent", failing("TransportFailure", "NotSent")]
  ] as const)("opens after %s, so many in a row", ([, failure]) =>
    Effect.gen(function* () {
      const { attempt, state } = yield* make(healthy)
      for (let i = 0; i < 3; i++) assert.isFalse(yield* isOpen(yield* attempt(failure)))
      assert.strictEqual(state.reached, 3)
      // Now no call reaches the vendor, though it would answer, and no call waits.
      for (let i = 0; i < 5; i++) {
        const error = yield* Effect.flip(yield* attempt(healthy))
        assert.instanceOf(error, VendorError.ServiceFailure)
        assert.deepInclude<VendorError.VendorError>(error, {
          vendor: "Toy",
          operation: "book",
          code: "CircuitOpen",
          outcome: "NotSent",
          retryable: true
        })
      }
      assert.strictEqual(state.reached, 3)
    })
  )

  const answers: ReadonlyArray<readonly [string, Answer]> = [
    ["a success", healthy],
    ["a refusal by code", Effect.succeed({ _tag: "Refused", code: "seat-taken", message: "no" })],
    ["another refusal", Effect.fail(new Closed({ outcome: "Rejected" }))],
    ...(
      [
        "InvalidParameter",
        "RateLimited",
        "AuthFailure",
        "PermissionDenied",
        "ResourceNotFound",
        "LimitExceeded",
        "OperationRefused"
      ] as const
    ).map((tag) => [tag, failing(tag, "Rejected")] as const),
    ["UnexpectedError", failing("UnexpectedError", "Unknown")],
    ["MalformedResponse", failing("MalformedResponse", "Unknown")]
  ]

  it.effect.each(answers)("stays closed after %s, which shows that the vendor is there", ([, answer]) =>
    Effect.gen(function* () {
      const { attempt, state } = yield* make(healthy)
      for (let i = 0; i < 10; i++) assert.isFalse(yield* isOpen(yield* attempt(answer)))
      // Such an answer ends a row of failures.
      for (const next of [down, down, answer, down, down]) assert.isFalse(yield* isOpen(yield* attempt(next)))
      assert.strictEqual(state.reached, 15)
      yield* attempt(down)
      assert.isTrue(yield* isOpen(yield* attempt(healthy)))
    })
  )

  it.effect("ignores calls that were not sent: they neither count nor end a row", () =>
    Effect.gen(function* () {
      const { attempt } = yield* make(healthy)
      const unsignable = failing("AuthFailure", "NotSent")
      for (let i = 0; i < 10; i++) yield* attempt(unsignable)
      for (const next of [down, down, unsignable, down]) assert.isFalse(yield* isOpen(yield* attempt(next)))
      assert.isTrue(yield* isOpen(yield* attempt(healthy)))
    })
  )

  it.effect("ignores calls that this process held back for their rate", () =>
    Effect.gen(function* () {
      const { attempt, service } = yield* make(healthy)
      const limited = call.pipe(
        Limits.withLimits({ operation: () => ({ limit: 1, window: "1 hour" }), maxWait: 0 }),
        Effect.exit,
        Effect.provideService(Toy, service)
      )
      assert.isTrue(Exit.isSuccess(yield* limited))
      yield* attempt(down)
      yield* attempt(down)
      for (let i = 0; i < 5; i++) assert.strictEqual((yield* Effect.flip(yield* limited))._tag, "RateLimited")
      yield* attempt(down)
      assert.isTrue(yield* isOpen(yield* attempt(healthy)))
    })
  )

  it.effect("ignores interrupted calls", () =>
    Effect.gen(function* () {
      const { attempt, state } = yield* make(healthy)
      yield* attempt(down)
      yield* attempt(down)
      for (let i = 0; i < 5; i++) {
        const fiber = yield* Effect.forkChild(attempt(Effect.never))
        yield* Effect.yieldNow
        yield* Fiber.interrupt(fiber)
      }
      assert.strictEqual(state.reached, 7)
      yield* attempt(down)
      assert.isTrue(yield* isOpen(yield* attempt(healthy)))
    })
  )

  it.effect("ignores bugs of this process", () =>
    Effect.gen(function* () {
      const { attempt } = yield* make(healthy)
      for (let i = 0; i < 10; i++) assert.isTrue(Exit.hasDies(yield* attempt(Effect.die(new Error("a bug")))))
      assert.isTrue(Exit.isSuccess(yield* attempt(healthy)))
    })
  )

  it.effect("never sees a request that does not fit", () =>
    Effect.gen(function* () {
      const { attempt, service } = yield* make(healthy)
      yield* attempt(down)
      yield* attempt(down)
      const unfit = book({ seat: "far too long a name" }).pipe(Effect.flip, Effect.provideService(Toy, service))
      assert.strictEqual((yield* unfit)._tag, "InvalidParameter")
      yield* attempt(down)
      assert.isTrue(yield* isOpen(yield* attempt(healthy)))
      // The error is about the request even while the circuit is open.
      assert.strictEqual((yield* unfit)._tag, "InvalidParameter")
    })
  )
})

describe("a half-open circuit", () => {
  const opened = Effect.gen(function* () {
    const made = yield* make(healthy)
    for (let i = 0; i < 3; i++) yield* made.attempt(down)
    yield* TestClock.adjust("29999 millis")
    assert.isTrue(yield* isOpen(yield* made.attempt(healthy)))
    yield* TestClock.adjust("1 millis")
    return made
  })

  it.effect("lets one call through, and closes when the vendor answers", () =>
    Effect.gen(function* () {
      const { attempt, state } = yield* opened
      // Other calls fail in the meantime.
      const probe = yield* Effect.forkChild(attempt(Effect.delay(healthy, "1 second")))
      yield* Effect.yieldNow
      assert.strictEqual(state.reached, 4)
      assert.isTrue(yield* isOpen(yield* attempt(healthy)))
      assert.strictEqual(state.reached, 4)
      yield* TestClock.adjust("1 second")
      assert.isTrue(Exit.isSuccess(yield* Fiber.join(probe)))
      for (const next of [healthy, down, down, healthy]) assert.isFalse(yield* isOpen(yield* attempt(next)))
      assert.strictEqual(state.reached, 8)
    })
  )

  it.effect("closes when the vendor refuses: the vendor is there", () =>
    Effect.gen(function* () {
      const { attempt } = yield* opened
      const refused = yield* Effect.flip(yield* attempt(Effect.fail(new SeatTaken({ outcome: "Rejected" }))))
      assert.instanceOf(refused, SeatTaken)
      assert.isTrue(Exit.isSuccess(yield* attempt(healthy)))
    })
  )

  it.effect("opens again after one failure", () =>
    Effect.gen(function* () {
      const { attempt, state } = yield* opened
      assert.isFalse(yield* isOpen(yield* attempt(down)))
      assert.isTrue(yield* isOpen(yield* attempt(healthy)))
      assert.strictEqual(state.reached, 4)
      yield* TestClock.adjust("30 seconds")
      assert.isTrue(Exit.isSuccess(yield* attempt(healthy)))
    })
  )

  it.effect("lets another call through after an interrupted one", () =>
    Effect.gen(function* () {
      const { attempt } = yield* opened
      const probe = yield* Effect.forkChild(attempt(Effect.never))
      yield* Effect.yieldNow
      assert.isTrue(yield* isOpen(yield* attempt(healthy)))
      yield* Fiber.interrupt(probe)
      assert.isTrue(Exit.isSuccess(yield* attempt(healthy)))
    })
  )
})

it.effect("an open circuit ends the attempts of a call, each of which counts", () =>
  Effect.gen(function* () {
    const { exchange, state } = answering(failing("TransportFailure", "NotSent"))
    const service = yield* waitingGateway(exchange)
    const fiber = yield* Effect.forkChild(
      release({ seat: "1A" }).pipe(
        Retry.withPolicy(Retry.policy({ times: 10 })),
        Effect.flip,
        Effect.provideService(Toy, service)
      )
    )
    yield* TestClock.adjust("1 hour")
    assert.strictEqual((yield* Fiber.join(fiber)).code, "CircuitOpen")
    assert.strictEqual(state.reached, 3)
  }).pipe(Effect.provide(layerOf(3)))
)

it.effect("every call reaches the vendor where there is no circuit", () =>
  Effect.gen(function* () {
    const { exchange, state } = answering(down)
    const service = yield* waitingGateway(exchange)
    for (let i = 0; i < 50; i++) {
      const error = yield* call.pipe(Effect.flip, Effect.provideService(Toy, service))
      assert.notStrictEqual(error.code, "CircuitOpen")
    }
    assert.strictEqual(state.reached, 50)
  })
)

it.effect("a circuit breaks the calls of the gateway that it is provided to, not those of a caller", () =>
  Effect.gen(function* () {
    const { exchange, state } = answering(down)
    const service = yield* waitingGateway(exchange)
    for (let i = 0; i < 5; i++) {
      yield* call.pipe(Effect.flip, Effect.provideService(Toy, service), Effect.provide(layerOf(1)))
    }
    assert.strictEqual(state.reached, 5)
  })
)

it.effect("gateways on one layer share one circuit for each vendor", () =>
  Effect.gen(function* () {
    const { exchange, state } = answering(down)
    const one = yield* waitingGateway(exchange)
    const same = yield* waitingGateway(exchange)
    const other = yield* waitingGateway(exchange, { vendor: "Other" })
    for (let i = 0; i < 3; i++) yield* call.pipe(Effect.flip, Effect.provideService(Toy, one))
    state.answer = healthy
    for (const service of [one, same]) {
      assert.isTrue(yield* isOpen(yield* call.pipe(Effect.exit, Effect.provideService(Toy, service))))
    }
    yield* call.pipe(Effect.provideService(Toy, other))
    // The same holds the other way round.
    state.answer = down
    for (let i = 0; i < 3; i++) yield* call.pipe(Effect.flip, Effect.provideService(Toy, other))
    const error = yield* call.pipe(Effect.flip, Effect.provideService(Toy, other))
    assert.deepInclude<VendorError.VendorError>(error, { vendor: "Other", code: "CircuitOpen" })
  }).pipe(Effect.provide(layerOf(3)))
)
