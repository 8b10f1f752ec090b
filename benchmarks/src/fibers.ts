import * as Effect from "effect/Effect"
import type * as ManagedRuntime from "effect/ManagedRuntime"
import type { Run } from "./variant.ts"

/** Runs an effect that makes one call, by as many fibers as there are calls at a time. */
export const inFibers =
  <R>(
    runtime: ManagedRuntime.ManagedRuntime<R, never>,
    call: () => Effect.Effect<unknown, unknown, R>,
    setUp: (calls: Effect.Effect<void, unknown, R>) => Effect.Effect<void, unknown, R>
  ): Run =>
  async (concurrency, isOver) => {
    let calls = 0
    const worker = Effect.whileLoop({ while: () => !isOver(), body: call, step: () => void calls++ })
    const workers = Array.from({ length: concurrency }, () => worker)
    await runtime.runPromise(setUp(Effect.all(workers, { concurrency: "unbounded", discard: true })))
    return calls
  }
