/**
 * Simulators at work: their state, what they were asked, what they will answer.
 *
 * A vendor's `layerFake` and `layerSandbox` provide one beside the vendor's service, so that a test can
 * set a state before a call and look at it after.
 *
 * @since 0.1.0
 */
import * as Arbitrary from "effect/Arbitrary"
import * as Clock from "effect/Clock"
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Failures from "../Failures.ts"
import * as Gateway from "../Gateway.ts"
import * as seeded from "../internal/seeded.ts"
import * as Json from "../Json.ts"
import type * as Operation from "../Operation.ts"
import * as VendorError from "../VendorError.ts"
import type * as Simulator from "./Simulator.ts"

/**
 * A call that was answered.
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
 * Simulators at work.
 *
 * @category models
 * @since 0.1.0
 */
export interface Simulation {
  /** The state of one simulator. */
  readonly get: <State>(simulator: Simulator.Simulator<State>) => Effect.Effect<State>
  /** Sets the state of one simulator. */
  readonly set: <State>(simulator: Simulator.Simulator<State>, state: State) => Effect.Effect<void>
  /** Takes a step that no operation makes, such as sending a captcha. */
  readonly step: <State, A>(simulator: Simulator.Simulator<State>, step: Simulator.Step<State, A>) => Effect.Effect<A>
  /** Sets what the next calls of an operation are answered with, one each, before its simulator is asked again. */
  readonly script: <Op extends Operation.Any>(
    operation: Op,
    ...results: ReadonlyArray<Result.Result<Op["response"]["Type"], Operation.Failure<Op>>>
  ) => Effect.Effect<void>
  /** Every call that was answered, oldest first. */
  readonly calls: Effect.Effect<ReadonlyArray<Call>>
  /** All state, as JSON: what `Options.saved` starts from. */
  readonly save: Effect.Effect<Saved>
  /** The operations that its simulators know. */
  readonly operations: ReadonlyArray<Operation.Any>
  /** Answers a request that is encoded as the wire has it. */
  readonly answer: Gateway.Exchange
}

/**
 * A simulation's state, as JSON.
 *
 * @category models
 * @since 0.1.0
 */
export const Saved = Schema.Struct({
  states: Schema.Record(Schema.String, Schema.Json),
  occurrences: Schema.Record(Schema.String, Schema.Int)
})

/**
 * @category models
 * @since 0.1.0
 */
export type Saved = typeof Saved.Type

/**
 * How a simulation is set up.
 *
 * - `simulators`: in addition to the vendor's own; where two know an operation, the first is asked.
 * - `seed`: draws identifiers and codes. Equal seeds and histories give equal answers.
 * - `saved`: the state to start from, as `Simulation.save` gave it.
 * - `strict`: whether an operation without a simulator is a defect, rather than answered by a response
 *   drawn from its schema. Default false.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly simulators?: ReadonlyArray<Simulator.Simulator<any>> | undefined
  readonly seed?: string | undefined
  readonly saved?: Saved | undefined
  readonly strict?: boolean | undefined
}

/**
 * What a simulation has to know of its vendor: the name, and the codes to send for an error that was
 * constructed without: by tag, or for a refusal from the code that its operation lists.
 *
 * @category models
 * @since 0.1.0
 */
export interface Vendor {
  readonly name: string
  readonly codes: Readonly<Record<Gateway.Meaning["tag"], Code>>
  readonly refusal: (listed: string) => Code
}

/**
 * @category models
 * @since 0.1.0
 */
export interface Code {
  readonly code: string
  readonly subCode?: string | undefined
}

/**
 * Starts a simulation.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = (vendor: Vendor, options: Options = {}): Simulation => {
  const simulators = options.simulators ?? []
  const seed = options.seed ?? "effect-vendors"
  const saved = options.saved ?? { states: {}, occurrences: {} }
  // One mutable place, touched only in single synchronous steps: every transition is atomic.
  const states = new Map<string, unknown>(
    simulators.map((simulator) => [
      simulator.name,
      Object.hasOwn(saved.states, simulator.name)
        ? Schema.decodeUnknownSync(savedOf(simulator))(saved.states[simulator.name])
        : simulator.initial
    ])
  )
  const occurrences = new Map<string, number>(Object.entries(saved.occurrences))
  const scripts = new Map<string, Array<Result.Result<unknown, VendorError.VendorError>>>()
  const calls: Array<Call> = []

  // Drawn by what is asked and how often it was asked before, not by order: calls that do not touch
  // the same state get the same identifiers whichever comes first.
  const begin = (asked: string): string => {
    // Not the request itself: it may hold secrets, and the count is saved.
    const key = seeded.characters(`${seed}\n${asked}`, seeded.alphanumeric, 22)
    const occurrence = occurrences.get(key) ?? 0
    occurrences.set(key, occurrence + 1)
    return `${key}\n${occurrence}`
  }
  const moment = (now: number, key: string): Simulator.Moment => ({
    now,
    id: (label, length = 32) => seeded.characters(`${key}\n${label}`, seeded.alphanumeric, length),
    digits: (label, length) => seeded.characters(`${key}\n${label}`, seeded.decimal, length)
  })
  const stateOf = <State>(simulator: Simulator.Simulator<State>): State => {
    if (!states.has(simulator.name)) throw new Error(`${vendor.name} has no simulator named ${simulator.name}`)
    return states.get(simulator.name) as State
  }
  const take = <State, A>(
    simulator: Simulator.Simulator<State>,
    step: Simulator.Step<State, A>,
    moment: Simulator.Moment
  ): A => {
    const [state, value] = step(stateOf(simulator), moment)
    states.set(simulator.name, state)
    return value
  }

  const answer: Gateway.Exchange = Effect.fnUntraced(function* (called, encoded) {
    const now = yield* Clock.currentTimeMillis
    const transition = find(simulators, called.name)
    // A call without a definition is still answered by one where the simulator has it.
    const operation: Operation.Any = transition?.operation ?? called
    // Where there is no wire, its JSON is made all the same: fakes then see what sandboxes see.
    const request = decodeRequest(operation)(Json.normalize(encoded))
    if (Result.isFailure(request)) {
      const error = new VendorError.InvalidParameter({ message: request.failure.message })
      return failure(vendor, operation, error, seeded.uuid(begin(`${operation.name} ${Json.stringify(encoded)}`)))
    }
    // Encoded again, what differs only on the wire is asked alike.
    const asked = Json.stringify(Result.getOrThrow(operation.encode(request.success)))
    const key = begin(`${operation.name} ${asked}`)
    const requestId = seeded.uuid(key)
    const result =
      scripts.get(operation.name)?.shift() ??
      (transition === undefined
        ? yield* sample(operation, key)
        : take(transition.simulator, transition.step(request.success), moment(now, key)))
    calls.push({ operation: operation.name, request: request.success, result })
    if (Result.isSuccess(result)) {
      const body = Result.getOrThrow(encodeResponse(operation)(result.success))
      return { _tag: "Success", body: Json.normalize(body), requestId }
    }
    const error = result.failure
    if (isBroken(error)) return yield* broken(vendor, operation, error)
    if (operation.refused !== undefined && error instanceof operation.refused.error) {
      return {
        _tag: "Success",
        body: Json.normalize(Result.getOrThrow(operation.refused.encode(error))),
        requestId: error.requestId ?? requestId
      }
    }
    return failure(vendor, operation, error, error.requestId ?? requestId)
  })

  const sample = (operation: Operation.Any, key: string) =>
    options.strict === true
      ? Effect.die(new Error(`${vendor.name} has no simulator for ${operation.name}`))
      : Arbitrary.sampleEffect(Arbitrary.schema(operation.response), { seed: key, count: 1, size: 3 }).pipe(
          Effect.map((values) => Result.succeed<unknown>(values[0])),
          Effect.orDie
        )

  return {
    get: (simulator) => Effect.sync(() => stateOf(simulator)),
    set: (simulator, state) =>
      Effect.sync(() => {
        stateOf(simulator)
        states.set(simulator.name, state)
      }),
    step: (simulator, step) =>
      Clock.currentTimeMillis.pipe(
        Effect.map((now) => take(simulator, step, moment(now, begin(`step of ${simulator.name}`))))
      ),
    script: (operation, ...results) =>
      Effect.sync(() => {
        scripts.set(operation.name, [...(scripts.get(operation.name) ?? []), ...results])
      }),
    operations: simulators.flatMap(({ transitions }) => transitions.map(({ operation }) => operation)),
    calls: Effect.sync(() => calls.slice()),
    save: Effect.sync(() => ({
      states: Object.fromEntries(
        simulators.map((simulator) => [
          simulator.name,
          Schema.encodeUnknownSync(savedOf(simulator))(states.get(simulator.name)) as Schema.Json
        ])
      ),
      occurrences: Object.fromEntries(occurrences)
    })),
    answer
  }
}

/**
 * Provides a vendor's simulation, of its own simulators and those of the options.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = <Id>(
  service: Context.Service<Id, Simulation>,
  vendor: Vendor,
  simulators: ReadonlyArray<Simulator.Simulator<any>>,
  options: Options = {}
): Layer.Layer<Id> =>
  Layer.sync(service, () => make(vendor, { ...options, simulators: [...(options.simulators ?? []), ...simulators] }))

/**
 * Provides a vendor's gateway on a simulation, without a wire in between.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerGateway = <Self, Id>(
  service: Context.Service<Self, Gateway.Gateway>,
  simulation: Context.Service<Id, Simulation>,
  options: Pick<Gateway.Options, "vendor" | "meaning" | "normalize">
): Layer.Layer<Self, never, Id> =>
  Layer.effect(
    service,
    Effect.flatMap(simulation, ({ answer }) => Gateway.make({ ...options, exchange: answer }))
  ).pipe(Layer.provide(Layer.succeed(Gateway.Waits, false)))

// The state itself, not a vendor's wire form of it: that has integers which JSON rounds.
const savedOf = <State>({ state }: Simulator.Simulator<State>) => Schema.toCodecJson(Schema.toType(state))

const find = (simulators: ReadonlyArray<Simulator.Simulator<any>>, name: string) => {
  for (const simulator of simulators) {
    const transition = simulator.transitions.find(({ operation }) => operation.name === name)
    if (transition !== undefined) return { simulator, ...transition }
  }
  return undefined
}

const isBroken = (error: VendorError.VendorError) =>
  error instanceof VendorError.TransportFailure || error instanceof VendorError.MalformedResponse

// A script says what broke; which call it was is known here.
const broken = (vendor: Vendor, operation: Operation.Any, error: VendorError.VendorError): VendorError.VendorError => {
  const { _tag, operation: _, vendor: __, ...properties } = error
  return Failures.make(
    error.constructor as new (properties: any) => VendorError.VendorError,
    vendor.name,
    operation,
    // An error's message and cause are not among the properties that are copied above.
    { ...properties, message: error.message, cause: error.cause }
  )
}

// The vendor's side of the wire: it reads requests and writes responses, with every check.
const decodeRequest = (operation: Operation.Any) => Schema.decodeUnknownResult(operation.request)
const encodeResponse = (operation: Operation.Any) => Schema.encodeUnknownResult(operation.response)

const failure = (
  vendor: Vendor,
  operation: Operation.Any,
  error: VendorError.VendorError,
  requestId: string
): Gateway.Failure => {
  return {
    _tag: "Failure",
    ...codeOf(vendor, operation, error),
    message: error.message,
    requestId,
    retryAfter: error instanceof VendorError.RateLimited ? error.retryAfter : undefined
  }
}

const codeOf = (vendor: Vendor, operation: Operation.Any, error: VendorError.VendorError): Code => {
  if (error.code !== "") return { code: error.code, subCode: error.subCode }
  const listed = Object.entries(operation.refusals).find(([, refusal]) => error instanceof refusal)
  if (listed !== undefined) return vendor.refusal(listed[0])
  return (vendor.codes as Readonly<Record<string, Code>>)[error._tag] ?? vendor.codes.UnexpectedError
}
