/** Runs the steps of the pipeline and prints each one when it is done. */
import type { Operation, VendorError } from "@effect-vendors/core"
import * as Console from "effect/Console"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Ref from "effect/Ref"

export interface Done {
  readonly vendor: string
  readonly millis: number
}

export class Steps extends Context.Service<Steps, Ref.Ref<ReadonlyArray<Done>>>()("@effect-vendors/examples/Steps") {
  static readonly layer = Layer.effect(Steps, Ref.make<ReadonlyArray<Done>>([]))
}

export class StepFailed extends Data.TaggedError("StepFailed")<{
  readonly number: number
  readonly operation: string
  readonly reason: VendorError.VendorError
}> {
  override get message() {
    const { _tag, code, message, outcome, requestId } = this.reason
    const details = [code, message, requestId && `request ${requestId}`, `outcome ${outcome}`].filter(Boolean)
    return `step ${this.number}, ${this.operation}, failed: ${_tag} (${details.join("; ")})`
  }
}

/** Runs one call, and prints the vendor, the operation, the outcome and the time it took. */
export const step = Effect.fnUntraced(function* <A, E extends VendorError.VendorError, R>(
  vendor: string,
  operation: Pick<Operation.Any, "name">,
  call: Effect.Effect<A, E, R>,
  outcome: (value: A) => string
) {
  const done = yield* Steps
  const number = (yield* Ref.get(done)).length + 1
  const [duration, value] = yield* Effect.timed(call).pipe(
    Effect.mapError((reason) => new StepFailed({ number, operation: operation.name, reason }))
  )
  const millis = Duration.toMillis(duration)
  yield* Ref.update(done, (steps) => [...steps, { vendor, millis }])
  yield* Console.log(
    `✔ ${number}  ${vendor.padEnd(8)} ${operation.name.padEnd(54)} ${outcome(value).padEnd(46)} ${milliseconds(millis)}`
  )
  return value
})

export const summary = Effect.gen(function* () {
  const steps = yield* Ref.get(yield* Steps)
  const vendors = new Set(steps.map((step) => step.vendor))
  const total = steps.reduce((sum, step) => sum + step.millis, 0)
  yield* Console.log(`\n${steps.length} steps with ${vendors.size} vendors, all done, in ${milliseconds(total).trim()}`)
})

const milliseconds = (millis: number) => `${millis.toFixed(1).padStart(7)} ms`
