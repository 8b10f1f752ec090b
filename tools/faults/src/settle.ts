/** Lets a test's time pass only while no work is under way. */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"

// The platform makes signatures beside the program, and a test's clock does not wait for them.
let signing = 0
for (const method of ["digest", "importKey", "sign"] as const) {
  const original = crypto.subtle[method].bind(crypto.subtle) as (...parameters: Array<unknown>) => Promise<unknown>
  Object.assign(crypto.subtle, {
    [method]: (...parameters: Array<unknown>) => {
      signing++
      return original(...parameters).finally(() => signing--)
    }
  })
}

const turn = Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))

const settled = Effect.gen(function* () {
  for (let quiet = 0; quiet < 3; quiet = signing === 0 ? quiet + 1 : 0) yield* turn
})

/** Runs an effect in a test's time, step by step. Dies where it takes more than ten minutes. */
export const settle = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(effect)
    for (let step = 0; step < 6000; step++) {
      yield* settled
      if (fiber.pollUnsafe() !== undefined) return yield* Fiber.join(fiber)
      yield* TestClock.adjust("100 millis")
    }
    return yield* Effect.die(new Error("it hangs"))
  })
