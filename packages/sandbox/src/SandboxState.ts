/**
 * The sandbox's memory, as JSON. `/_sandbox/state` reads and writes it, and a file keeps it between runs.
 *
 * @since 0.1.0
 */
import * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Sandbox } from "./Sandbox.ts"
import { SandboxClock } from "./SandboxClock.ts"

/**
 * A time that passes in the sandbox. It is a few hundred years at most, since dates have an end.
 *
 * @category models
 * @since 0.1.0
 */
export const Seconds = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1e10 }))

/**
 * The memories of the vendors' simulations by the vendors' names, and how many seconds their clock is ahead. A vendor
 * that is not named starts again.
 *
 * @category models
 * @since 0.1.0
 */
export const SandboxState = Schema.Struct({
  aheadSeconds: Schema.optionalKey(Seconds),
  vendors: Schema.Record(Schema.String, Simulation.Saved)
})

/**
 * @category models
 * @since 0.1.0
 */
export type SandboxState = typeof SandboxState.Type

/**
 * A state names a vendor that the sandbox does not serve.
 *
 * @category errors
 * @since 0.1.0
 */
export class UnknownVendor extends Schema.TaggedError<UnknownVendor>()("UnknownVendor", { vendor: Schema.String }) {
  override get message(): string {
    return `the sandbox serves no vendor named ${this.vendor}`
  }
}

/**
 * The state of a sandbox now.
 *
 * @category state
 * @since 0.1.0
 */
export const save: Effect.Effect<SandboxState, never, Sandbox | SandboxClock> = Effect.gen(function* () {
  const { running } = yield* Sandbox
  const clock = yield* SandboxClock
  const memories = yield* Effect.forEach(running, ({ simulation, vendor }) =>
    Effect.map(simulation.save, (saved) => [vendor.name, saved] as const)
  )
  return { aheadSeconds: Duration.toSeconds(yield* clock.ahead), vendors: Object.fromEntries(memories) }
})

/**
 * A text that is another one after each change of the state.
 *
 * @category state
 * @since 0.1.0
 */
export const changes: Effect.Effect<string, never, Sandbox | SandboxClock> = Effect.gen(function* () {
  const { running } = yield* Sandbox
  const clock = yield* SandboxClock
  const counts = yield* Effect.forEach(running, ({ simulation }) => simulation.changes)
  return [...counts, Duration.toMillis(yield* clock.ahead)].join(" ")
})

/**
 * Goes on from a state. Fails where the state does not fit the vendors or their simulators, and changes nothing then.
 *
 * @category state
 * @since 0.1.0
 */
export const restore = Effect.fnUntraced(function* (state: SandboxState) {
  const { running } = yield* Sandbox
  const clock = yield* SandboxClock
  const unknown = Object.keys(state.vendors).find((name) => !running.some(({ vendor }) => vendor.name === name))
  if (unknown !== undefined) return yield* new UnknownVendor({ vendor: unknown })
  const load = Effect.fnUntraced(function* (state: SandboxState) {
    for (const { simulation, vendor } of running) {
      const saved = Object.hasOwn(state.vendors, vendor.name) ? state.vendors[vendor.name] : undefined
      yield* saved === undefined ? simulation.reset : simulation.restore(saved)
    }
    yield* clock.set(Duration.seconds(state.aheadSeconds ?? 0))
  })
  const before = yield* save
  yield* Effect.onError(load(state), () => Effect.orDie(load(before)))
})

/**
 * Starts again, as a new sandbox.
 *
 * @category state
 * @since 0.1.0
 */
export const reset: Effect.Effect<void, never, Sandbox | SandboxClock> = Effect.gen(function* () {
  const { running } = yield* Sandbox
  for (const { simulation } of running) yield* simulation.reset
  yield* Effect.flatMap(SandboxClock, (clock) => clock.set(Duration.zero))
})
