/**
 * A vendor's business as a pure function of its state.
 *
 * A simulator answers each of its operations by a transition from state and request to the next state and the result.
 * It reads no clock and draws no random numbers; both come in with the call. So equal histories give equal answers,
 * and a property test can check invariants.
 *
 * **Example** (A shop that runs out)
 *
 * ```ts
 * import { Refusal, Wire } from "@effect-vendors/core"
 * import { Simulator } from "@effect-vendors/core/testing"
 * import { Taobao } from "@effect-vendors/taobao"
 * import { Result, Schema } from "effect"
 *
 * class SoldOut extends Refusal.Class<SoldOut>()("SoldOut") {}
 *
 * const buy = Taobao.operation("taobao.shop.buy", {
 *   request: Wire.struct({}),
 *   response: Wire.struct({ left: Wire.Int }),
 *   refusals: { codes: { "isv.sold-out": SoldOut } }
 * })
 *
 * const Shop = Simulator.make({
 *   name: "shop",
 *   state: Schema.Struct({ left: Schema.Int }),
 *   initial: { left: 1 },
 *   transitions: (on) => [
 *     on(buy, ({ left }) =>
 *       left === 0
 *         ? [{ left }, Result.fail(new SoldOut({ message: "nothing is left" }))]
 *         : [{ left: left - 1 }, Result.succeed({ left: left - 1 })])
 *   ]
 * })
 * ```
 *
 * @since 0.1.0
 */
import type * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as Operation from "../Operation.ts"

/**
 * The knowledge of a transition besides state and request.
 *
 * - `now`: the time, in milliseconds since 1970.
 * - `account`: whose key calls: an id of a key, or an empty text where the vendor's platform tells none.
 * - `id`: an identifier of letters and digits, 32 long unless told. The same label gives the same
 *   identifier within a call, and another in every other call.
 * - `digits`: likewise, of digits.
 *
 * @category models
 * @since 0.1.0
 */
export interface Moment {
  readonly now: number
  readonly account: string
  readonly id: (label: string, length?: number) => string
  readonly digits: (label: string, length: number) => string
}

/**
 * A message that a vendor sends to a person or a device, beside its answer: a code by text message, for example.
 *
 * @category models
 * @since 0.1.0
 */
export const Message = Schema.Struct({
  kind: Schema.String,
  recipient: Schema.String,
  value: Schema.String
})

/**
 * @category models
 * @since 0.1.0
 */
export type Message = typeof Message.Type

/**
 * The result of a step: the state after it, a value, and the messages that it sends.
 *
 * @category models
 * @since 0.1.0
 */
export type Next<State, A> = readonly [state: State, value: A, sent?: ReadonlyArray<Message>]

/**
 * A step of the state that also gives a value.
 *
 * @category models
 * @since 0.1.0
 */
export interface Step<State, A> {
  (state: State, moment: Moment): Next<State, A>
}

/**
 * How an operation moves the state.
 *
 * @category models
 * @since 0.1.0
 */
export interface Transition<State> {
  readonly operation: Operation.Any
  // Typed by `On`, operation by operation.
  readonly step: (request: any) => Step<State, Result.Result<any, any>>
}

/**
 * Pairs an operation with the step that its request makes.
 *
 * @category models
 * @since 0.1.0
 */
export interface On<State> {
  <Op extends Operation.Any>(
    operation: Op,
    step: (
      state: State,
      request: Op["request"]["Type"],
      moment: Moment
    ) => Next<State, Result.Result<Op["response"]["Type"], Operation.Error<Op>>>
  ): Transition<State>
}

/**
 * A step with a schema of what it takes, so that it can be taken by name and from another process.
 *
 * @category models
 * @since 0.1.0
 */
export interface NamedStep<State> {
  readonly input: Schema.Codec<any, any>
  // Typed by `Named`, step by step.
  readonly step: (input: any) => Step<State, unknown>
}

/**
 * Pairs the schema of an input with the step that it makes. The step's value is written as JSON.
 *
 * @category models
 * @since 0.1.0
 */
export interface Named<State> {
  <Input>(input: Schema.Codec<Input, any>, step: (input: Input) => Step<State, unknown>): NamedStep<State>
}

/**
 * A vendor's business, or a part of it.
 *
 * @category models
 * @since 0.1.0
 */
export interface Simulator<State> {
  readonly name: string
  readonly state: Schema.Codec<State, any>
  readonly initial: State
  readonly transitions: ReadonlyArray<Transition<State>>
  /** The steps that no operation makes, by name. */
  readonly steps: Readonly<Record<string, NamedStep<State>>>
}

/**
 * Makes a simulator.
 *
 * - `name`: unique among the simulators that run together.
 * - `state`: how its state is saved.
 * - `steps`: the steps that no operation makes, such as sending a captcha, for callers in other processes.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = <State>(options: {
  readonly name: string
  readonly state: Schema.Codec<State, any>
  readonly initial: NoInfer<State>
  readonly transitions: (on: On<State>) => ReadonlyArray<Transition<State>>
  readonly steps?: ((named: Named<State>) => Readonly<Record<string, NamedStep<State>>>) | undefined
}): Simulator<State> => ({
  ...options,
  transitions: options.transitions((operation, step) => ({
    operation,
    step: (request) => (state, moment) => step(state, request, moment)
  })),
  steps: options.steps?.((input, step) => ({ input, step })) ?? {}
})
