/**
 * Simulators at work: their state, the calls that they answered, and the answers that a script gives for them.
 *
 * A vendor's `layerFake` and `layerSandbox` provide a simulation beside the vendor's service, so that a test can set
 * a state before a call and look at it after.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Predicate from "effect/Predicate"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { unknownField } from "../internal/unknownField.ts"
import type * as Operation from "../Operation.ts"
import * as EventStream from "../vendor/EventStream.ts"
import type * as Exchange from "../vendor/Exchange.ts"
import * as Gateway from "../vendor/Gateway.ts"
import * as Json from "../vendor/Json.ts"
import * as VendorError from "../VendorError.ts"
import type * as Wire from "../Wire.ts"
import type { Codes } from "./Codes.ts"
import { answerOf, isDone, refused } from "./internal/answers.ts"
import * as memories from "./internal/memory.ts"
import { CurrentMisfit, misfit } from "./internal/misfit.ts"
import * as plausible from "./internal/plausible.ts"
import { problemOf } from "./internal/problem.ts"
import * as rates from "./internal/rates.ts"
import * as recent from "./internal/recent.ts"
import * as seeded from "./internal/seeded.ts"
import type * as Plausible from "./Plausible.ts"
import type * as Simulator from "./Simulator.ts"

/**
 * A call that was answered, by the id of its operation.
 *
 * @category models
 * @since 0.1.0
 */
export interface Call {
  readonly operation: string
  readonly request: unknown
  readonly result: Result.Result<unknown, VendorError.VendorError>
}

/**
 * A message that a simulator sent, and when, in milliseconds since 1970.
 *
 * @category models
 * @since 0.1.0
 */
export const Sent = memories.Sent

/**
 * @category models
 * @since 0.1.0
 */
export type Sent = typeof Sent.Type

/**
 * A simulation's memory, as JSON.
 *
 * @category models
 * @since 0.1.0
 */
export const Saved = memories.Saved

/**
 * @category models
 * @since 0.1.0
 */
export type Saved = typeof Saved.Type

/**
 * Simulators at work.
 *
 * @category models
 * @since 0.1.0
 */
export interface Simulation {
  /** The simulators' time, in milliseconds since 1970. */
  readonly now: Effect.Effect<number>
  /** The simulators, in the order in which they are asked. */
  readonly simulators: ReadonlyArray<Simulator.Simulator<any>>
  /** The state of one simulator. */
  readonly get: <State>(simulator: Simulator.Simulator<State>) => Effect.Effect<State>
  /** Sets the state of one simulator. */
  readonly set: <State>(simulator: Simulator.Simulator<State>, state: State) => Effect.Effect<void>
  /** Takes a step that no operation makes, such as sending a captcha. */
  readonly step: <State, A>(simulator: Simulator.Simulator<State>, step: Simulator.Step<State, A>) => Effect.Effect<A>
  /**
   * Sets the results of the next calls of an operation, one each. After them its simulator is asked again.
   *
   * A `MalformedResponse` whose outcome is `Done` is answered by its `response`; without one, by an answer that is drawn
   * and does not fit.
   */
  readonly script: <Op extends Operation.Any>(
    operation: Op,
    ...results: ReadonlyArray<Result.Result<Op["response"]["Type"], Operation.Error<Op>>>
  ) => Effect.Effect<void>
  /** Sets the events of the next answer of an operation; see `Operation.streaming`. */
  readonly scriptEvents: <Event extends Schema.Codec<any, unknown>>(
    operation: Operation.Any & Operation.Streaming<Event>,
    events: ReadonlyArray<Event["Type"]>
  ) => Effect.Effect<void>
  /** The calls that were answered, oldest first; of very many the last ten thousand or more. */
  readonly calls: Effect.Effect<ReadonlyArray<Call>>
  /** The messages to people and devices, oldest first; of very many the last hundred thousand or more. */
  readonly outbox: Effect.Effect<ReadonlyArray<Sent>>
  /** The messages of the outbox to one recipient. They are found without a look at all others. */
  readonly sentTo: (recipient: string) => Effect.Effect<ReadonlyArray<Sent>>
  /** A number that grows with each change of the memory, so that only what changed is saved. */
  readonly changes: Effect.Effect<number>
  /** The whole memory, as JSON. `Options.saved` starts from it. */
  readonly save: Effect.Effect<Saved>
  /** The operations that its simulators know. */
  readonly operations: ReadonlyArray<Operation.Any>
  /** Goes on from a saved memory. Fails where the memory does not fit the simulators. */
  readonly restore: (saved: Saved) => Effect.Effect<void, Schema.SchemaError>
  /** Starts again, as the options say. */
  readonly reset: Effect.Effect<void>
  /** An identifier for a request that reaches no operation, such as one with a wrong signature. */
  readonly requestId: Effect.Effect<string>
  /** Answers a request that is encoded for the wire. Calls are counted by the `account` of the credential, if it has one. */
  readonly answer: Exchange.Exchange<unknown>
}

/**
 * How a simulation is set up.
 *
 * - `simulators`: in addition to the vendor's own. Where two know an operation, the first is asked.
 * - `seed`: draws identifiers and codes. Equal seeds and histories give equal answers.
 * - `saved`: the memory to start from, as `Simulation.save` gave it.
 * - `strict`: whether an operation without a simulator is a defect. Otherwise its response is drawn; see `Plausible`.
 *   Default false.
 * - `plausible`: what the vendor knows of the values that are drawn.
 * - `rateLimits`: whether calls past an operation's rate are refused. Default false.
 * - `now`: the simulators' time, in milliseconds since 1970. Default: the caller's.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly simulators?: ReadonlyArray<Simulator.Simulator<any>> | undefined
  readonly seed?: string | undefined
  readonly saved?: Saved | undefined
  readonly strict?: boolean | undefined
  readonly plausible?: Plausible.Rules | undefined
  readonly rateLimits?: boolean | undefined
  readonly now?: Effect.Effect<number> | undefined
}

/**
 * Starts a simulation.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = (codes: Codes, options: Options = {}): Simulation => {
  const simulators = options.simulators ?? []
  const time = options.now ?? Clock.currentTimeMillis
  const seed = options.seed ?? "effect-vendors"
  const memory = memories.make(codes.vendor, simulators, seed)
  const calls = recent.make<Call>()
  const scripts = new Map<string, Array<Result.Result<unknown, VendorError.VendorError>>>()
  const eventScripts = new Map<string, Array<ReadonlyArray<unknown>>>()
  const limiter = rates.make()
  const start = () => Result.getOrThrow(memory.load(options.saved ?? { states: {}, occurrences: {} }))
  start()

  const answer: Exchange.Exchange<unknown> = Effect.fnUntraced(function* (call) {
    const now = yield* time
    const transition = find(simulators, call.operation.id)
    const operation = definitionOf(call.operation, transition?.operation)
    // A fake has no wire. It makes the wire's JSON all the same, so that it sees what a sandbox sees.
    const received = Json.normalize(call.request)
    const request = Schema.decodeUnknownResult(operation.request)(received)
    const unknown = codes.unknown === undefined ? undefined : unknownField(operation.request, received)
    const problem =
      unknown !== undefined
        ? codes.unknown?.(unknown.path.map(String))
        : Result.isFailure(request)
          ? (codes.unfit?.(problemOf(request.failure.issue)) ?? { message: request.failure.message })
          : undefined
    if (problem !== undefined || Result.isFailure(request)) {
      const error = new VendorError.InvalidParameter(problem ?? {})
      const key = memory.begin(`${operation.id} ${Json.stringify(call.request)}`)
      return refused(codes, operation, error, seeded.uuid(key))
    }
    // Requests that differ only on the wire are the same question: encoding again makes them equal.
    const key = memory.begin(`${operation.id} ${Json.stringify(Result.getOrThrow(operation.encode(request.success)))}`)
    const requestId = seeded.uuid(key)
    const banned = options.rateLimits === true ? limiter.banned(operation, accountOf(call.credential), now) : undefined
    if (banned !== undefined) {
      const error = new VendorError.RateLimited({ message: "too many calls of this operation", retryAfter: banned })
      return refused(codes, operation, error, requestId)
    }
    const events = eventScripts.get(operation.id)?.shift()
    if (events !== undefined) {
      calls.push({ operation: operation.id, request: request.success, result: Result.succeed(events) })
      return { _tag: "Answered", body: new EventStream.Events(events), requestId }
    }
    const result =
      scripts.get(operation.id)?.shift() ??
      (transition === undefined
        ? yield* drawn(operation, request.success, key, now)
        : memory.take(
            transition.simulator,
            transition.step(request.success),
            memories.moment(now, key, accountOf(call.credential))
          ))
    calls.push({ operation: operation.id, request: request.success, result })
    if (Result.isFailure(result) && isDone(result.failure) && result.failure.response === undefined) {
      // The script leaves the answer to the simulation.
      const whole = yield* answerOf(codes, operation, yield* plausibly(operation, request.success, key, now), requestId)
      return whole._tag === "Answered" ? { ...whole, body: misfit(operation, whole.body) } : whole
    }
    const whole = yield* answerOf(codes, operation, result, requestId)
    return whole._tag === "Answered" && (yield* CurrentMisfit)
      ? { ...whole, body: misfit(operation, whole.body) }
      : whole
  })

  const drawn = (operation: Operation.Any, request: unknown, key: string, now: number) =>
    options.strict === true
      ? Effect.die(new Error(`no simulator knows ${operation.id}`))
      : plausibly(operation, request, key, now)

  const plausibly = (operation: Operation.Any, request: unknown, key: string, now: number) =>
    Effect.map(
      plausible.answer({
        operation,
        request,
        wire: Result.getOrThrow(operation.encode(request)),
        key,
        seed,
        now,
        rules: options.plausible ?? {}
      }),
      (response) => Result.succeed<unknown>(response)
    )

  return {
    now: time,
    simulators,
    get: (simulator) => Effect.sync(() => memory.stateOf(simulator)),
    set: (simulator, state) => Effect.sync(() => memory.setState(simulator, state)),
    step: (simulator, step) =>
      Effect.map(time, (now) =>
        memory.take(simulator, step, memories.moment(now, memory.begin(`step of ${simulator.name}`)))
      ),
    script: ({ id }, ...results) =>
      Effect.sync(() => {
        scripts.set(id, [...(scripts.get(id) ?? []), ...results])
      }),
    scriptEvents: ({ events: schema, id }, events) =>
      Effect.sync(() => {
        const encode = Schema.encodeUnknownSync(schema)
        eventScripts.set(id, [...(eventScripts.get(id) ?? []), events.map((event) => Json.normalize(encode(event)))])
      }),
    operations: simulators.flatMap(({ transitions }) => transitions.map(({ operation }) => operation)),
    calls: Effect.sync(calls.get),
    outbox: Effect.sync(memory.outbox),
    sentTo: (recipient) => Effect.sync(() => memory.sentTo(recipient)),
    changes: Effect.sync(memory.changes),
    save: Effect.sync(memory.save),
    restore: (saved) => Effect.suspend(() => Effect.fromResult(memory.load(saved))),
    reset: Effect.sync(() => {
      start()
      calls.set([])
      scripts.clear()
      eventScripts.clear()
      limiter.clear()
    }),
    requestId: Effect.sync(() => seeded.uuid(memory.begin("a request to no operation"))),
    answer
  }
}

const accountOf = (credential: unknown): string =>
  Predicate.hasProperty(credential, "account") ? String(credential.account) : ""
// A call without a definition, or with a smaller one, is still answered by the one that a simulator has. An extended one
// has all fields of the simulator's.
const definitionOf = (called: Operation.Any, known: Operation.Any | undefined): Operation.Any =>
  known === undefined ||
  (extendsFields(called.request, known.request) && extendsFields(called.response, known.response))
    ? called
    : known

const extendsFields = (wider: Partial<Wire.Struct<{}>>, narrower: Partial<Wire.Struct<{}>>): boolean =>
  wider.fields !== undefined &&
  narrower.fields !== undefined &&
  Object.keys(narrower.fields).every((name) => Object.hasOwn(wider.fields!, name))

const find = (simulators: ReadonlyArray<Simulator.Simulator<any>>, id: string) => {
  for (const simulator of simulators) {
    const transition = simulator.transitions.find(({ operation }) => operation.id === id)
    if (transition !== undefined) return { simulator, ...transition }
  }
  return undefined
}

/**
 * Provides a vendor's gateway on a simulation, without a wire in between.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerGateway = <Self, Id>(
  service: Context.Service<Self, Gateway.Gateway>,
  simulation: Context.Service<Id, Simulation>,
  options: Pick<Gateway.Options<never>, "vendor" | "classify" | "normalize">
): Layer.Layer<Self, never, Id> =>
  Layer.effect(
    service,
    Effect.flatMap(simulation, ({ answer }) =>
      Gateway.make({ ...options, exchange: answer, defaults: Gateway.unhurried })
    )
  )
