/** Injects each fault into a call of each operation, in this process and in a test's time. */
import { Retry, Timeout, type VendorError } from "@effect-vendors/core"
import { Faults } from "@effect-vendors/core/testing"
import * as DamaiTesting from "@effect-vendors/damai/testing"
import * as TaobaoTesting from "@effect-vendors/taobao/testing"
import * as TencentTesting from "@effect-vendors/tencent/testing"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import { type Fault, faults } from "./faults.ts"
import { type Scenario, scenarios } from "./scenarios.ts"
import { settle } from "./settle.ts"

/** The result of a call. */
export interface Cell {
  readonly result: Result.Result<unknown, VendorError.VendorError>
  readonly sent: number
  readonly processed: number
  readonly state: string
  readonly millis: number
  /** Whether the caller could make sure of the call, where its outcome was unknown. */
  readonly reconciled: boolean | undefined
}

/** The results of one fault on one operation. */
export interface Row {
  readonly scenario: Scenario
  readonly fault: Fault
  readonly once: Cell
  readonly always: Cell
  /** A call that the vendor refuses. */
  readonly refused: ReadonlyArray<Cell>
}

const layer = () =>
  Layer.mergeAll(TencentTesting.layerSandbox(), TaobaoTesting.layerSandbox(), DamaiTesting.layerSandbox()).pipe(
    Layer.provideMerge(Faults.layer())
  )

/** How long an attempt may take. */
export const patience = 5000

const run = (scenario: Scenario, rule: Faults.Rule, request: "accepted" | "refused") =>
  Effect.gen(function* () {
    const faults = (yield* Faults.CurrentFaults)!
    const input = yield* scenario[request]
    // The second rule does nothing, but counts the calls that the first does not strike.
    yield* faults.set({ rules: [rule, { kind: "none" }] })
    const start = yield* Clock.currentTimeMillis
    const result = yield* settle(
      scenario
        .operation(input)
        .pipe(Timeout.withTimeout(patience), Retry.withPolicy(Retry.policy()), Effect.result) as Effect.Effect<
        Cell["result"]
      >
    )
    const millis = (yield* Clock.currentTimeMillis) - start
    const sent = (yield* faults.strikes).length
    const cell = { result, sent, millis, processed: yield* scenario.processed, state: yield* scenario.state }
    yield* faults.set({ rules: [] })
    const unknown = Result.isFailure(result) && result.failure.outcome === "Unknown"
    const reconciled =
      unknown && request === "accepted"
        ? yield* settle(Effect.orElseSucceed(scenario.reconcile(input), () => false))
        : undefined
    return { ...cell, reconciled }
  }).pipe(Effect.provide(layer()))

/** All faults on all operations. It needs a test's clock. */
export const matrix: Effect.Effect<ReadonlyArray<Row>> = Effect.forEach(
  scenarios.flatMap((scenario) => faults.map((fault) => ({ scenario, fault }))),
  Effect.fnUntraced(function* ({ fault, scenario }) {
    const once = { ...fault.rule, times: 1 }
    return {
      scenario,
      fault,
      once: yield* run(scenario, once, "accepted"),
      always: yield* run(scenario, fault.rule, "accepted"),
      refused: [yield* run(scenario, once, "refused"), yield* run(scenario, fault.rule, "refused")]
    }
  })
)
