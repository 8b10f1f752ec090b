/**
 * All that the sandbox remembers, as JSON: what `/_sandbox/state` reads and writes, and what is kept in a
 * file between runs.
 *
 * @since 0.1.0
 */
import * as Simulation from "@effect-vendors/core/testing/Simulation"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { SandboxClock } from "./SandboxClock.ts"

/**
 * A time that passes in the sandbox, a few hundred years at most: dates have an end.
 *
 * @category models
 * @since 0.1.0
 */
export const Seconds = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1e10 }))

/**
 * The states of the vendors' simulations, and how many seconds their clock is ahead. Vendors that are not
 * named start again.
 *
 * @category models
 * @since 0.1.0
 */
export const SandboxState = Schema.Struct({
  aheadSeconds: Schema.optionalKey(Seconds),
  tencent: Schema.optionalKey(Simulation.Saved),
  taobao: Schema.optionalKey(Simulation.Saved),
  damai: Schema.optionalKey(Simulation.Saved)
})

/**
 * @category models
 * @since 0.1.0
 */
export type SandboxState = typeof SandboxState.Type

/**
 * The simulations of all vendors, by name.
 *
 * @category queries
 * @since 0.1.0
 */
export const simulations: Effect.Effect<
  Readonly<Record<"tencent" | "taobao" | "damai", Simulation.Simulation>>,
  never,
  TencentTesting.TencentSimulation | TaobaoTesting.TaobaoSimulation | DamaiTesting.DamaiSimulation
> = Effect.all({
  tencent: TencentTesting.TencentSimulation,
  taobao: TaobaoTesting.TaobaoSimulation,
  damai: DamaiTesting.DamaiSimulation
})

/**
 * The state as it is.
 *
 * @category state
 * @since 0.1.0
 */
export const save = Effect.gen(function* () {
  const { damai, taobao, tencent } = yield* simulations
  const clock = yield* SandboxClock
  const state: SandboxState = {
    aheadSeconds: Duration.toSeconds(yield* clock.ahead),
    tencent: yield* tencent.save,
    taobao: yield* taobao.save,
    damai: yield* damai.save
  }
  return state
})

/**
 * Goes on from a state; fails where it does not fit the simulators.
 *
 * @category state
 * @since 0.1.0
 */
export const restore = Effect.fnUntraced(function* (state: SandboxState) {
  const { damai, taobao, tencent } = yield* simulations
  const clock = yield* SandboxClock
  const load = Effect.fnUntraced(function* (state: SandboxState) {
    yield* state.tencent === undefined ? tencent.reset : tencent.restore(state.tencent)
    yield* state.taobao === undefined ? taobao.reset : taobao.restore(state.taobao)
    yield* state.damai === undefined ? damai.reset : damai.restore(state.damai)
    yield* clock.set(Duration.seconds(state.aheadSeconds ?? 0))
  })
  // All of it or none: where one vendor's state does not fit, the others are as they were.
  const before = yield* save
  yield* Effect.onError(load(state), () => Effect.orDie(load(before)))
})

/**
 * Starts again, as the sandbox first did.
 *
 * @category state
 * @since 0.1.0
 */
export const reset = Effect.gen(function* () {
  for (const simulation of Object.values(yield* simulations)) yield* simulation.reset
  yield* Effect.flatMap(SandboxClock, (clock) => clock.set(Duration.zero))
})
